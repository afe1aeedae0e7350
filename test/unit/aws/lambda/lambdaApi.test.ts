import { scheduler } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LambdaApi } from '../../../../src/domain/session/lambdaApi.ts';
import {
  type Answerer,
  arn,
  collect,
  connectTo,
  fail,
  json,
  never,
  REGION,
  serve,
  tidy,
  type TestServer,
} from '../support.ts';

afterEach(tidy);

async function lambda(answer: Answerer): Promise<{ api: LambdaApi; server: TestServer }> {
  const server = await serve(answer);
  return { api: (await connectTo(server.url)).lambda(REGION), server };
}

/** Answers the pages one after the other, whatever is asked. */
async function paged(...pages: readonly unknown[]): Promise<{ api: LambdaApi; server: TestServer }> {
  let next = 0;
  return await lambda((_, response) => json(response, pages[Math.min(next++, pages.length - 1)]));
}

const fn = (name: string) => ({ FunctionName: name, FunctionArn: arn(name) });
const config = (qualifier: string, more = {}) => ({ FunctionArn: arn('orders', qualifier), ...more });

describe('functions', () => {
  it('are read page by page, an empty page included', async () => {
    const { api, server } = await paged(
      { Functions: [fn('a'), fn('b')], NextMarker: 'm 1' },
      { Functions: [], NextMarker: 'm2' },
      { Functions: null, NextMarker: 'm3' },
      { Functions: [fn('a')], NextMarker: '' },
    );
    const sizes: number[] = [];
    for await (const page of api.listFunctions(never)) sizes.push(page.length);
    expect(sizes).toEqual([2, 0, 0, 1]);
    expect(server.requests.map(({ url }) => new URL(url, server.url).searchParams.get('Marker'))).toEqual([
      null,
      'm 1',
      'm2',
      'm3',
    ]);
  });

  it('are asked for page by page when the reader says so, who is not asked after the last', async () => {
    const { api, server } = await paged(
      { Functions: [fn('a')], NextMarker: 'm' },
      { Functions: [fn('b')], NextMarker: 'n' },
      { Functions: [fn('c')] },
    );
    const sent: number[] = [];
    const beforeNext = async (): Promise<void> => {
      await scheduler.yield();
      sent.push(server.requests.length);
    };
    expect(await collect(api.listFunctions(never, beforeNext))).toHaveLength(3);
    expect(sent).toEqual([1, 2]);
  });

  it('are not asked for beyond the page that is wanted', async () => {
    const { api, server } = await paged({ Functions: [fn('a')], NextMarker: 'm' });
    for await (const _ of api.listFunctions(never)) break;
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['the same', ['m', 'm', 'm']],
    ['going round', ['m', 'n', 'm', 'n']],
  ])('end where markers are %s', async (_, markers) => {
    const { api } = await paged(...markers.map((NextMarker) => ({ Functions: [fn('a')], NextMarker })));
    const all = await collect(api.listFunctions(never));
    expect(all.length).toBeLessThanOrEqual(3);
  });

  const many = Array.from({ length: 50 }, (_, index) => fn(`f${index}`));

  it.each([
    ['no text', [7]],
    ['an object', [{ a: 1 }]],
    ['the same', ['m', 'm']],
  ])('end where the marker of a page that is not full is %s', async (_, markers) => {
    const { api } = await paged(...markers.map((NextMarker) => ({ Functions: [fn('a')], NextMarker })));
    expect(await collect(api.listFunctions(never))).toHaveLength(markers.length);
  });

  it.each([
    ['a full page has a marker that is no text', many, [{ a: 1 }], 50],
    ['a full page has a marker that comes back', many, ['m', 'm'], 100],
    ['an empty page has a marker that is no text', [], [7], 0],
  ])('are kept, and their end is a failure, where %s', async (_, Functions, markers, size) => {
    const { api } = await paged(...markers.map((NextMarker) => ({ Functions, NextMarker })));
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const page of api.listFunctions(never)) found.push(...page);
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'notUnderstood' });
    expect(found).toHaveLength(size);
  });

  it('have what is there, and nothing for what is null, empty or of another kind of nothing', async () => {
    const full = {
      ...fn('a'),
      FunctionArn: arn('a', '$LATEST'),
      Runtime: 'nodejs24.x',
      Description: 'd',
      Role: 'r',
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:1:q' },
      LastModified: '2019-11-14T03:14:47.000+0000',
      DurableConfig: { ExecutionTimeout: 1 },
      Unknown: { more: 1 },
    };
    const empty = {
      ...fn('b'),
      Runtime: null,
      Description: '',
      DeadLetterConfig: {},
      DurableConfig: null,
      LastModified: 'x',
    };
    const { api } = await paged({
      Functions: [full, empty, { ...fn('c'), DeadLetterConfig: { TargetArn: null } }],
    });
    expect(await collect(api.listFunctions(never))).toEqual([
      {
        name: 'a',
        arn: arn('a'),
        runtime: 'nodejs24.x',
        description: 'd',
        role: 'r',
        deadLetterArn: 'arn:aws:sqs:eu-west-1:1:q',
        lastModified: new Date('2019-11-14T03:14:47Z'),
        durable: true,
      },
      { name: 'b', arn: arn('b') },
      { name: 'c', arn: arn('c') },
    ]);
  });

  it.each([
    { Functions: {} },
    { Functions: [1] },
    { Functions: [null] },
    { Functions: [{ FunctionName: 7, FunctionArn: 'x' }] },
    { Functions: [{ FunctionArn: 'x' }] },
  ])('that are something else are not understood: %j', async (answer) => {
    const { api, server } = await paged(answer);
    await expect(collect(api.listFunctions(never))).rejects.toMatchObject({
      kind: 'notUnderstood',
      facts: { host: new URL(server.url).host },
    });
  });
});

