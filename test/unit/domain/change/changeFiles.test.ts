import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOfTarget } from '../../../../src/domain/account/functionIdentity.ts';
import type { ChangeOutcome } from '../../../../src/domain/change/applyChange.ts';
import { ChangeFiles } from '../../../../src/domain/change/changeFiles.ts';
import { ChangeHistory, MOST_KEPT } from '../../../../src/domain/change/changeHistory.ts';
import type { DesiredConfig } from '../../../../src/domain/change/desiredConfig.ts';
import { type RecordedChange, recordOf } from '../../../../src/domain/change/recordedChange.ts';
import { encodedName } from '../../../../src/domain/change/storedFiles.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { FakeFiles, FakeLog } from '../../../support/fakeFiles.ts';
import { changesOn } from '../../../support/fakeChanges.ts';
import { ACCOUNT, configOf, FakeConnection, REGION } from '../../../support/fakeLambda.ts';

const FOLDER = `changes-${ACCOUNT}`;
const log = new FakeLog();

const changeOf = (name: string, desired: DesiredConfig, seen?: RecordedChange['before']) => ({
  fn: identityOfTarget({ region: REGION, name }, ACCOUNT),
  qualifier: '$LATEST',
  seen: seen && configOf(name, seen),
  desired,
});

const recorded = (name: string, group: string, at = 0): RecordedChange =>
  recordOf(changeOf(name, { maximumRetryAttempts: 1 }), { group, at: new Date(at) }, 0);

/** An extension host with a session of its own on the same account. */
async function host(files: FakeFiles, connection: FakeConnection, own: string) {
  const session = new Session(connection);
  await session.accountId();
  const history = new ChangeHistory(new ChangeFiles(files, log));
  const changes = changesOn(history, own);
  const apply = async (change: ReturnType<typeof changeOf>): Promise<string> => {
    const outcomes: string[] = [];
    const told = (_: number, outcome: ChangeOutcome | 'running'): void => {
      if (outcome !== 'running') outcomes.push(outcome.kind);
    };
    await changes.apply({ session, changes: [change], signal: new AbortController().signal, told });
    return outcomes.join(' ');
  };
  return { history, apply };
}

