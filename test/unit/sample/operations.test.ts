import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
  paginateListFunctionEventInvokeConfigs,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCESS_KEYS } from '../../../src/sample/index.ts';
import { authorization, clientOf, raw, sampleForTests } from './support.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:q';
const TOPIC = 'arn:aws:sns:us-east-1:111111111111:t';

const create = (client: LambdaClient, FunctionName: string, rest: object = {}): Promise<unknown> =>
  client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::111111111111:role/r',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: new Uint8Array([1, 2, 3]) },
      ...rest,
    }),
  );

describe('an account of one’s own', async () => {
  const sample = await sampleForTests();
  const client = clientOf(sample, { region: 'ap-south-1' });

  it('is empty in a region where nothing was made', async () => {
    expect((await client.send(new ListFunctionsCommand())).Functions).toEqual([]);
  });

  it('creates a function: pending when created, active when asked for', async () => {
    const made = await create(client, 'mine', {
      Description: 'Mine',
      Timeout: 30,
      DeadLetterConfig: { TargetArn: QUEUE },
      Environment: { Variables: { STAGE: 'test' } },
      DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 1 },
    });
    expect(made).toMatchObject({ State: 'Pending', Version: '$LATEST', CodeSize: 3 });
    const found = await client.send(new GetFunctionConfigurationCommand({ FunctionName: 'mine' }));
    expect(found).toMatchObject({
      FunctionArn: 'arn:aws:lambda:ap-south-1:111111111111:function:mine',
      State: 'Active',
      Timeout: 30,
      MemorySize: 128,
      DeadLetterConfig: { TargetArn: QUEUE },
      Environment: { Variables: { STAGE: 'test' } },
      DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 1 },
    });
    const [listed] = (await client.send(new ListFunctionsCommand())).Functions ?? [];
    expect(listed).toMatchObject({ FunctionName: 'mine', DeadLetterConfig: { TargetArn: QUEUE } });
    expect(listed?.State).toBeUndefined();
  });

  it('publishes a version once for one state, and counts on', async () => {
    const publish = async (Description?: string): Promise<string | undefined> =>
      (
        await client.send(
          new PublishVersionCommand({ FunctionName: 'mine', ...(Description && { Description }) }),
        )
      ).Version;
    expect([await publish(), await publish(), await publish('second')]).toEqual(['1', '1', '2']);
    await client.send(new DeleteFunctionCommand({ FunctionName: 'mine', Qualifier: '2' }));
    expect(await publish('third')).toBe('3');
    const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName: 'mine' }));
    expect(Versions?.map((each) => each.FunctionArn?.split(':').at(-1))).toEqual(['$LATEST', '1', '3']);
  });

  it('makes aliases, answers for them, and leaves their settings behind', async () => {
    const alias = { FunctionName: 'mine', Name: 'live' };
    await client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
    await client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'mine:live', MaximumRetryAttempts: 0 }));
    const named = await client.send(new GetFunctionConfigurationCommand({ FunctionName: 'mine:live' }));
    expect(named).toMatchObject({
      FunctionArn: 'arn:aws:lambda:ap-south-1:111111111111:function:mine:live',
      Version: '1',
    });
    expect((await client.send(new ListAliasesCommand({ FunctionName: 'mine', FunctionVersion: '3' }))).Aliases).toEqual([]);
    await client.send(new DeleteAliasCommand(alias));
    await client.send(new DeleteAliasCommand(alias));
    expect((await client.send(new ListAliasesCommand({ FunctionName: 'mine' }))).Aliases).toEqual([]);
    const left = await client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'mine' }));
    expect(left.FunctionEventInvokeConfigs).toHaveLength(1);
  });

  it('deletes a version that never was without a word, and a function with all that is its', async () => {
    await client.send(new DeleteFunctionCommand({ FunctionName: 'mine', Qualifier: '1233' }));
    await client.send(new DeleteFunctionCommand({ FunctionName: 'mine' }));
    await create(client, 'mine', { Publish: true });
    const left = await client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'mine' }));
    expect(left.FunctionEventInvokeConfigs).toEqual([]);
    const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName: 'mine' }));
    expect(Versions?.map((each) => each.Version)).toEqual(['$LATEST', '1']);
  });

  it('names functions of other partitions by their own', async () => {
    const china = clientOf(sample, { region: 'cn-north-1' });
    expect(await create(china, 'mine')).toMatchObject({
      FunctionArn: 'arn:aws-cn:lambda:cn-north-1:111111111111:function:mine',
    });
  });

  it('keeps accounts and regions apart', async () => {
    const staging = clientOf(sample, { region: 'ap-south-1', accessKey: ACCESS_KEYS.staging });
    expect((await staging.send(new ListFunctionsCommand())).Functions).toEqual([]);
  });
});