describe('configs', () => {
  it('are read with their qualifier and what is set', async () => {
    const { api } = await paged(
      {
        FunctionEventInvokeConfigs: [
          config('$LATEST', {
            MaximumRetryAttempts: 0,
            MaximumEventAgeInSeconds: 60,
            LastModified: 1573687896.493,
          }),
          config('live', { DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: 'q' } } }),
        ],
        NextMarker: 'm',
      },
      {
        FunctionEventInvokeConfigs: [
          config('1', {
            DestinationConfig: { OnSuccess: { Destination: null }, OnFailure: { Destination: '' } },
          }),
          { FunctionArn: arn('orders'), MaximumRetryAttempts: null, DestinationConfig: null },
        ],
      },
    );
    expect(await api.listEventInvokeConfigs('orders', never)).toEqual([
      {
        functionArn: arn('orders', '$LATEST'),
        qualifier: '$LATEST',
        maximumRetryAttempts: 0,
        maximumEventAgeInSeconds: 60,
        lastModified: new Date(1573687896493),
      },
      { functionArn: arn('orders', 'live'), qualifier: 'live', onFailure: 'q' },
      { functionArn: arn('orders', '1'), qualifier: '1' },
      { functionArn: arn('orders'), qualifier: '$LATEST' },
    ]);
  });

  it.each([
    ['2019-11-14T03:14:47Z', '2019-11-14T03:14:47Z'],
    ['2019-11-14T03:14:47.123456+00:00', '2019-11-14T03:14:47.123Z'],
    ['2019-11-14T03:14:47.000+0000', '2019-11-14T03:14:47Z'],
    ['2019-11-14T03:14:47.123456', '2019-11-14T03:14:47.123Z'],
    ['1573701287.493', '2019-11-14T03:14:47.493Z'],
  ])('may have a date in ISO format: %s', async (LastModified, date) => {
    const { api } = await paged({ FunctionEventInvokeConfigs: [config('1', { LastModified })] });
    expect(await api.listEventInvokeConfigs('orders', never)).toMatchObject([
      { qualifier: '1', lastModified: new Date(date) },
    ]);
  });

  it.each([
    '2020-03-19 21:04:51.123456',
    'None',
    'soon',
    '',
    '19/03/2020',
    'Thu, 19 Mar 2020 21:04:51 GMT',
    '2020-03-19',
    '2020-13-45T99:99:99Z',
    true,
    null,
    {},
    [1],
    -1,
    1e300,
    1573687896493,
    '1573687896493',
  ])('have no date where it is written as nobody can read it: %j', async (LastModified) => {
    const more = { LastModified, MaximumRetryAttempts: 1 };
    const { api } = await paged({ FunctionEventInvokeConfigs: [config('1', more), config('2')] });
    expect(await api.listEventInvokeConfigs('orders', never)).toEqual([
      { functionArn: arn('orders', '1'), qualifier: '1', maximumRetryAttempts: 1 },
      { functionArn: arn('orders', '2'), qualifier: '2' },
    ]);
    const one = await paged(config('1', more));
    const { lastModified } = (await one.api.getEventInvokeConfig('orders', '1', never)) ?? {};
    expect(lastModified).toBeUndefined();
  });

  it.each(['None', '1', '2020', '2020-03-19 21:04:51.123456', 7, {}])(
    'are of functions that have no date either then: %j',
    async (LastModified) => {
      const { api } = await paged({ ...fn('a'), LastModified });
      expect(await api.getFunction('a', never)).toEqual({ name: 'a', arn: arn('a') });
    },
  );

  it('that are answered twice count once', async () => {
    const page = { FunctionEventInvokeConfigs: [config('1')], NextMarker: 'm' };
    const { api } = await paged(page, page);
    expect(await api.listEventInvokeConfigs('orders', never)).toHaveLength(1);
  });

  it('of one qualifier: its config, undefined where there is none, or the failure', async () => {
    const { api, server } = await lambda((request, response) => {
      if (request.url?.includes('live')) json(response, config('live', { MaximumRetryAttempts: 1 }));
      else if (request.url?.includes('Qualifier=1')) {
        fail(
          response,
          404,
          'ResourceNotFoundException',
          `The function ${arn('orders', '1')} doesn't have an EventInvokeConfig`,
        );
      } else
        fail(
          response,
          404,
          'ResourceNotFoundException',
          "Functions from 'x' are not reachable in this region ('y')",
        );
    });
    expect(await api.getEventInvokeConfig('orders', 'live', never)).toMatchObject({
      maximumRetryAttempts: 1,
    });
    expect(await api.getEventInvokeConfig('orders', '1', never)).toBeUndefined();
    await expect(api.getEventInvokeConfig('orders', 'x', never)).rejects.toMatchObject({ kind: 'notFound' });
    expect(server.requests[0]?.url).toBe('/2019-09-25/functions/orders/event-invoke-config?Qualifier=live');
  });
});

