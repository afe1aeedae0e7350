import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeOutcome } from '../../../../src/domain/change/applyChange.ts';
import type { Change } from '../../../../src/domain/change/change.ts';
import { ChangeHistory } from '../../../../src/domain/change/changeHistory.ts';
import { type RecordedChange, undoneIn } from '../../../../src/domain/change/recordedChange.ts';
import { Changes } from '../../../../src/domain/change/changes.ts';
import {
  ALIVE,
  interruptedOf,
  isInterrupted,
  type RunMark,
  toRunMark,
} from '../../../../src/domain/change/interrupted.ts';
import { type DesiredConfig, desiredOf, sameSettings } from '../../../../src/domain/change/desiredConfig.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { identityOfTarget } from '../../../../src/domain/account/functionIdentity.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { FakeChangeStore } from '../../../support/fakeChangeStore.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;

async function stage() {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders'), summaryOf('billing')]];
  const session = new Session(connection);
  await session.accountId();
  const store = new FakeChangeStore();
  const history = new ChangeHistory(store);
  const set = { allowed: true, groups: 0, waited: 0 };
  const marks: (RunMark | undefined)[] = [];
  const changes = new Changes({
    history: () => history,
    isAllowed: () => set.allowed,
    wait: () => {
      set.waited += 1;
      return Promise.resolve();
    },
    now: () => new Date(Date.parse('2026-02-03T04:05:06Z') + set.groups),
    mark: (_, mark) => {
      marks.push(mark);
      return Promise.resolve();
    },
    unmark: () => {
      marks.push(undefined);
      return Promise.resolve();
    },
    newGroup: () => `group${(set.groups += 1)}`,
  });
  const apply = async (wanted: readonly Change[], signal = new AbortController().signal) => {
    const outcomes: (ChangeOutcome | undefined)[] = [];
    const told = (at: number, outcome: ChangeOutcome | 'running'): void => {
      if (outcome !== 'running') outcomes[at] = outcome;
    };
    await changes.apply({ session, changes: wanted, signal, told });
    return outcomes;
  };
  const written = (): readonly string[] => lambda.asked.filter((asked) => /^(put|delete)/.test(asked));
  return { connection, lambda, session, store, history, set, marks, changes, apply, written };
}

type Stage = Awaited<ReturnType<typeof stage>>;

const storedOf = ({ lambda }: Stage, name = 'orders') =>
  lambda.configs.get(name)?.find(({ qualifier }) => qualifier === '$LATEST');

const changeOf = (set: Stage, desired: DesiredConfig, name = 'orders'): Change => ({
  fn: identityOfTarget({ region: REGION, name }, ACCOUNT),
  qualifier: '$LATEST',
  seen: storedOf(set, name),
  desired,
});

const lost = new ExpectedError('timeout', 'no answer', { outcome: 'unknown' });

