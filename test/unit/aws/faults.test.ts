import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/aws/index.ts';
import { type ErrorKind, type ExpectedError, isExpectedError } from '../../../src/domain/errors.ts';
import { type Connection, Session } from '../../../src/domain/session.ts';
import { FAULT_KINDS, type FaultKind, type FaultRule, startSample } from '../../../src/sample/index.ts';
import { collect, never, scene, type Scene } from './support.ts';

/** What becomes of a fault that does not end: how it is told, and whether an answer had come to speak of. */
interface Told {
  readonly kind: ErrorKind;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** Part of what is said. */
  readonly says: string;
}

/** Every fault for every operation; 'copes': nobody notices. */
const OUTCOMES: Readonly<Record<FaultKind, Told | 'copes'>> = {
  throttle: { kind: 'throttled', status: 429, says: 'Too many requests' },
  throttleRetryAfter: { kind: 'throttled', status: 429, says: 'Too many requests' },
  serverError: { kind: 'serviceFailure', status: 500, says: 'failed' },
  badGateway: { kind: 'serviceFailure', status: 502, says: 'failed' },
  portalPage: { kind: 'notUnderstood', status: 200, says: 'answer' },
  reset: { kind: 'offline', says: 'no connection' },
  resetBody: { kind: 'offline', status: 200, says: 'no connection' },
  refuse: { kind: 'offline', says: 'no connection' },
  stallHeaders: { kind: 'timeout', says: 'in time' },
  stallBody: { kind: 'timeout', status: 200, says: 'in time' },
  drip: { kind: 'timeout', says: 'in time' },
  truncated: { kind: 'notUnderstood', status: 200, says: 'answer' },
  contentType: 'copes',
  isoDates: 'copes',
  nullDestination: 'copes',
  unknownMembers: 'copes',
  emptyPage: 'copes',
  repeatMarker: 'copes',
  denied: { kind: 'accessDenied', status: 403, says: 'not allowed' },
  expiredToken: { kind: 'signedOut', status: 403, says: 'have expired' },
  clockSkew: 'copes',
  badSignature: { kind: 'signedOut', status: 403, says: 'clock' },
};

/** Faults that another attempt mends when they happen once. */
const PASSING: readonly FaultKind[] = [
  'throttle',
  'throttleRetryAfter',
  'serverError',
  'badGateway',
  'reset',
  'resetBody',
  'expiredToken',
  'clockSkew',
];

const region = 'us-east-1';
const FN = 'orders-compensate';

const OPERATIONS: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
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

/** Of a test, on a busy machine, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Quick pauses. */
const QUICK: Partial<Limits> = {
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
const limitsFor = (fault: FaultKind): Partial<Limits> => ({ ...QUICK, ...IMPATIENT[fault] });
/** The same where others are to be answered meanwhile. */
const limitsBeside = (fault: FaultKind): Partial<Limits> => {
  const late = Object.entries(IMPATIENT[fault] ?? {}).map(([name, ms]) => [name, ms * 3]);
  return { ...QUICK, ...Object.fromEntries(late) };
};

const sample = await startSample();
const open: Connection[] = [];
afterEach(async () => {
  for (const connection of open.splice(0)) connection.close();
  await sample.setFaults({ faults: [] });
});
afterAll(() => sample.close());

const plan = (...faults: readonly FaultRule[]): Promise<void> => sample.setFaults({ faults });

async function connect(limits: Partial<Limits>): Promise<Scene & { readonly connection: Connection }> {
  const { access, logged } = scene({ limits, sample: () => Promise.resolve(sample) });
  const connection = await access.connect({ sample: true });
  open.push(connection);
  return { access, logged, connection };
}

async function failureOf(work: Promise<unknown>): Promise<ExpectedError> {
  const outcome: unknown = await work.then(
    () => 'it was answered',
    (error: unknown) => error,
  );
  if (!isExpectedError(outcome)) throw outcome;
  return outcome;
}

/** The story that the log tells of a failure: who was asked, what came of it, under which request id. */
function expectStory(logged: readonly string[], operation: string, error: ExpectedError): void {
  const lines = logged.filter((line) => line.startsWith(`${operation} ${region}`));
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.at(-1)).toContain(`${operation} ${region}: ${error.kind}`);
  if (error.facts.requestId !== undefined) expect(lines.join('\n')).toContain(error.facts.requestId);
  expect(logged.join('\n')).not.toContain(sample.secretAccessKey);
  expect(logged.join('\n')).not.toMatch(/Credential=|Signature=|inspect the hidden field/);
}

/** Vitest itself fails on an unhandled rejection, in whichever of these it arises. */
describe.each(FAULT_KINDS)('%s', { timeout: PATIENCE_MS }, (fault) => {
  const told = OUTCOMES[fault];

  it.each(Object.entries(OPERATIONS))('of %s is told, or is no matter', async (operation, call) => {
    const plain = told === 'copes' ? await call((await connect({})).connection) : undefined;
    await plan({ fault, operation });
    const { connection, logged } = await connect(limitsFor(fault));
    if (told === 'copes') {
      expect(await call(connection)).toEqual(plain);
      return;
    }
    const error = await failureOf(call(connection));
    const { kind, status, says } = told;
    expect(error).toMatchObject({ kind, facts: { host: new URL(sample.endpoint).host } });
    expect(error.message).toContain(says);
    expect(error.facts.status).toBe(status);
    expect(error.facts.requestId !== undefined).toBe(status !== undefined);
    if (kind === 'accessDenied') expect(error.facts.action).toMatch(new RegExp(`:${operation}$`));
    expectStory(logged, operation, error);
    await plan();
    await expect(call((await connect(QUICK)).connection)).resolves.toBeDefined();
  });
});

