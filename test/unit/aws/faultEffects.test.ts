import { afterAll, describe, expect, it } from 'vitest';
import { Session } from '../../../src/domain/session/session.ts';
import { FAULT_KINDS, startSample } from '../../../src/sample/index.ts';
import { limit } from '../../support/pace.ts';
import {
  failureOf,
  faultScene,
  FN,
  limitsBeside,
  OPERATIONS,
  OUTCOMES,
  PASSING,
  QUICK,
  region,
  type Told,
} from './faultScene.ts';
import { never, scene } from './support.ts';

const { connect, plan } = await faultScene();

describe('one fault among answers', () => {
  it.each(PASSING)('%s goes unnoticed, whatever the operation', async (fault) => {
    for (const [operation, call] of Object.entries(OPERATIONS)) {
      await plan();
      const plain = await call((await connect(QUICK)).connection);
      await plan({ fault, operation, count: 1, ...(fault === 'throttleRetryAfter' && { retryAfter: 0 }) });
      expect(await call((await connect(QUICK)).connection)).toEqual(plain);
    }
  });
});

describe('siblings', () => {
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

describe('what was known', () => {
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

describe('half-way', () => {
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
    expect(logged.join('\n')).toContain('was repeated');
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

it('is told to the session no more once what waited has failed', async () => {
  await plan({ fault: 'throttle', operation: 'ListFunctionEventInvokeConfigs' });
  const { connection } = await connect({ ...QUICK, throttleAttempts: 4 });
  const told: boolean[] = [];
  void new Session(connection, ({ isThrottled }) => told.push(isThrottled));
  const asked = connection.lambda(region).listEventInvokeConfigs(FN, never);
  expect(await failureOf(asked)).toMatchObject({ kind: 'throttled' });
  expect(told).toEqual([true, false]);
});

describe('the whole of an action', () => {
  it('ends with what the last attempt was told, however long a pause would be', async () => {
    await plan({ fault: 'throttleRetryAfter', retryAfter: 3_600 });
    const { connection } = await connect({ whole: 1_500, throttlePauseCap: 60_000 });
    const error = await failureOf(connection.lambda(region).getFunction(FN, never));
    expect(error).toMatchObject({ kind: 'throttled', facts: { status: 429 } });
  });

  it('holds also where attempts would never end', async () => {
    await plan({ fault: 'throttle' });
    // Many ends, since each falls into another moment of an attempt.
    const ends = Array.from({ length: 20 }, async (_, index) => {
      const whole = limit(4_000) + index;
      const { connection } = await connect({ ...QUICK, whole, throttleAttempts: 1_000_000 });
      return (await failureOf(connection.accountId(never))).kind;
    });
    expect(new Set(await Promise.all(ends))).toEqual(new Set(['throttled']));
  });
});