describe('qualifiers', () => {
  it('are the aliases and the versions of all pages, without $LATEST', async () => {
    const { api } = await lambda((request, response) => {
      const more = request.url?.includes('Marker');
      if (request.url?.includes('aliases'))
        json(response, { Aliases: [{ Name: 'live', FunctionVersion: '2', AliasArn: 'x' }] });
      else if (more) json(response, { Versions: [{ ...fn('orders'), Version: '2' }] });
      else {
        const versions = ['$LATEST', '1'].map((Version) => ({ ...fn('orders'), Version }));
        json(response, { Versions: versions, NextMarker: 'm' });
      }
    });
    const aliases = [{ name: 'live', version: '2' }];
    expect(await api.listQualifiers('orders', never)).toEqual({ aliases, versions: ['1', '2'] });
    expect(await api.listAliases('orders', never)).toEqual(aliases);
  });
});

describe('an empty name', () => {
  it('is never sent', async () => {
    const { api, server } = await paged({});
    const asked = [
      api.getFunction('', never),
      api.listEventInvokeConfigs('', never),
      api.getEventInvokeConfig('', '1', never),
      api.getEventInvokeConfig('a', '', never),
      api.listAliases('', never),
      api.listQualifiers('', never),
    ];
    for (const result of await Promise.allSettled(asked)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'invalidRequest' } });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a name that no path can hold, or that is one in another account', () => {
  it.each([
    '.',
    '..',
    '\uD800',
    'a\uDC00b',
    'arn:aws:lambda:us-east-1:999999999999:function:orders',
    '999999999999:function:orders',
  ])('is never sent: %j', async (name) => {
    const { api, server } = await paged({});
    const asked = [
      api.getFunction(name, never),
      api.listEventInvokeConfigs(name, never),
      api.getEventInvokeConfig(name, '1', never),
      api.getEventInvokeConfig('a', name, never),
      api.listAliases(name, never),
      api.listQualifiers(name, never),
    ];
    for (const result of await Promise.allSettled(asked)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'invalidRequest' } });
    }
    expect(server.requests).toEqual([]);
  });

  it('is another matter than one with dots in it: so the test above could fail', async () => {
    const { api, server } = await paged(fn('a..b'));
    await api.getFunction('a..b', never);
    expect(server.requests[0]?.url).toBe('/2015-03-31/functions/a..b/configuration');
  });
});

describe('the account', () => {
  const answer =
    (body: string, status = 200): Answerer =>
    (_, response) =>
      response.writeHead(status).end(body);
  const identity = (account: string): string =>
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

  it.each([
    [answer(identity('123456789012')), '123456789012'],
    [answer(identity('000000000000')), '000000000000'],
  ])('is asked of STS', async (answerer, id) => {
    const server = await serve(answerer);
    expect(await (await connectTo(server.url)).accountId(never)).toBe(id);
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/' });
  });

  it.each([
    ['no id', answer(identity('me'))],
    ['another answer', answer('{}')],
    ['nothing', answer('')],
    ['HTML', answer('<html><body>no</body></html>', 404)],
    ['JSON', answer('{"message": "not found"}', 404)],
  ])('is not understood where the endpoint answers %s', async (_, answerer) => {
    const server = await serve(answerer);
    const connection = await connectTo(server.url);
    await expect(connection.accountId(never)).rejects.toMatchObject({ kind: 'notUnderstood' });
  });
});