describe('settings', async () => {
  const sample = await sampleForTests();
  const client = clientOf(sample);
  const FunctionName = 'orders-api';

  it('are replaced by Put and merged by Update', async () => {
    await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: QUEUE } },
      }),
    );
    const aged = await client.send(
      new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 600 }),
    );
    expect(aged).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 });
    expect(aged.DestinationConfig).toEqual({ OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: QUEUE } });
    const emptied = await client.send(
      new UpdateFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig: {} }),
    );
    expect(emptied.DestinationConfig).toEqual({ OnSuccess: {}, OnFailure: {} });
    expect(emptied.MaximumRetryAttempts).toBe(1);
  });

  it('have a time that moves with every write, and comes as seconds with a fraction', async () => {
    const put = new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 });
    const times = [await client.send(put), await client.send(put), await client.send(put)].map((answer) =>
      Number(answer.LastModified),
    );
    expect(new Set(times).size).toBe(3);
    const { text } = await raw(sample, 'GET', `/2019-09-25/functions/${FunctionName}/event-invoke-config`);
    expect(text).toMatch(/"LastModified":\d{10}(\.\d{1,3})?[,}]/);
  });

  it('take FIFO targets, as they lie in real accounts', async () => {
    const arn = `${QUEUE}.fifo`;
    const put = await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        DestinationConfig: { OnFailure: { Destination: arn } },
      }),
    );
    expect(put.DestinationConfig?.OnFailure?.Destination).toBe(arn);
  });

  it.each([
    'orders-received',
    'arn:aws:lambda:us-east-1:111111111111:function:orders-received',
    'function:orders-received',
    '111111111111:function:orders-received',
    '111111111111:orders-received',
    'us-east-1:111111111111:function:orders-received',
    'orders-received:$LATEST',
  ])('are found under the name %s', async (name) => {
    const list = await client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: name }));
    expect(list.FunctionEventInvokeConfigs).toHaveLength(1);
  });
});

