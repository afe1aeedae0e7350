import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/domain/session/connection.ts';
import { type Body, RECORDED_AT, type RecordedError, readRecording } from '../../support/recorded/fixture.ts';
import { type Wire, wireOf, wireOfError } from '../../support/recorded/wire.ts';
import { connectTo, json, never, REGION, serve, tidy, type TestServer } from './support.ts';

const { errors, answers } = readRecording();

let server: TestServer;
let connection: Connection;
let answer: Wire;

beforeAll(async () => {
  server = await serve((_, response) => json(response, answer.text, answer.status, answer.headers));
  const limits = { transientPause: 1, throttlePause: 1, throttleAttempts: 1, perWindow: 1000 };
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

/** Result of each operation of Lambda that we use for the current answer. */
const lambdaAsks = (): Readonly<Record<string, () => Promise<unknown>>> => {
  const api = connection.lambda(REGION);
  const writes = connection.lambdaWrites(REGION);
  return {
    ListFunctions: async () => await firstOf(api.listFunctions(never)),
    ListFunctionEventInvokeConfigs: () => api.listEventInvokeConfigs('f', never),
    GetFunctionEventInvokeConfig: () => api.getEventInvokeConfig('f', 'live', never),
    PutFunctionEventInvokeConfig: () => writes.putEventInvokeConfig('f', 'live', {}, never),
    DeleteFunctionEventInvokeConfig: () => writes.deleteEventInvokeConfig('f', 'live', never),
    ListAliases: () => api.listAliases('f', never),
    ListVersionsByFunction: () => api.listQualifiers('f', never),
    GetFunctionConfiguration: () => api.getFunction('f', never),
  };
};

/** The same for the other services. */
const otherAsks = (): Readonly<Record<string, () => Promise<unknown>>> => {
  const stacks = connection.stacks(REGION);
  const tagging = connection.tagging(REGION);
  return {
    DescribeStacks: () => firstOf(stacks.listStacks(never)),
    DescribeStackResources: () => stacks.resourcesWith('q', never),
    ListStackResources: () => firstOf(stacks.resourcesOf('stack', never)),
    GetTemplate: () => stacks.processedTemplate('stack', never),
    GetResources: async () => [
      await firstOf(tagging.taggedFunctions(never)),
      await firstOf(tagging.taggedTargets(never)),
    ],
  };
};

async function firstOf<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const page of pages) return page;
  return [];
}

const failures = async (asks: Readonly<Record<string, () => Promise<unknown>>>) =>
  await Promise.all(
    Object.entries(asks).map(
      async ([operation, ask]) => [operation, await ask().catch((thrown: unknown) => thrown)] as const,
    ),
  );

const named = ({ status, code, message }: RecordedError): string => `${status} ${code}: ${message}`;

describe('an error that Lambda was seen to answer', () => {
  it.each(errors.filter(({ service }) => service === 'lambda').map((one) => [named(one), one] as const))(
    '%s',
    async (_, error) => {
      answer = wireOfError(error);
      const { status, message } = error;
      // A write is tried again after a conflict, in a second: see writes.test.ts.
      const asked = Object.entries(lambdaAsks()).filter(
        ([name]) => status !== 409 || !/^Put|^Delete/.test(name),
      );
      for (const [operation, result] of await failures(Object.fromEntries(asked))) {
        const isNone = status === 404 && /have an EventInvokeConfig/.test(message ?? '');
        if (isNone && /GetFunctionEvent|ListFunctionEvent/.test(operation)) {
          expect(result, operation).toEqual(operation.startsWith('Get') ? undefined : []);
          continue;
        }
        const kind = status === 404 && operation === 'ListFunctions' ? 'notUnderstood' : KINDS[status];
        expect(result, operation).toMatchObject({ kind, facts: { status } });
      }
    },
  );
});

describe('an error that CloudFormation was seen to answer', () => {
  const seen = errors.filter(({ service }) => service === 'cloudformation');
  it.each(seen.map((one) => [named(one), one] as const))('%s', async (_, error) => {
    answer = wireOfError(error);
    const { GetResources: _tags, ...asks } = otherAsks();
    const isAbsent = error.message?.includes('does not exist') === true;
    for (const [operation, result] of await failures(asks)) {
      if (isAbsent && operation === 'DescribeStackResources') expect(result, operation).toBeUndefined();
      else {
        const kind = isAbsent && operation !== 'DescribeStacks' ? 'notFound' : 'invalidRequest';
        expect(result, operation).toMatchObject({ kind, facts: { status: 400, detail: error.message } });
      }
    }
  });
});

/** The members of a list in an answer. */
const list = (body: Body, name: string): readonly Body[] => body[name] as readonly Body[];

/** Only what is there. */
const present = (members: Body): Body =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const inner = (body: Body, name: string, member: string): unknown =>
  (body[name] as Body | undefined)?.[member];

const functionOf = (body: Body): Body =>
  present({
    name: body['FunctionName'],
    arn: String(body['FunctionArn']).split(':').slice(0, 7).join(':'),
    runtime: body['Runtime'],
    // Lambda has no function without a description: an empty one is none.
    description: body['Description'] === '' ? undefined : body['Description'],
    role: body['Role'],
    lastModified: RECORDED_AT,
    deadLetterArn: inner(body, 'DeadLetterConfig', 'TargetArn'),
    logGroup: inner(body, 'LoggingConfig', 'LogGroup'),
  });