describe('a change', () => {
  it('stores the whole desired state in one request, and reads it back', async () => {
    const set = await stage();
    set.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1, onSuccess: QUEUE })]);
    const [outcome] = await set.apply([changeOf(set, { maximumRetryAttempts: 1, onFailure: QUEUE })]);
    expect(outcome).toMatchObject({ kind: 'applied', isShown: true });
    expect(set.written()).toEqual([
      `putEventInvokeConfig orders:$LATEST ${JSON.stringify({ maximumRetryAttempts: 1, onFailure: QUEUE })}`,
    ]);
    expect(desiredOf(storedOf(set))).toEqual({ maximumRetryAttempts: 1, onFailure: QUEUE });
    expect(await set.history.of(ACCOUNT)).toMatchObject([
      { name: 'orders', state: 'applied', before: { maximumRetryAttempts: 1, onSuccess: QUEUE } },
    ]);
  });

  it('deletes the config where nothing is to be set', async () => {
    const set = await stage();
    set.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 0 })]);
    const [outcome] = await set.apply([changeOf(set, {})]);
    expect(outcome).toMatchObject({ kind: 'applied', now: undefined, isShown: true });
    expect(set.written()).toEqual(['deleteEventInvokeConfig orders:$LATEST']);
  });

  it('is recorded before it is sent', async () => {
    const set = await stage();
    await set.apply([changeOf(set, { maximumRetryAttempts: 0 })]);
    expect(set.store.states).toEqual(['planned', 'sent', 'applied']);
  });

  it.each([
    ['other content', { maximumRetryAttempts: 2 }],
    ['the same content, stored again', { maximumRetryAttempts: 1, lastModified: new Date(5) }],
  ])('sends nothing where the config has %s by now', async (_, now) => {
    const set = await stage();
    set.lambda.configs.set('orders', [
      configOf('orders', { maximumRetryAttempts: 1, lastModified: new Date(1) }),
    ]);
    const change = changeOf(set, { maximumRetryAttempts: 0 });
    set.lambda.configs.set('orders', [configOf('orders', { lastModified: new Date(1), ...now })]);
    expect(await set.apply([change])).toMatchObject([{ kind: 'conflict', now }]);
    expect(set.written()).toEqual([]);
    expect(await set.history.of(ACCOUNT)).toMatchObject([{ state: 'conflict' }]);
  });

  it('sends nothing where everything is already so', async () => {
    const set = await stage();
    set.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    expect(await set.apply([changeOf(set, { maximumRetryAttempts: 1 })])).toMatchObject([
      { kind: 'already' },
    ]);
    expect(set.written()).toEqual([]);
  });

  it('is told as stored and not shown where the service goes on to show the old settings', async () => {
    const set = await stage();
    const get = set.lambda.getEventInvokeConfig.bind(set.lambda);
    set.lambda.getEventInvokeConfig = async (...asked) => {
      await get(...asked);
      return undefined;
    };
    expect(await set.apply([changeOf(set, { maximumRetryAttempts: 1 })])).toMatchObject([
      { kind: 'applied', isShown: false },
    ]);
    expect(set.written()).toHaveLength(1);
    expect(set.set.waited).toBe(6);
  });

  it('is read back until it shows', async () => {
    const set = await stage();
    const get = set.lambda.getEventInvokeConfig.bind(set.lambda);
    let stale = 3;
    set.lambda.getEventInvokeConfig = async (...asked) => {
      const now = await get(...asked);
      stale -= 1;
      return stale >= 0 ? undefined : now;
    };
    expect(await set.apply([changeOf(set, { maximumRetryAttempts: 1 })])).toMatchObject([
      { kind: 'applied', isShown: true },
    ]);
    expect(set.set.waited).toBe(2);
  });

  it('that the service refuses changes nothing', async () => {
    const set = await stage();
    const error = new ExpectedError('invalidRequest', 'no', { status: 400 });
    set.lambda.errors.set('putEventInvokeConfig', error);
    expect(await set.apply([changeOf(set, { maximumRetryAttempts: 1 })])).toEqual([
      { kind: 'refused', error },
    ]);
    expect(set.written()).toHaveLength(1);
  });
});

describe('a change whose answer is lost', () => {
  it('was stored: the service shows it', async () => {
    const set = await stage();
    set.lambda.lateErrors.set('putEventInvokeConfig', lost);
    expect(await set.apply([changeOf(set, { onFailure: QUEUE })])).toMatchObject([
      { kind: 'applied', isShown: true },
    ]);
    expect(set.written()).toHaveLength(1);
  });

  it('was not stored: the service shows the config from before', async () => {
    const set = await stage();
    set.lambda.errors.set('putEventInvokeConfig', lost);
    expect(await set.apply([changeOf(set, { onFailure: QUEUE })])).toMatchObject([{ kind: 'notApplied' }]);
    expect(set.written()).toHaveLength(1);
    expect(await set.history.of(ACCOUNT)).toMatchObject([{ state: 'notApplied' }]);
  });

  it('cannot be told where nothing can be read either', async () => {
    const set = await stage();
    const put = set.lambda.putEventInvokeConfig.bind(set.lambda);
    set.lambda.putEventInvokeConfig = async (...asked) => {
      await put(...asked);
      set.lambda.errors.set('getEventInvokeConfig', new ExpectedError('offline', 'gone'));
      throw lost;
    };
    expect(await set.apply([changeOf(set, { onFailure: QUEUE })])).toMatchObject([{ kind: 'unknown' }]);
    expect(await set.history.of(ACCOUNT)).toMatchObject([{ state: 'unknown' }]);
  });
});

