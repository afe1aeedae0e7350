import { LATEST } from '../../domain/arn/functionArn.ts';
import { FUNCTION_TYPE, type StackRecord } from '../cloudformation/stacks.ts';
import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import type { SeedConfig, SeedFunction } from './build.ts';

const REGION = 'us-east-1';
const LAST_UPDATED = Date.UTC(2026, 2, 20, 9, 30, 12);

/** The environments of the parcels service, whose functions have generated names: only their stacks tell them apart. */
interface Environment {
  readonly stack: string;
  readonly accountId: string;
  /** Suffixes of Track and Notify. */
  readonly suffixes: readonly [string, string];
  /** Absent: the config was deleted, against the template. */
  readonly notify?: SeedConfig;
  /** Absent: none is stored, as in the template. */
  readonly track?: SeedConfig;
}

const queueName = (stack: string): string => `${stack}-Lost-K1ZQ8V3M5RTW`;

const lost = ({ accountId, stack }: Pick<Environment, 'accountId' | 'stack'>): string =>
  arnsIn(REGION, accountId).queue(queueName(stack));

const PROD = { stack: 'parcels-prod', accountId: PRIMARY_ACCOUNT };
const TEST = { stack: 'parcels-test', accountId: PRIMARY_ACCOUNT };
const STAGING = { stack: 'parcels-staging', accountId: STAGING_ACCOUNT };

const ENVIRONMENTS: readonly Environment[] = [
  {
    ...PROD,
    suffixes: ['7QX2M4KD9TZB', 'P3HV8N5LW1RC'],
    // Somebody set the retries to 0 in the console, during an incident.
    notify: { retries: 0, age: 3_600, onFailure: lost(PROD) },
  },
  {
    ...TEST,
    suffixes: ['D8CF1R6XJ2PM', 'M9TB4Q7ZK3VH'],
    // Another age and destination than the template's, from a test of alarms.
    notify: { retries: 1, age: 900, onFailure: arnsIn(REGION, PRIMARY_ACCOUNT).topic('operations-alarm') },
    // Created with the AWS CLI: the template declares no config for Track.
    track: { retries: 0 },
  },
  {
    ...STAGING,
    // Notify's config was deleted: the defaults are in force.
    suffixes: ['A2GK7P9NV4XQ', 'R6WD3J8MC5TB'],
  },
];

/** A name that is too long: CloudFormation cuts it to 63 characters (templates.md §2). */
const LONG_STACK = 'customer-communication-production';
const LONG_FUNCTION = 'customer-communication-pro-OutboundNotificationDi-4XK9M2QZ7TBV';

const names = ({ stack, suffixes: [track, notify] }: Environment) => ({
  Track: `${stack}-Track-${track}`,
  Notify: `${stack}-Notify-${notify}`,
});

const functionsOf = (environment: Environment): readonly SeedFunction[] => {
  const { Track, Notify } = names(environment);
  const tags = { team: 'logistics', environment: environment.stack.replace('parcels-', '') };
  return [
    {
      name: Track,
      description: 'Follows a parcel. Named by CloudFormation.',
      tags,
      ...(environment.track && { configs: { [LATEST]: environment.track } }),
    },
    {
      name: Notify,
      description: 'Tells the customer where the parcel is.',
      tags,
      ...(environment.notify && { configs: { [LATEST]: environment.notify } }),
    },
  ];
};

const configResource = (name: string, properties: Readonly<Record<string, unknown>>) => ({
  Type: 'AWS::Lambda::EventInvokeConfig',
  Properties: { FunctionName: { Ref: name }, Qualifier: LATEST, ...properties },
});

const toLost = { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } } };

/** As it was last deployed: one retry for Notify, and no config for Track. */
const PARCELS_TEMPLATE = {
  Resources: {
    Track: { Type: FUNCTION_TYPE },
    Notify: { Type: FUNCTION_TYPE },
    Lost: { Type: 'AWS::SQS::Queue' },
    NotifyEventInvokeConfig: configResource('Notify', {
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3_600,
      ...toLost,
    }),
  },
};

function stackOf(environment: Environment): StackRecord {
  const { stack, accountId } = environment;
  const functions = names(environment);
  const queue = `https://sqs.${REGION}.amazonaws.com/${accountId}/${queueName(stack)}`;
  return {
    name: stack,
    template: PARCELS_TEMPLATE,
    lastUpdated: LAST_UPDATED,
    untagged: [],
    resources: [
      ...Object.entries(functions).map(([logicalId, physicalId]) => ({
        logicalId,
        physicalId,
        type: FUNCTION_TYPE,
      })),
      { logicalId: 'Lost', physicalId: queue, type: 'AWS::SQS::Queue' },
      {
        logicalId: 'NotifyEventInvokeConfig',
        physicalId: `${functions.Notify}|${LATEST}`,
        type: 'AWS::Lambda::EventInvokeConfig',
      },
    ],
  };
}

const LONG: StackRecord = {
  name: LONG_STACK,
  template: { Resources: { OutboundNotificationDispatcher: { Type: FUNCTION_TYPE } } },
  lastUpdated: LAST_UPDATED,
  untagged: [LONG_FUNCTION],
  resources: [
    { logicalId: 'OutboundNotificationDispatcher', physicalId: LONG_FUNCTION, type: FUNCTION_TYPE },
  ],
};

const USERS_FUNCTION = 'LoginFunction5B7E1C9A';

/** Deployed by a CDK app, whose assembly is in the sample workspace. */
const USERS: StackRecord = {
  name: 'users-prod',
  template: { Resources: { [USERS_FUNCTION]: { Type: FUNCTION_TYPE } } },
  lastUpdated: LAST_UPDATED,
  untagged: [],
  resources: [{ logicalId: USERS_FUNCTION, physicalId: 'users-login', type: FUNCTION_TYPE }],
};

const of = (accountId: string) => ENVIRONMENTS.filter((environment) => environment.accountId === accountId);

/** Functions that CloudFormation named. */
export const stackFunctions = (accountId: string): readonly SeedFunction[] =>
  of(accountId).flatMap(functionsOf);

export const stacksOf = (accountId: string): readonly StackRecord[] => [
  ...of(accountId).map(stackOf),
  ...(accountId === PRIMARY_ACCOUNT ? [USERS] : []),
];

export const EUROPE_STACK_FUNCTIONS: readonly SeedFunction[] = [
  { name: LONG_FUNCTION, description: 'A generated name, cut to 63 characters. Somebody took its tags.' },
];

export const EUROPE_STACKS: readonly StackRecord[] = [LONG];