describe('pages', async () => {
  const sample = await sampleForTests({ functions: 120 });
  const client = clientOf(sample);

  it('hold at most fifty functions, whatever is asked, and leave none out', async () => {
    const sizes: number[] = [];
    const names = new Set<string | undefined>();
    for await (const page of paginateListFunctions({ client, pageSize: 10_000, stopOnSameToken: true }, {})) {
      sizes.push(page.Functions?.length ?? 0);
      for (const each of page.Functions ?? []) names.add(each.FunctionName);
    }
    expect(sizes.slice(0, -1).every((size) => size === 50)).toBe(true);
    expect(names.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect([...names].filter((name) => name?.startsWith('generated-'))).toHaveLength(120);
  });

  it('survive deletions between two of them', async () => {
    const first = await client.send(new ListFunctionsCommand({ MaxItems: 3 }));
    const last = first.Functions?.at(-1)?.FunctionName;
    await client.send(new DeleteFunctionCommand({ FunctionName: last }));
    const second = await client.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
    const names = second.Functions?.map((each) => each.FunctionName) ?? [];
    expect(names).toHaveLength(50);
    for (const each of first.Functions ?? []) expect(names).not.toContain(each.FunctionName);
  });

  it('hold fifty versions, $LATEST first, then by number', async () => {
    const versions: string[] = [];
    const pages = paginateListVersionsByFunction({ client, stopOnSameToken: true }, { FunctionName: 'catalog-import' });
    for await (const page of pages) versions.push(...(page.Versions ?? []).map((each) => each.Version ?? ''));
    expect(versions).toEqual(['$LATEST', ...Array.from({ length: 55 }, (_, index) => String(index + 1))]);
  });

  it('hold fifty configs', async () => {
    const sizes: number[] = [];
    const pages = paginateListFunctionEventInvokeConfigs(
      { client, stopOnSameToken: true },
      { FunctionName: 'catalog-import' },
    );
    for await (const page of pages) sizes.push(page.FunctionEventInvokeConfigs?.length ?? 0);
    expect(sizes).toEqual([50, 5]);
  });

  it('list versions too when asked for all', async () => {
    const { json } = await raw(sample, 'GET', '/2015-03-31/functions/?FunctionVersion=ALL&MaxItems=50');
    const arns = (json?.['Functions'] as { FunctionArn: string }[]).map((each) => each.FunctionArn);
    expect(arns.every((arn) => /:(\$LATEST|\d+)$/.test(arn))).toBe(true);
  });
});

describe('callers', async () => {
  const sample = await sampleForTests();
  const list = (accessKey: string): ReturnType<typeof raw> =>
    raw(sample, 'GET', '/2015-03-31/functions/', { headers: { authorization: authorization(accessKey) } });
  const configs = (accessKey: string, method = 'GET', tail = '/list'): ReturnType<typeof raw> =>
    raw(sample, method, `/2019-09-25/functions/orders-received/event-invoke-config${tail}`, {
      headers: { authorization: authorization(accessKey) },
      ...(method === 'PUT' && { body: '{"MaximumRetryAttempts":1}' }),
    });
  const sts = (accessKey: string, action = 'GetCallerIdentity'): ReturnType<typeof raw> =>
    raw(sample, 'POST', '/', {
      headers: { authorization: authorization(accessKey, { service: 'sts' }) },
      body: `Action=${action}&Version=2011-06-15`,
    });

  it('are the primary account with a key of their own', async () => {
    expect((await list('WHOEVER')).status).toBe(200);
    expect((await sts('WHOEVER')).text).toContain('<Account>111111111111</Account>');
  });

  it.each([
    [ACCESS_KEYS.expired, 'ExpiredTokenException', 'ExpiredToken'],
    [ACCESS_KEYS.unknownKey, 'UnrecognizedClientException', 'InvalidClientTokenId'],
  ])('%s is refused by Lambda and by STS', async (key, code, stsCode) => {
    const answer = await list(key);
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({ status: 403, code });
    const identity = await sts(key);
    expect(identity.status).toBe(403);
    expect(identity.text).toContain(`<Code>${stsCode}</Code>`);
  });

  it('may be denied everything, and still know who they are', async () => {
    expect((await list(ACCESS_KEYS.denied)).json?.['Message']).toBe(
      'User: arn:aws:iam::111111111111:user/denied is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows the lambda:ListFunctions action',
    );
    expect((await sts(ACCESS_KEYS.denied)).text).toContain('user/denied</Arn>');
  });

  it.each([
    ['ListFunctions', ACCESS_KEYS.noListFunctions, { list: 403, configs: 200, get: 200, put: 200 }],
    ['ListFunctionEventInvokeConfigs', ACCESS_KEYS.noListConfigs, { list: 200, configs: 403, get: 200, put: 200 }],
    ['every write', ACCESS_KEYS.readOnly, { list: 200, configs: 200, get: 200, put: 403 }],
  ])('may be denied %s alone', async (_, key, expected) => {
    const [listed, listedConfigs, got, put] = await Promise.all([
      list(key),
      configs(key),
      configs(key, 'GET', ''),
      configs(key, 'PUT', ''),
    ]);
    const statuses = { list: listed.status, configs: listedConfigs.status, get: got.status, put: put.status };
    expect(statuses).toEqual(expected);
  });

  it('may be denied aliases and versions', async () => {
    for (const rest of ['aliases', 'versions']) {
      const answer = await raw(sample, 'GET', `/2015-03-31/functions/orders-received/${rest}`, {
        headers: { authorization: authorization(ACCESS_KEYS.noQualifiers) },
      });
      expect(answer.status).toBe(403);
    }
  });

  it('hear from STS about an action that it does not have', async () => {
    const answer = await sts('me', '<b>');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<Code>InvalidAction</Code>');
    expect(answer.text).toContain('&lt;b&gt;');
  });

  it.each([
    ['nothing', {}, 'MissingAuthenticationTokenException'],
    ['an empty header', { authorization: '' }, 'MissingAuthenticationTokenException'],
    ['another scheme', { authorization: 'Bearer x' }, 'IncompleteSignatureException'],
    ['half a scope', { authorization: 'AWS4-HMAC-SHA256 Credential=me/20260101' }, 'IncompleteSignatureException'],
    ['no region', { authorization: authorization('me', { region: '..' }) }, 'InvalidSignatureException'],
  ])('that sign with %s are refused', async (_, headers, code) => {
    const answer = await raw(sample, 'GET', '/2015-03-31/functions/', { headers });
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({ status: 403, code });
  });
});
