import { afterEach, describe, expect, it } from 'vitest';
import { Account, type FunctionConfigs } from '../../../../src/domain/account/account.ts';
import { type Answerer, arn, connectTo, fail, json, never, REGION, serve, tidy } from '../support.ts';

afterEach(tidy);

/** An answer per route; a route that is absent is unknown to the emulator. */
type Routes = Readonly<Partial<Record<Route, unknown>>>;
type Route = 'functions' | 'list' | 'get' | 'aliases' | 'versions' | 'configuration';
type Unknown = (response: Parameters<Answerer>[1]) => void;

const PATHS: readonly (readonly [RegExp, Route])[] = [
  [/event-invoke-config\/list/, 'list'],
  [/event-invoke-config/, 'get'],
  [/\/aliases/, 'aliases'],
  [/\/versions/, 'versions'],
  [/\/configuration/, 'configuration'],
  [/\/functions\/?(\?|$)/, 'functions'],
];

const page404: Unknown = (response) =>
  json(response, '<!doctype html>\n<title>404 Not Found</title>', 404, { 'content-type': 'text/html' });

/** Answers of emulators for an unknown route. */
const UNKNOWN: Readonly<Record<string, Unknown>> = {
  'HTML 404 (moto)': page404,
  '404 with JSON that names no error': (response) => json(response, { message: 'not found' }, 404),
  '405 with HTML': (response) =>
    json(response, '<h1>Method Not Allowed</h1>', 405, { 'content-type': 'text/html' }),
  '404 of sam local': (response) =>
    json(response, { Type: 'LocalService', Message: 'PathNotFoundException' }, 404, {
      'x-amzn-errortype': 'PathNotFoundLocally',
    }),
  '404 of sam local, of which only the body is left': (response) =>
    json(response, { Type: 'LocalService', Message: 'PathNotFoundException' }, 404),
  '400 UnknownOperationException': (response) => fail(response, 400, 'UnknownOperationException'),
  '405 MethodNotAllowedException': (response) => fail(response, 405, 'MethodNotAllowedException'),
  '404 without a body': (response) => response.writeHead(404).end(),
  '501 (LocalStack)': (response) =>
    fail(response, 501, 'InternalFailure', "The API action 'X' for service 'lambda' is not yet implemented."),
};

async function emulator(routes: Routes, unknown = page404): Promise<Account> {
  const server = await serve((request, response) => {
    const route = PATHS.find(([path]) => path.test(request.url ?? ''))?.[1];
    const answer = route && routes[route];
    if (answer === undefined) return unknown(response);
    if (typeof answer === 'function') return (answer as Unknown)(response);
    return json(response, answer);
  });
  return new Account(REGION, (await connectTo(server.url)).lambda(REGION), never);
}

/** moto: the function's own configuration, versions and dates as Python writes them, nulls where nothing is. */
const MOTO_FUNCTION = {
  FunctionName: 'orders',
  FunctionArn: arn('orders'),
  Runtime: 'python3.12',
  Role: 'arn:aws:iam::123456789012:role/r',
  Description: '',
  LastModified: '2026-03-01T10:00:00.123456789Z',
  Version: '$LATEST',
  Layers: [],
  SigningProfileVersionArn: null,
};
const MOTO_CONFIG = {
  FunctionArn: arn('orders'),
  LastModified: '2026-03-01T10:00:00.123456789Z',
  MaximumRetryAttempts: 1,
  DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:123456789012:q' } },
};
/** LocalStack: qualified, epoch seconds as a whole number, DestinationConfig left out when nothing was sent. */
const LOCALSTACK_CONFIG = {
  FunctionArn: arn('orders', '$LATEST'),
  LastModified: 1772359200,
  MaximumEventAgeInSeconds: 60,
};
/** MiniStack: unqualified, defaults filled in, a date in seconds or as a text. */
const MINISTACK_CONFIG = {
  FunctionArn: arn('orders'),
  MaximumRetryAttempts: 2,
  MaximumEventAgeInSeconds: 21600,
  DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  LastModified: '2026-03-01T10:00:00.000+0000',
};
const list = (...configs: readonly unknown[]): unknown => ({ FunctionEventInvokeConfigs: configs });

