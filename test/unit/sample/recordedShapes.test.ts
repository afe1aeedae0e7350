import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  LambdaClient,
  ListAliasesCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../support/recorded/fixture.ts';
import { sampleForTests } from './support.ts';

const { answers } = readRecording();
const sample = await sampleForTests();
const { endpoint, region, accessKeyId, secretAccessKey } = sample;
const config = {
  endpoint,
  region,
  credentials: { accessKeyId, secretAccessKey },
  maxAttempts: 1,
  // A connection that is kept may be closed by the other end just when it is used again.
  requestHandler: { httpAgent: { keepAlive: false, maxSockets: 6 } },
};
const lambda = new LambdaClient(config);
const stacks = new CloudFormationClient(config);
const tagging = new ResourceGroupsTaggingAPIClient(config);
afterAll(() => {
  lambda.destroy();
  stacks.destroy();
  tagging.destroy();
});

/** Objects whose members have names that users gave, and a template, which is a text before a client parses it. */
const MAPS: readonly string[] = ['.Environment.Variables', '.AdditionalVersionWeights', '.TemplateBody'];

/** The members of an object and what is in it, each with the type of its value. */
function membersOf(value: object, path = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (member === undefined || name === '$metadata') return [];
    return membersIn(member, `${path}.${name}`);
  });
}

function membersIn(value: unknown, path: string): readonly string[] {
  if (MAPS.some((map) => path.endsWith(map))) return [path];
  // A client reads some dates, and leaves others as texts.
  if (typeof value !== 'object' || value === null || value instanceof Date) return [path];
  if (Array.isArray(value)) return [path, ...value.flatMap((one) => membersIn(one, `${path}[]`))];
  return [path, ...membersOf(value, path)];
}

const inAll = (sets: readonly (readonly string[])[]): readonly string[] =>
  (sets[0] ?? []).filter((member) => sets.every((set) => set.includes(member)));

/** The entries of a list, or the answer itself. */
const entriesOf = (body: object, list: string | undefined): readonly object[] =>
  list === undefined ? [body] : ((body as Readonly<Record<string, readonly object[]>>)[list] ?? []);

/** Of the sample account, and nowhere in the recording: durable functions are newer than it (domain.md §14). */
const NEWER = /^\.DurableConfig\b/;

interface Shape {
  /** Names of the recorded answers, and the list in each whose entries are compared; absent: the answer itself. */
  readonly recorded: Readonly<Record<string, string | undefined>>;
  /** The same of the sample account. */
  readonly given: () => Promise<readonly object[]>;
  /** Recorded answers that have members of this shape beside. */
  readonly alike?: string;
  /** Entries of the kind that was recorded. */
  readonly like?: (entry: object) => boolean;
}

const functions = async () => (await lambda.send(new ListFunctionsCommand({}))).Functions ?? [];
/** All but the one that answers late on purpose. */
const names = async () =>
  (await functions()).flatMap(({ FunctionName = '' }) =>
    FunctionName === 'reports-monthly' ? [] : [FunctionName],
  );

/** Answers of one operation for each function. */
const ofEach = async <T>(ask: (name: string) => Promise<readonly T[] | undefined>): Promise<readonly T[]> =>
  (await Promise.all((await names()).map(async (name) => (await ask(name)) ?? []))).flat();

const isZip = (entry: object): boolean => 'PackageType' in entry && entry.PackageType === 'Zip';
const stackNames = async () =>
  ((await stacks.send(new DescribeStacksCommand({}))).Stacks ?? []).map(({ StackName = '' }) => StackName);
/** The configs of a function; one of the sample account's may not be read. */
const configs = async (FunctionName: string) =>
  await lambda
    .send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }))
    .then(({ FunctionEventInvokeConfigs = [] }) => FunctionEventInvokeConfigs)
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'AccessDeniedException') return [];
      throw error;
    });

/** A config is the same in a list and alone. */
const CONFIGS = {
  ListFunctionEventInvokeConfigs: 'FunctionEventInvokeConfigs',
  FunctionEventInvokeConfig: undefined,
} as const;

const SHAPES: Readonly<Record<string, Shape>> = {
  'a function in a list': {
    recorded: { ListFunctions: 'Functions', ListVersionsByFunction: 'Versions' },
    alike: 'FunctionConfiguration',
    like: isZip,
    given: async () => [
      ...(await functions()),
      ...(await ofEach(
        async (FunctionName) =>
          (await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }))).Versions,
      )),
    ],
  },
  'a function alone': {
    recorded: { FunctionConfiguration: undefined },
    like: isZip,
    given: () =>
      ofEach(async (FunctionName) => [
        await lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
      ]),
  },
  'an alias': {
    recorded: { ListAliases: 'Aliases' },
    given: () =>
      ofEach(async (FunctionName) => (await lambda.send(new ListAliasesCommand({ FunctionName }))).Aliases),
  },
  'a config in a list': {
    recorded: CONFIGS,
    given: () => ofEach(configs),
  },
  'a config alone': {
    recorded: CONFIGS,
    given: () =>
      ofEach(async (name) => {
        const all = (await configs(name)).map(({ FunctionArn = '' }) =>
          lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: FunctionArn })),
        );
        return await Promise.all(all);
      }),
  },
  'a stack': {
    recorded: { DescribeStacks: 'Stacks' },
    given: async () => (await stacks.send(new DescribeStacksCommand({}))).Stacks ?? [],
  },
  'a resource of a stack': {
    recorded: { DescribeStackResources: 'StackResources' },
    given: async () => {
      const all = (await stackNames()).map((StackName) =>
        stacks.send(new DescribeStackResourcesCommand({ StackName })),
      );
      return (await Promise.all(all)).flatMap(({ StackResources = [] }) => StackResources);
    },
  },
  'a resource in the list of a stack': {
    recorded: { ListStackResources: 'StackResourceSummaries' },
    given: async () => {
      const all = (await stackNames()).map((StackName) =>
        stacks.send(new ListStackResourcesCommand({ StackName })),
      );
      return (await Promise.all(all)).flatMap(({ StackResourceSummaries = [] }) => StackResourceSummaries);
    },
  },
  'a template': {
    recorded: { GetTemplate: undefined },
    given: async () =>
      await Promise.all(
        (await stackNames()).map((StackName) => stacks.send(new GetTemplateCommand({ StackName }))),
      ),
  },
  'a tagged resource': {
    recorded: { GetResources: undefined },
    given: async () => [await tagging.send(new GetResourcesCommand({}))],
  },
};

describe('what the sample account answers', () => {
  it.each(Object.entries(SHAPES))('has the members that were recorded: %s', async (_, shape) => {
    const { recorded, given, alike, like = () => true } = shape;
    const seen = answers.flatMap(({ operation, body }) =>
      operation in recorded ? entriesOf(body, recorded[operation]) : [],
    );
    const sets = seen.filter(like).map((one) => membersOf(one));
    const own = (await given()).filter(like).map((one) => membersOf(one));
    expect(own).not.toEqual([]);
    const others = answers.filter(({ operation }) => operation === alike);
    const known = new Set([...sets, ...others.map(({ body }) => membersOf(body))].flat());
    const always = inAll(sets);
    expect([...new Set(own.flat())].filter((member) => !known.has(member) && !NEWER.test(member))).toEqual(
      [],
    );
    for (const members of own) expect(members).toEqual(expect.arrayContaining([...always]));
  });

  it('is compared for every operation that was recorded', () => {
    const compared = Object.values(SHAPES).flatMap(({ recorded }) => Object.keys(recorded));
    expect(new Set(compared)).toEqual(new Set(answers.map(({ operation }) => operation)));
  });
});