describe('nothing is sent', () => {
  it('where the user does not allow changes', async () => {
    const set = await stage();
    set.set.allowed = false;
    expect(await set.apply([changeOf(set, { maximumRetryAttempts: 0 })])).toMatchObject([
      { kind: 'refused' },
    ]);
    expect(set.written()).toEqual([]);
  });

  it('with a session of another account', async () => {
    const set = await stage();
    const change = changeOf(set, { maximumRetryAttempts: 0 });
    const elsewhere = { ...change, fn: identityOfTarget({ region: REGION, name: 'orders' }, '222222222222') };
    expect(await set.apply([elsewhere])).toMatchObject([{ kind: 'refused' }]);
    expect(set.written()).toEqual([]);
  });

  it('with a session that was left', async () => {
    const set = await stage();
    const change = changeOf(set, { maximumRetryAttempts: 0 });
    set.session.close();
    expect(await set.apply([change])).toMatchObject([{ kind: 'refused' }]);
    expect(set.written()).toEqual([]);
  });

  it.each([{ maximumRetryAttempts: 3 }, { onFailure: 'x' }, { onFailure: `${QUEUE}.fifo` }])(
    'for a value that is not valid: %j',
    async (desired) => {
      const set = await stage();
      expect(await set.apply([changeOf(set, desired)])).toMatchObject([{ kind: 'refused' }]);
      expect(set.written()).toEqual([]);
    },
  );

  it('of what had not begun when the user stopped', async () => {
    const set = await stage();
    const stop = new AbortController();
    const told = (at: number, outcome: unknown): void => {
      if (at === 0 && outcome !== 'running') stop.abort();
    };
    const wanted = [
      changeOf(set, { maximumRetryAttempts: 0 }),
      changeOf(set, { onFailure: QUEUE }, 'billing'),
    ];
    await set.changes.apply({ session: set.session, changes: wanted, signal: stop.signal, told });
    expect(set.written()).toHaveLength(1);
    expect((await set.history.of(ACCOUNT)).map(({ state }) => state)).toEqual(['applied', 'planned']);
  });
});

it('one after the other is changed, also what was confirmed apart', async () => {
  const set = await stage();
  const first = changeOf(set, { maximumRetryAttempts: 0 });
  const second = { ...changeOf(set, { maximumRetryAttempts: 1 }), seen: undefined };
  const [, late] = await Promise.all([set.apply([first]), set.apply([second])]);
  expect(late).toMatchObject([{ kind: 'conflict' }]);
  expect(set.written()).toHaveLength(1);
});

describe('any sequence of changes, faults and undos', () => {
  const desired = fc.record(
    {
      maximumRetryAttempts: fc.integer({ min: 0, max: 2 }),
      maximumEventAgeInSeconds: fc.constantFrom(60, 3600, 21_600),
      onFailure: fc.constant(QUEUE),
    },
    { requiredKeys: [] },
  );
  const anyFault = fc.constantFrom('none', 'refused', 'lostBefore', 'lostAfter', 'otherWriter');
  const step = fc.oneof(fc.record({ desired, fault: anyFault }), fc.constant('undo' as const));

  it('ends in the state that the record says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const set = await stage();
        let shown: DesiredConfig = {};
        for (const one of steps) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          const change = one === 'undo' ? await undoOf(set) : changeOf(set, desiredOf(one.desired));
          if (!change) continue;
          meet(set, one === 'undo' ? 'none' : one.fault);
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          const [outcome] = await set.apply([change]);
          meet(set, 'none');
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          const [record] = await set.history.of(ACCOUNT);
          if (outcome?.kind === 'applied' || outcome?.kind === 'already') {
            expect(sameSettings(storedOf(set), record?.after)).toBe(true);
          } else {
            expect(outcome?.kind).not.toBe('unknown');
            const before = outcome?.kind === 'conflict' ? { maximumRetryAttempts: 2 } : shown;
            expect(sameSettings(storedOf(set), before)).toBe(true);
          }
          shown = desiredOf(storedOf(set));
        }
      }),
      { numRuns: 150 },
    );
  });

  async function undoOf(set: Stage): Promise<Change | undefined> {
    const last = (await set.history.of(ACCOUNT)).find(({ state }) => state === 'applied');
    return last && changeOf(set, last.before);
  }

  function meet(set: Stage, fault: string): void {
    set.lambda.errors.clear();
    set.lambda.lateErrors.clear();
    for (const method of ['putEventInvokeConfig', 'deleteEventInvokeConfig'] as const) {
      if (fault === 'refused') set.lambda.errors.set(method, new ExpectedError('accessDenied', 'no'));
      if (fault === 'lostBefore') set.lambda.errors.set(method, lost);
      if (fault === 'lostAfter') set.lambda.lateErrors.set(method, lost);
    }
    if (fault !== 'otherWriter') return;
    const other = configOf('orders', {
      maximumRetryAttempts: 2,
      lastModified: new Date(set.lambda.now.getTime() + 1),
    });
    set.lambda.configs.set('orders', [other]);
  }
});