describe('one fault among answers', { timeout: PATIENCE_MS }, () => {
  it.each(PASSING)('%s goes unnoticed, whatever the operation', async (fault) => {
    for (const [operation, call] of Object.entries(OPERATIONS)) {
      await plan();
      const plain = await call((await connect(QUICK)).connection);
      await plan({ fault, operation, count: 1, ...(fault === 'throttleRetryAfter' && { retryAfter: 0 }) });
      expect(await call((await connect(QUICK)).connection)).toEqual(plain);
    }
  });
});

describe('siblings', { timeout: PATIENCE_MS }, () => {
  const SIBLINGS = ['orders-api', 'orders-received', 'orders-confirmed', 'orders-shipped', 'orders-archive'];
  const failing = FAULT_KINDS.filter((fault) => OUTCOMES[fault] !== 'copes' && fault !== 'refuse');

  it.each(failing)('%s of one function leaves the others, asked at the same time', async (fault) => {
    await plan({ fault, function: 'orders-received' });
    const api = (await connect({ ...limitsBeside(fault), perWindow: 100 })).connection.lambda(region);
    const results = await Promise.allSettled(SIBLINGS.map((name) => api.listEventInvokeConfigs(name, never)));
    expect(results.map(({ status }) => status)).toEqual(
      SIBLINGS.map((name) => (name === 'orders-received' ? 'rejected' : 'fulfilled')),
    );
  });
});

describe('what was known', { timeout: PATIENCE_MS }, () => {
  const failing = FAULT_KINDS.filter((fault) => OUTCOMES[fault] !== 'copes');

  it.each(failing)(
    'is not told again as new when %s comes with a refresh; a retry mends it',
    async (fault) => {
      const session = new Session((await connect(limitsBeside(fault))).connection);
      const { account } = session;
      await account.configs(FN);
      await plan({ fault });
      await account.refreshFunction(FN).catch(() => undefined);
      expect(account.peekConfigs(FN)).toBeUndefined();
      expect((await failureOf(account.configs(FN))).kind).toBe((OUTCOMES[fault] as Told).kind);
      await account.refresh();
      expect(account.directory.state).toMatchObject({ kind: 'failed' });
      await plan();
      await account.refresh();
      expect(account.directory.state).toMatchObject({ kind: 'complete' });
      expect((await account.configs(FN)).configs).toHaveLength(1);
      session.close();
    },
  );
});

describe('half-way', { timeout: PATIENCE_MS }, () => {
  const many = startSample({ functions: 120 });
  afterAll(async () => (await many).close());

  it.each(FAULT_KINDS.filter((fault) => OUTCOMES[fault] !== 'copes' && fault !== 'refuse'))(
    '%s in a listing keeps the pages that had come, and says that they are not all',
    async (fault) => {
      const server = await many;
      await server.setFaults({ faults: [{ fault, operation: 'ListFunctions', skip: 1 }] });
      const { access } = scene({ limits: limitsBeside(fault), sample: () => Promise.resolve(server) });
      const session = new Session(await access.connect({ sample: true }));
      await session.account.directory.load();
      expect(session.account.directory.size).toBe(50);
      expect(session.account.directory.state).toMatchObject({
        kind: 'failed',
        error: { kind: (OUTCOMES[fault] as Told).kind },
      });
      session.close();
    },
  );

  it('a marker that repeats behind a full page: what came stays, and is not called the whole', async () => {
    const server = await many;
    await server.setFaults({ faults: [{ fault: 'repeatMarker' }] });
    const { access, logged } = scene({ sample: () => Promise.resolve(server) });
    const session = new Session(await access.connect({ sample: true }));
    await session.account.directory.load();
    expect(session.account.directory.size).toBe(50);
    expect(session.account.directory.state).toMatchObject({
      kind: 'failed',
      error: { kind: 'notUnderstood' },
    });
    expect(logged.join('\n')).toContain('came back');
    session.close();
  });
});

it('is told to the session while the service refuses everything, and when it answers again', async () => {
  await plan({ fault: 'throttle', operation: 'ListFunctionEventInvokeConfigs', count: 4 });
  const { connection } = await connect({ ...QUICK, throttleAttempts: 10 });
  const told: boolean[] = [];
  void new Session(connection, ({ isThrottled }) => told.push(isThrottled));
  for (let asked = 0; asked < 4; asked += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each answer counts by itself
    await connection.lambda(region).listEventInvokeConfigs(FN, never);
  }
  expect(told).toEqual([true, false]);
});

describe('the whole of an action', () => {
  it('ends with what the last attempt was told, however long a pause would be', async () => {
    await plan({ fault: 'throttleRetryAfter', retryAfter: 3_600 });
    const { connection } = await connect({ whole: 60, throttlePauseCap: 60_000 });
    const error = await failureOf(connection.lambda(region).getFunction(FN, never));
    expect(error).toMatchObject({ kind: 'throttled', facts: { status: 429 } });
  });

  it('holds also where attempts would never end', async () => {
    await plan({ fault: 'throttle' });
    const { connection } = await connect({ ...QUICK, whole: 1_500, throttleAttempts: 1_000_000 });
    expect(await failureOf(connection.accountId(never))).toMatchObject({ kind: 'throttled' });
  });
});