function configOf(body: Body): Body {
  const { OnSuccess, OnFailure } = body['DestinationConfig'] as Readonly<Record<string, Body>>;
  const arn = String(body['FunctionArn']);
  return present({
    functionArn: arn,
    qualifier: arn.split(':')[7] ?? '$LATEST',
    maximumRetryAttempts: body['MaximumRetryAttempts'],
    maximumEventAgeInSeconds: body['MaximumEventAgeInSeconds'],
    onSuccess: OnSuccess?.['Destination'],
    onFailure: OnFailure?.['Destination'],
    lastModified: RECORDED_AT,
  });
}

const aliasOf = ({ Name: name, FunctionVersion: version }: Body): Body => ({ name, version });

const resourceOf = (body: Body): Body =>
  present({
    stack: body['StackName'] ?? 'stack',
    logicalId: body['LogicalResourceId'],
    physicalId: body['PhysicalResourceId'],
    type: body['ResourceType'],
  });

const tagsOf = (body: Body): ReadonlyMap<unknown, unknown> =>
  new Map(list(body, 'Tags').map(({ Key, Value }) => [Key, Value]));

/** What of an answer our model has, member by member; absent where another operation answers the same. */
const MODELS: Readonly<Record<string, (body: Body) => unknown>> = {
  ListFunctions: (body) => list(body, 'Functions').map(functionOf),
  FunctionConfiguration: functionOf,
  ListVersionsByFunction: (body) => ({
    aliases: [],
    versions: list(body, 'Versions').flatMap(({ Version }) => (Version === '$LATEST' ? [] : [Version])),
  }),
  ListAliases: (body) => list(body, 'Aliases').map(aliasOf),
  FunctionEventInvokeConfig: configOf,
  ListFunctionEventInvokeConfigs: (body) => list(body, 'FunctionEventInvokeConfigs').map(configOf),
  DescribeStacks: (body) => list(body, 'Stacks').map(({ StackName }) => StackName),
  DescribeStackResources: (body) => list(body, 'StackResources').map(resourceOf),
  ListStackResources: (body) => list(body, 'StackResourceSummaries').map(resourceOf),
  GetTemplate: ({ TemplateBody }) =>
    typeof TemplateBody === 'string' ? TemplateBody : JSON.stringify(TemplateBody),
  GetResources: (body) => [
    list(body, 'ResourceTagMappingList').map((one) => ({ arn: one['ResourceARN'], tags: tagsOf(one) })),
    list(body, 'ResourceTagMappingList').map((one) => one['ResourceARN']),
  ],
};

/** Operations that answer with one shape. */
const ANSWERED_BY: Readonly<Record<string, readonly string[]>> = {
  FunctionConfiguration: ['GetFunctionConfiguration'],
  FunctionEventInvokeConfig: ['GetFunctionEventInvokeConfig', 'PutFunctionEventInvokeConfig'],
};

describe('an answer that was seen', () => {
  it.each(answers.map((one, index) => [index, one.operation, one.body] as const))(
    'is read without loss: %i, %s',
    async (_, recorded, body) => {
      // The list of versions is asked for together with that of aliases, and both get the same here.
      const aliases = recorded === 'ListVersionsByFunction' && { Aliases: [] };
      answer = wireOf({ operation: recorded, body: { ...body, ...aliases } });
      const asks = { ...lambdaAsks(), ...otherAsks() };
      for (const operation of ANSWERED_BY[recorded] ?? [recorded]) {
        expect(await asks[operation]?.(), operation).toEqual(MODELS[recorded]?.(body));
      }
    },
  );

  it('is there for every operation that we use and that was recorded', () => {
    const used = [...Object.keys(lambdaAsks()), ...Object.keys(otherAsks())];
    const seen = answers.flatMap(({ operation }) => ANSWERED_BY[operation] ?? [operation]);
    // Delete answers nothing: its status alone counts.
    expect(new Set(seen)).toEqual(new Set(used.filter((one) => !one.startsWith('Delete'))));
  });
});

/** Where the recorded answers may lie; they need not be there. */
const HANDED = new URL('../../../../shared/vectors/aws-recorded-more.json', import.meta.url);

describe('our copy of the recording', () => {
  it.skipIf(!existsSync(HANDED))('has every answer of an operation that we use', () => {
    const handed = JSON.parse(readFileSync(HANDED, 'utf8')) as {
      readonly answers: readonly { readonly operation: string; readonly body: Body }[];
    };
    const own = readFileSync(new URL('../../fixtures/aws-recorded-more.json', import.meta.url), 'utf8');
    const copied = new Set(
      (JSON.parse(own) as typeof handed).answers.map(({ operation, body }) =>
        JSON.stringify([operation, body]),
      ),
    );
    // One is of another service with an operation of that name.
    const ours = handed.answers.filter(
      ({ body }) => !JSON.stringify(body).startsWith('{"Versions":["OpenSearch'),
    );
    const missing = ours.flatMap(({ operation, body }) => {
      const members = Object.fromEntries(
        Object.entries(body).filter(([name]) => name !== 'ResponseMetadata'),
      );
      return operation in MODELS && !copied.has(JSON.stringify([operation, members])) ? [operation] : [];
    });
    expect(missing).toEqual([]);
  });
});
