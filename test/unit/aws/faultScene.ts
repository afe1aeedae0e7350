import { afterAll, afterEach } from 'vitest';
import type { Limits } from '../../../src/aws/index.ts';
import { type ErrorKind, type ExpectedError, isExpectedError } from '../../../src/domain/errors.ts';
import type { Connection } from '../../../src/domain/session/connection.ts';
import {
  type FaultKind,
  type FaultRule,
  type SampleAccount,
  startSample,
} from '../../../src/sample/index.ts';
import { collect, never, scene, type Scene } from './support.ts';

/** Outcome of a fault that does not end: its error, and whether an answer had arrived. */
export interface Told {
  readonly kind: ErrorKind;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** Part of what is said. */
  readonly says: string;
}

/** Every fault for every operation; 'copes': nobody notices. */
export const OUTCOMES: Readonly<Record<FaultKind, Told | 'copes'>> = {
  throttle: { kind: 'throttled', status: 429, says: 'Too many requests' },
  throttleRetryAfter: { kind: 'throttled', status: 429, says: 'Too many requests' },
  serverError: { kind: 'serviceFailure', status: 500, says: 'failed' },
  badGateway: { kind: 'serviceFailure', status: 502, says: 'failed' },
  portalPage: { kind: 'notUnderstood', status: 200, says: 'Lambda' },
  reset: { kind: 'offline', says: 'Cannot connect' },
  resetBody: { kind: 'offline', status: 200, says: 'Cannot connect' },
  refuse: { kind: 'offline', says: 'Cannot connect' },
  stallHeaders: { kind: 'timeout', says: 'in time' },
  stallBody: { kind: 'timeout', status: 200, says: 'in time' },
  drip: { kind: 'timeout', says: 'in time' },
  truncated: { kind: 'notUnderstood', status: 200, says: 'Lambda' },
  contentType: 'copes',
  isoDates: 'copes',
  nullDestination: 'copes',
  unknownMembers: 'copes',
  emptyPage: 'copes',
  repeatMarker: 'copes',
  denied: { kind: 'accessDenied', status: 403, says: 'Permission denied' },
  expiredToken: { kind: 'signedOut', status: 403, says: 'have expired' },
  clockSkew: 'copes',
  badSignature: { kind: 'signedOut', status: 403, says: 'clock' },
};

/** Faults that another attempt mends when they happen once. */
export const PASSING: readonly FaultKind[] = [
  'throttle',
  'throttleRetryAfter',
  'serverError',
  'badGateway',
  'reset',
  'resetBody',
  'expiredToken',
  'clockSkew',
];

export const region = 'us-east-1';
export const FN = 'orders-compensate';

export const OPERATIONS: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  ListFunctions: async (connection) =>
    new Map((await collect(connection.lambda(region).listFunctions(never))).map((fn) => [fn.name, fn])),
  ListFunctionEventInvokeConfigs: (connection) => connection.lambda(region).listEventInvokeConfigs(FN, never),
  GetFunctionEventInvokeConfig: (connection) =>
    connection.lambda(region).getEventInvokeConfig(FN, 'live', never),
  GetFunctionConfiguration: (connection) => connection.lambda(region).getFunction(FN, never),
  ListAliases: (connection) => connection.lambda(region).listAliases(FN, never),
  ListVersionsByFunction: async (connection) => {
    const { unknown, ...known } = await connection.lambda(region).listQualifiers(FN, never);
    if (unknown?.versions) throw unknown.versions;
    return known;
  },
  GetCallerIdentity: (connection) => connection.accountId(never),
};

/** Quick pauses. */
export const QUICK: Partial<Limits> = {
  transientPause: 1,
  throttlePause: 1,
  throttlePauseCap: 5,
  throttleAttempts: 3,
};
/** Little patience for what the fault makes late, and for nothing else: a busy machine is late too. */
const IMPATIENT: Partial<Record<FaultKind, Partial<Limits>>> = {
  stallHeaders: { request: 300 },
  stallBody: { socketIdle: 700 },
  drip: { action: 800 },
};
export const limitsFor = (fault: FaultKind): Partial<Limits> => ({ ...QUICK, ...IMPATIENT[fault] });
/** The same where others are to be answered meanwhile. */
export const limitsBeside = (fault: FaultKind): Partial<Limits> => {
  const late = Object.entries(IMPATIENT[fault] ?? {}).map(([name, ms]) => [name, ms * 3]);
  return { ...QUICK, ...Object.fromEntries(late) };
};

/** A sample account that fails as a test says, and connections to it; whole again after each test. */
export interface FaultScene {
  readonly sample: SampleAccount;
  plan(...faults: readonly FaultRule[]): Promise<void>;
  connect(limits: Partial<Limits>): Promise<Scene & { readonly connection: Connection }>;
}

export async function faultScene(): Promise<FaultScene> {
  const sample = await startSample();
  const open: Connection[] = [];
  afterEach(async () => {
    for (const connection of open.splice(0)) connection.close();
    await sample.setFaults({ faults: [] });
  });
  afterAll(() => sample.close());
  return {
    sample,
    plan: (...faults) => sample.setFaults({ faults }),
    connect: async (limits) => {
      const { access, logged } = scene({ limits, sample: () => Promise.resolve(sample) });
      const connection = await access.connect({ sample: true });
      open.push(connection);
      return { access, logged, connection };
    },
  };
}

/** The failure that something ends with; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<ExpectedError> {
  const outcome: unknown = await work.then(
    () => 'it was answered',
    (error: unknown) => error,
  );
  if (!isExpectedError(outcome)) throw outcome;
  return outcome;
}