describe('two hosts that change settings at the same time', () => {
  it('lose no record of either, whatever the order of their reads and writes', async () => {
    const name = fc.constantFrom('orders', 'billing', 'reports');
    const wanted = fc.array(fc.tuple(fc.boolean(), name, fc.integer({ min: 0, max: 2 })), {
      minLength: 2,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), wanted, async (scheduler, steps) => {
        const files = new FakeFiles();
        const connection = new FakeConnection();
        const hosts = [await host(files, connection, 'a'), await host(files, connection, 'b')] as const;
        files.turn = () => scheduler.schedule(Promise.resolve());
        const runs = steps.map(([first, fn, retries]) =>
          (first ? hosts[0] : hosts[1]).apply(changeOf(fn, { maximumRetryAttempts: retries })),
        );
        await scheduler.waitFor(Promise.all(runs));
        files.turn = () => Promise.resolve();
        const outcomes = (await Promise.all(runs)).map((kind) => (kind === 'already' ? 'applied' : kind));
        const lists = await Promise.all([
          hosts[0].history.of(ACCOUNT),
          hosts[1].history.of(ACCOUNT),
          new ChangeHistory(new ChangeFiles(files, log)).of(ACCOUNT),
        ]);
        for (const list of lists) {
          expect(list.map(({ state }) => state).toSorted()).toEqual(outcomes.toSorted());
        }
        expect(lists[0]).toEqual(lists[1]);
        expect(lists[0]).toEqual(lists[2]);
      }),
      { numRuns: 150 },
    );
  });

  it('undo the same change once: the other finds it undone, or a conflict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const files = new FakeFiles();
        const connection = new FakeConnection();
        const lambda = connection.lambda(REGION);
        const seen = { maximumRetryAttempts: 1 };
        lambda.configs.set('orders', [configOf('orders', seen)]);
        const hosts = await Promise.all([host(files, connection, 'a'), host(files, connection, 'b')]);
        files.turn = () => scheduler.schedule(Promise.resolve());
        const runs = hosts.map(({ apply }) => apply(changeOf('orders', { maximumRetryAttempts: 2 }, seen)));
        await scheduler.waitFor(Promise.all(runs));
        const outcomes = (await Promise.all(runs)).toSorted();
        expect(outcomes.filter((kind) => kind !== 'applied' && kind !== 'conflict')).toEqual([]);
        expect(outcomes).toContain('applied');
        expect(lambda.configs.get('orders')).toMatchObject([{ maximumRetryAttempts: 2 }]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('files of changes', () => {
  const stage = () => {
    const files = new FakeFiles();
    const said = new FakeLog();
    return { files, said, history: new ChangeHistory(new ChangeFiles(files, said)) };
  };
  const other = (files: FakeFiles, said = new FakeLog()) => new ChangeHistory(new ChangeFiles(files, said));

  it('hold what the list shows, and no secret', async () => {
    const { files, history } = stage();
    await history.add([recorded('orders', 'g')]);
    expect([...files.texts.keys()]).toEqual([`${FOLDER}/000000000000000-g_2f_0.json`]);
    expect([...files.texts.values()].join('')).not.toMatch(/secret|token|key/i);
    expect(await other(files).of(ACCOUNT)).toEqual([recorded('orders', 'g')]);
    expect(await other(files).of('222222222222')).toEqual([]);
  });

  it.each([
    ['cut', (text: string) => text.slice(0, 40)],
    ['empty', () => ''],
    ['of another account', (text: string) => text.replaceAll(ACCOUNT, '222222222222')],
    ['with another id', (text: string) => text.replace('"g/0"', '"h/0"')],
    ['with a time that is none', (text: string) => text.replace(/"at":"[^"]*"/, '"at":"yesterday"')],
    ['with an identity that is no text', (text: string) => text.replace('{', '{"identity":1,')],
    ['that is a list', (text: string) => `[${text}]`],
  ])('are left out and named in the log where one is %s', async (_, broken) => {
    const { files, history } = stage();
    await history.add([recorded('orders', 'g', 1), recorded('billing', 'h', 2)]);
    const path = `${FOLDER}/000000000000001-g_2f_0.json`;
    files.texts.set(path, broken(files.texts.get(path) ?? ''));
    const said = new FakeLog();
    expect((await other(files, said).of(ACCOUNT)).map(({ name }) => name)).toEqual(['billing']);
    expect(said.said).toEqual([
      `Recorded changes: 1 files in ${FOLDER} are none, such as 000000000000001-g_2f_0.json`,
    ]);
  });

  it('are not doubled by copies, and files of others are left alone', async () => {
    const { files, history } = stage();
    await history.add([recorded('orders', 'g')]);
    const [text = ''] = files.texts.values();
    files.texts.set(`${FOLDER}/000000000000000-g_2f_0 (copy).json`, text);
    files.texts.set(`${FOLDER}/000000000000009-copy.json`, text);
    expect(await other(files).of(ACCOUNT)).toHaveLength(1);
  });

  it('come again where somebody removed or renamed one while its change is sent', async () => {
    const { files, history } = stage();
    const record = recorded('orders', 'g');
    await history.add([record]);
    files.texts.clear();
    await history.tell(record, 'sent');
    expect(await other(files).of(ACCOUNT)).toMatchObject([{ name: 'orders', state: 'sent' }]);
  });

  it('are the newest, no more than a number of them', async () => {
    const { files, history } = stage();
    const many = Array.from({ length: MOST_KEPT + 20 }, (_, at) => recorded(`f${at}`, `g${at}`, at));
    await history.add(many);
    expect(files.texts.size).toBe(MOST_KEPT);
    const list = await other(files).of(ACCOUNT);
    expect(list).toHaveLength(MOST_KEPT);
    expect(list[0]?.name).toBe(`f${MOST_KEPT + 19}`);
  });

  it('show what became of a change in its own window also where it could not be kept', async () => {
    const { files, history } = stage();
    const record = recorded('orders', 'g');
    await history.add([record]);
    await history.tell(record, 'sent');
    files.problem = 'full';
    await expect(history.tell(record, 'applied')).rejects.toMatchObject({ kind: 'notRecorded' });
    expect(await history.of(ACCOUNT)).toMatchObject([{ state: 'applied' }]);
    expect(await other(files).of(ACCOUNT)).toMatchObject([{ state: 'sent' }]);
  });
});

it('a name of a file is one part of a path, and another for another text', () => {
  const one = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(one, one, (text, other) => {
      expect(encodedName(text)).toMatch(/^[a-z0-9_-]*$/);
      if (text !== other) expect(encodedName(text)).not.toBe(encodedName(other));
    }),
  );
  expect(encodedName('../A')).toBe('_2e__2e__2f__41_');
});