describe('the list of changes', () => {
  it('takes nothing for a change that is none', async () => {
    const store = new FakeChangeStore();
    const history = new ChangeHistory(store);
    store.changes = [undefined, null, 'x', {}, [null], { accountId: ACCOUNT }, []];
    expect(await history.of(ACCOUNT)).toEqual([]);
  });
});

describe('a change that was put back', () => {
  it('is undone until its undo is undone', () => {
    const one = { state: 'applied' } as RecordedChange;
    const first = { ...one, id: 'first' };
    const undo = { ...one, id: 'undo', undoes: 'first' };
    const redo = { ...one, id: 'redo', undoes: 'undo' };
    expect([...undoneIn([undo, first])]).toEqual(['first']);
    expect([...undoneIn([redo, undo, first])]).toEqual(['undo']);
    expect([...undoneIn([{ ...undo, state: 'conflict' }, first])]).toEqual([]);
  });
});

describe('a run that ends with its window', () => {
  it.each([
    ['of this window', 0, 'own', false],
    ['of a window that is open', 0, 'other', false],
    ['of a window that is gone', 0, 'gone', true],
    ['of a machine that is not this one, alive a moment ago', 0, undefined, false],
    ['not seen alive for minutes', ALIVE, 'other', true],
  ])('is told from others: %s', (_, age, process, expected) => {
    const mark = { accountId: ACCOUNT, group: 'group', at: 1, ...(process !== undefined && { process }) };
    const processes = { own: 'own', isGone: (name: string) => name === 'gone' };
    expect(isInterrupted(mark, 1 + age, processes)).toBe(expected);
  });

  it('leaves a mark, which is gone when the run ends', async () => {
    const set = await stage();
    await set.apply([
      changeOf(set, { maximumRetryAttempts: 0 }),
      changeOf(set, { onFailure: QUEUE }, 'billing'),
    ]);
    expect(set.marks).toMatchObject([
      { accountId: ACCOUNT, group: 'group1' },
      { group: 'group1' },
      undefined,
    ]);
  });

  it('is told by what is recorded', async () => {
    const set = await stage();
    const hang = Promise.withResolvers<never>();
    const put = set.lambda.putEventInvokeConfig.bind(set.lambda);
    set.lambda.putEventInvokeConfig = (name, ...asked) =>
      name === 'billing' ? hang.promise : put(name, ...asked);
    const names = ['orders', 'billing', 'later'];
    void set.apply(names.map((name) => changeOf(set, { maximumRetryAttempts: 0 }, name)));
    await expect.poll(() => set.store.states.at(-1)).toBe('applied sent planned');
    const mark = toRunMark(JSON.parse(JSON.stringify(set.marks.at(-1))));
    expect(mark && interruptedOf(mark, await set.history.of(ACCOUNT))).toEqual({
      accountId: ACCOUNT,
      stored: 1,
      notStored: 0,
      notSent: 1,
      notKnown: 1,
    });
  });

  it.each([undefined, null, 1, 'x', {}, { accountId: 1, group: 'g', at: 1 }])('has no mark in %j', (kept) => {
    expect(toRunMark(kept)).toBeUndefined();
  });
});
