import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/domain/session/connection.ts';
import { connectTo, json, never, REGION, serve, tidy, type TestServer } from './support.ts';

interface Recorded {
  readonly errors: readonly {
    readonly status: number;
    readonly code: string;
    readonly message: string | null;
  }[];
  readonly answers: readonly {
    readonly operation: string;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
}

const fixture = new URL('../../fixtures/aws-recorded-more.json', import.meta.url);
const { errors, answers } = JSON.parse(readFileSync(fixture, 'utf8')) as Recorded;

let server: TestServer;
let connection: Connection;
let answer: { readonly body: unknown; readonly status: number; readonly headers: object };

beforeAll(async () => {
  server = await serve((_, response) => json(response, answer.body, answer.status, answer.headers));
  const limits = { throttlePause: 1, throttleAttempts: 1, perWindow: 1000 };
  connection = await connectTo(server.url, { limits });
});
afterAll(async () => {
  connection.close();
  await tidy();
});

const KINDS: Readonly<Record<number, string>> = {
  400: 'invalidRequest',
  403: 'accessDenied',
  404: 'notFound',
  409: 'invalidRequest',
  412: 'invalidRequest',
  413: 'invalidRequest',
  429: 'throttled',
};

/** Result of each operation of ours for the current answer. */
const asks = (): Readonly<Record<string, () => Promise<unknown>>> => {
  const api = connection.lambda(REGION);
  return {
    ListFunctions: async () => {
      for await (const page of api.listFunctions(never)) return page;
      return [];
    },
    ListFunctionEventInvokeConfigs: () => api.listEventInvokeConfigs('f', never),
    GetFunctionEventInvokeConfig: () => api.getEventInvokeConfig('f', 'live', never),
    ListAliases: () => api.listAliases('f', never),
    ListVersionsByFunction: () => api.listQualifiers('f', never),
    GetFunctionConfiguration: () => api.getFunction('f', never),
  };
};

describe('an error that the service was seen to answer', () => {
  it.each(errors)('$status $code: $message', async ({ status, code, message }) => {
    answer = { body: { Type: 'User', message }, status, headers: { 'x-amzn-errortype': code } };
    const asked = Object.entries(asks()).map(
      async ([operation, ask]) => [operation, await ask().catch((thrown: unknown) => thrown)] as const,
    );
    for (const [operation, error] of await Promise.all(asked)) {
      const isNone = status === 404 && /have an EventInvokeConfig/.test(message ?? '');
      if (isNone && /GetFunctionEvent|ListFunctionEvent/.test(operation)) {
        expect(error, operation).toEqual(operation.startsWith('Get') ? undefined : []);
        continue;
      }
      const kind = status === 404 && operation === 'ListFunctions' ? 'notUnderstood' : KINDS[status];
      expect(error, operation).toMatchObject({ kind, facts: { status } });
    }
  });
});

describe('an answer that was seen', () => {
  const OPERATIONS: Readonly<Record<string, string>> = {
    FunctionConfiguration: 'GetFunctionConfiguration',
    FunctionEventInvokeConfig: 'GetFunctionEventInvokeConfig',
  };

  it.each(answers.map((one, index) => [index, one.operation, one.body] as const))(
    'is read: %i, %s',
    async (_, recorded, body) => {
      // The list of versions is asked for together with that of aliases, and both get the same here.
      const aliases = recorded === 'ListVersionsByFunction' && { Aliases: [] };
      answer = { body: { ...body, ...aliases }, status: 200, headers: {} };
      const operation = OPERATIONS[recorded] ?? recorded;
      const ask = asks()[operation];
      await expect(ask?.(), operation).resolves.toBeDefined();
    },
  );
});