const READ: readonly (readonly [string, Routes, Partial<FunctionConfigs['configs'][number]>])[] = [
  [
    'moto',
    { list: list(MOTO_CONFIG) },
    {
      qualifier: '$LATEST',
      maximumRetryAttempts: 1,
      onFailure: MOTO_CONFIG.DestinationConfig.OnFailure.Destination,
    },
  ],
  ['LocalStack', { list: list(LOCALSTACK_CONFIG) }, { qualifier: '$LATEST', maximumEventAgeInSeconds: 60 }],
  [
    'MiniStack, which answers List as Get',
    { list: MINISTACK_CONFIG },
    { qualifier: '$LATEST', maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21600 },
  ],
  ['NextMarker as an empty object', { list: { ...(list(LOCALSTACK_CONFIG) as object), NextMarker: {} } }, {}],
  [
    'NextMarker as an object',
    { list: { ...(list(LOCALSTACK_CONFIG) as object), NextMarker: { Marker: 'x' } } },
    {},
  ],
  [
    'paging ignored, the same marker always',
    { list: { ...(list(LOCALSTACK_CONFIG) as object), NextMarker: 'm' } },
    {},
  ],
  ['all of DestinationConfig null', { list: list({ ...MOTO_CONFIG, DestinationConfig: null }) }, {}],
  [
    'a content type of text',
    {
      list: (response: Parameters<Unknown>[0]) =>
        json(response, list(MOTO_CONFIG), 200, { 'content-type': 'text/plain' }),
    },
    {},
  ],
];

describe('configs of an emulator', () => {
  it.each(READ)('are read: %s', async (_, routes, expected) => {
    const { configs, via } = await (await emulator(routes)).configs('orders');
    expect(via).toBe('list');
    expect(configs).toHaveLength(1);
    expect(configs[0]).toMatchObject(expected);
  });

  it.each([
    ['2026-03-01T10:00:00.123456789Z', 1772359200123],
    ['2026-03-01T10:00:00.000+0000', 1772359200000],
    ['2026-03-01T10:00:00+00:00', 1772359200000],
    [1772359200.5, 1772359200500],
    [null, undefined],
  ])('have a date, however it is written: %s', async (LastModified, ms) => {
    const { configs } = await (
      await emulator({ list: list({ ...MOTO_CONFIG, LastModified }) })
    ).configs('orders');
    expect(configs[0]?.lastModified?.getTime()).toBe(ms);
  });

  it.each([
    ['an empty list', list()],
    ['no list', {}],
    ['a list that is null', { FunctionEventInvokeConfigs: null }],
    [
      'a 404 of Get',
      (response: Parameters<Unknown>[0]) =>
        fail(
          response,
          404,
          'ResourceNotFoundException',
          "The function orders doesn't have an EventInvokeConfig",
        ),
    ],
  ])('may be none: %s', async (_, answer) => {
    expect(await (await emulator({ list: answer })).configs('orders')).toMatchObject({
      configs: [],
      via: 'list',
    });
  });

  it.each(Object.entries(UNKNOWN))('are read by Get where List is unknown: %s', async (_, unknown) => {
    const found = await (await emulator({ get: MINISTACK_CONFIG }, unknown)).configs('orders');
    expect(found).toMatchObject({
      configs: [{ qualifier: '$LATEST', maximumRetryAttempts: 2 }],
      via: 'get',
      refusal: { kind: 'notUnderstood', facts: { missingOperation: 'ListFunctionEventInvokeConfigs' } },
    });
  });

  it.each(Object.entries(UNKNOWN))('are explained where both are unknown: %s', async (_, unknown) => {
    await expect((await emulator({}, unknown)).configs('orders')).rejects.toMatchObject({
      kind: 'notUnderstood',
      message: expect.stringContaining('does not implement ListFunctionEventInvokeConfigs') as string,
      facts: { missingOperation: 'ListFunctionEventInvokeConfigs', host: expect.any(String) as string },
    });
  });
});

describe('functions of an emulator', () => {
  const many = Array.from({ length: 130 }, (_, index) => ({
    ...MOTO_FUNCTION,
    FunctionName: `f${index}`,
    FunctionArn: arn(`f${index}`),
  }));

  it.each([
    ['moto', { Functions: [MOTO_FUNCTION] }, 1],
    ['none', { Functions: [] }, 0],
    ['a list that is null', { Functions: null }, 0],
    ['all on one page, whatever was asked for', { Functions: many }, 130],
    ['all on one page, and a marker that is null', { Functions: many, NextMarker: null }, 130],
    ['all on one page, and an empty marker', { Functions: many, NextMarker: '' }, 130],
    ['all on one page, and an object for a marker', { Functions: many, NextMarker: {} }, 130],
  ])('are read whole: %s', async (_, functions, size) => {
    const { directory } = await emulator({ functions });
    await directory.load();
    expect(directory.state.kind).toBe('complete');
    expect(directory.size).toBe(size);
  });

  it('are read, and not called the whole, where the marker leads nowhere', async () => {
    const { directory } = await emulator({ functions: { Functions: many, NextMarker: 'again' } });
    await directory.load();
    expect(directory.size).toBe(130);
    expect(directory.state).toMatchObject({ kind: 'failed', error: { kind: 'notUnderstood' } });
  });

  it('may have qualified ARNs: they are the same functions', async () => {
    const { directory } = await emulator({
      functions: { Functions: [{ ...MOTO_FUNCTION, FunctionArn: arn('orders', '$LATEST') }] },
    });
    await directory.load();
    expect(directory.get('orders')).toMatchObject({ arn: arn('orders'), runtime: 'python3.12' });
  });
});

