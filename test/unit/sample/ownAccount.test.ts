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
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCESS_KEYS } from '../../support/sampleKeys.ts';
import { clientOf, sampleForTests } from './support.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:q';

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
    await client.send(
      new PutFunctionEventInvokeConfigCommand({ FunctionName: 'mine:live', MaximumRetryAttempts: 0 }),
    );
    const named = await client.send(new GetFunctionConfigurationCommand({ FunctionName: 'mine:live' }));
    expect(named).toMatchObject({
      FunctionArn: 'arn:aws:lambda:ap-south-1:111111111111:function:mine:live',
      Version: '1',
    });
    expect(
      (await client.send(new ListAliasesCommand({ FunctionName: 'mine', FunctionVersion: '3' }))).Aliases,
    ).toEqual([]);
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