async function refusedAliases(account: Account): Promise<void> {
  const { versions, unknown } = await account.qualifiers('orders');
  expect(versions).toEqual([]);
  if (unknown?.aliases) throw unknown.aliases;
}

/** Answers that are no list. */
const NO_ANSWERS: Readonly<Record<string, Unknown>> = {
  'an empty body': (response) => json(response, ''),
  blanks: (response) => json(response, ' \n'),
  '1': (response) => json(response, '1'),
  '0': (response) => json(response, '0'),
  true: (response) => json(response, 'true'),
  null: (response) => json(response, 'null'),
  '""': (response) => json(response, '""'),
  'a text': (response) => json(response, '"Functions"'),
  '[]': (response) => json(response, []),
  '[{}]': (response) => json(response, [{}]),
  'an object of something else': (response) => json(response, { status: 'ok' }),
  'an error with status 200': (response) => json(response, { __type: 'X', message: 'no' }),
  'another list': (response) => json(response, { Items: [] }),
  'status 204': (response) => response.writeHead(204).end(),
  'status 201': (response) => json(response, { Functions: [] }, 201),
  'status 202 and no body': (response) => response.writeHead(202).end(),
  'status 206': (response) => json(response, { Functions: [] }, 206),
  'status 299': (response) => json(response, {}, 299),
  'status 304': (response) => response.writeHead(304).end(),
  'status 999': (response) => json(response, { Functions: [] }, 999),
  'status 600': (response) => json(response, '', 600),
  'an event stream': (response) =>
    json(response, 'data: {}\n\n', 200, { 'content-type': 'text/event-stream' }),
  'an object with deeply nested lists': (response) =>
    json(response, `{"Functions":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  'an object with deeply nested objects': (response) =>
    json(
      response,
      `{"Functions":[],"Aliases":[],"Versions":[],"FunctionEventInvokeConfigs":[],"X":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ),
  'deeply nested JSON': (response) => json(response, `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
};

describe('what is no answer', () => {
  const asked: readonly (readonly [string, (account: Account) => Promise<unknown>])[] = [
    [
      'ListFunctions',
      async (account) => {
        await account.directory.load();
        if (account.directory.state.kind === 'failed') throw account.directory.state.error;
      },
    ],
    ['ListFunctionEventInvokeConfigs', (account) => account.configs('orders')],
    ['ListAliases and ListVersionsByFunction', (account) => account.qualifiers('orders')],
    ['GetFunctionConfiguration', (account) => account.summary('orders')],
  ];

  it.each(Object.entries(NO_ANSWERS))('is not understood, and no empty account: %s', async (_, answer) => {
    for (const [operation, ask] of asked) {
      const error: unknown = await ask(await emulator({}, answer)).then(
        () => 'an answer',
        (thrown: unknown) => thrown,
      );
      expect(error, operation).toMatchObject({ kind: 'notUnderstood' });
    }
  });

  it('may have other members beside the list: so the tests above could fail', async () => {
    const { directory } = await emulator({ functions: { Functions: [], status: 'ok' } });
    await directory.load();
    expect(directory.state.kind).toBe('complete');
  });
});

describe('the list of all functions', () => {
  it.each([
    ['ResourceNotFoundException', 404],
    ['NotFoundException', 404],
    ['FunctionNotFound', 404],
    ['NoSuchKey', 404],
  ])('is never "not found": %s (%i) means that it is not implemented', async (name, status) => {
    const { directory } = await emulator({}, (response) => fail(response, status, name));
    await directory.load();
    expect(directory.state).toMatchObject({
      kind: 'failed',
      error: { kind: 'notUnderstood', facts: { missingOperation: 'ListFunctions' } },
    });
  });

  it('is another matter than one function, which may not be there', async () => {
    for (const name of ['ResourceNotFoundException', 'NotFoundException', 'FunctionNotFound']) {
      const account = await emulator({}, (response) => fail(response, 404, name));
      await expect(account.summary('orders'), name).rejects.toMatchObject({ kind: 'notFound' });
    }
  });
});

describe('what an emulator does not implement', () => {
  it.each([
    [
      'ListFunctions',
      async (account: Account) => {
        await account.directory.load();
        if (account.directory.state.kind === 'failed') throw account.directory.state.error;
      },
    ],
    ['ListAliases', async (account: Account) => await refusedAliases(account)],
    ['GetFunctionConfiguration', async (account: Account) => await account.summary('orders')],
  ] as const)('%s: it is named', async (missingOperation, ask) => {
    const account = await emulator({ versions: { Versions: [MOTO_FUNCTION] } });
    await expect(ask(account)).rejects.toMatchObject({ kind: 'notUnderstood', facts: { missingOperation } });
  });
});
