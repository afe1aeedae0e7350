import { describe, expect, it, vi } from 'vitest';
import { Account } from '../../../../src/domain/account.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Scan, scanOf, type ScanProgress } from '../../../../src/domain/overview/scan.ts';
import { Session } from '../../../../src/domain/session.ts';
import { configOf, FakeConnection, REGION, refused, summaryOf } from '../../../support/fakeLambda.ts';
import { SlowLambda } from '../../../support/slowLambda.ts';
import { fnArn, queueArn } from './support.ts';

interface Stage {
  readonly api: SlowLambda;
  readonly account: Account;
  readonly scan: Scan;
  readonly leave: AbortController;
  /** Milliseconds, moved by the test. */
  now: number;
}

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `f${String(number).padStart(5, '0')}`);

function stage(names: readonly string[] = ['a', 'b', 'c'], pageSize = 50): Stage {
  const api = new SlowLambda();
  for (let start = 0; start < names.length; start += pageSize) {
    api.pages.push(names.slice(start, start + pageSize).map((name) => summaryOf(name)));
  }
  const leave = new AbortController();
  const account = new Account(REGION, api, leave.signal);
  const set: Stage = { api, account, leave, now: 0, scan: new Scan(account, () => set.now) };
  return set;
}

/** Follows the scan until something is so. */
async function until(scan: Scan, isSo: (progress: ScanProgress) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const { progress } = follower.take();
      if (!isSo(progress)) return;
      follower.dispose();
      resolve();
    };
    const follower = scan.follow(look);
    look();
  });
}

const complete = (scan: Scan): Promise<void> => until(scan, ({ state }) => state === 'complete');

/** Lets everything happen that waits for nothing but promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function ran(set: Stage): Promise<void> {
  set.scan.start();
  await complete(set.scan);
}

const rowNames = (scan: Scan): readonly string[] =>
  scan.rows().map(({ name, qualifier }) => `${name}:${qualifier}`);

describe('a scan', () => {
  it('reads each function once, and aliases only where there is a config', async () => {
    const set = stage();
    set.api.configs.set('b', [configOf('b', { onFailure: queueArn('failed') })]);
    set.api.configs.set('c', [configOf('c', { qualifier: '3' })]);
    set.api.qualifiers.set('b', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
    set.api.qualifiers.set('c', { aliases: [], versions: ['1'] });
    await ran(set);
    expect(set.api.asked).toEqual([
      'listFunctions',
      'listEventInvokeConfigs a',
      'listEventInvokeConfigs b',
      'listEventInvokeConfigs c',
      'listAliases b',
      'listQualifiers c',
    ]);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'b:$LATEST', 'b:live', 'c:$LATEST', 'c:3']);
    expect(set.scan.summary).toMatchObject({ orphaned: { rows: 1 }, byRule: { 'alias-without-config': 1 } });
    expect(set.scan.progress).toEqual({
      state: 'complete',
      done: 3,
      total: 3,
      totalKnown: true,
      failed: 0,
      startedAt: '1970-01-01T00:00:00.000Z',
    });
  });

  it.each([
    ['aliases', 'lambda:ListAliases', ['7']],
    ['versions', 'lambda:ListVersionsByFunction', ['old']],
  ] as const)(
    'says what is missing where the %s may not be listed, and judges the rest',
    async (half, action, gone) => {
      const set = stage();
      set.api.configs.set('b', [configOf('b', { qualifier: 'old' }), configOf('b', { qualifier: '7' })]);
      set.api.qualifiers.set('b', { aliases: [], versions: [], unknown: { [half]: refused(action) } });
      await ran(set);
      expect(set.scan.failures()).toMatchObject([
        { name: 'b', part: 'qualifiers', error: { facts: { action } } },
      ]);
      const orphans = (): readonly string[] =>
        set.scan
          .rows()
          .filter(({ findings }) => findings.some(({ kind }) => kind === 'orphanedConfig'))
          .map(({ qualifier }) => qualifier);
      expect(orphans()).toEqual(gone);
      set.api.qualifiers.set('b', { aliases: [], versions: [] });
      set.scan.retryFailed(['b']);
      await complete(set.scan);
      expect(set.scan.failures()).toEqual([]);
      expect(orphans().toSorted()).toEqual(['7', 'old']);
    },
  );

  it('does not miss versions where none has a config', async () => {
    const set = stage();
    set.api.configs.set('b', [configOf('b', { qualifier: 'old' })]);
    const unknown = { versions: refused('lambda:ListVersionsByFunction') };
    set.api.qualifiers.set('b', { aliases: [], versions: [], unknown });
    await set.account.qualifiers('b');
    await ran(set);
    expect(set.scan.failures()).toEqual([]);
  });

  it('asks for nothing that the tree has read, and the tree for nothing that it has read', async () => {
    const set = stage();
    await set.account.directory.load();
    await set.account.configs('a');
    await ran(set);
    await set.account.configs('b');
    expect(set.api.asked.toSorted()).toEqual([
      'listEventInvokeConfigs a',
      'listEventInvokeConfigs b',
      'listEventInvokeConfigs c',
      'listFunctions',
    ]);
  });

  it('finds before all functions are known, and does not take the list so far for the whole', async () => {
    const set = stage();
    let list = (): void => undefined;
    const listed = new Promise<void>((resolve) => (list = resolve));
    set.api.listFunctions = async function* pages() {
      yield [summaryOf('a'), summaryOf('b')];
      await listed;
      yield [summaryOf('c'), summaryOf('d')];
    };
    set.scan.start();
    await until(set.scan, ({ total }) => total === 2);
    await until(set.scan, ({ done }) => done === 2);
    await settled();
    expect(set.scan.progress).toMatchObject({ state: 'running', total: 2, totalKnown: false });
    expect(set.scan.progress).not.toHaveProperty('remainingMs');
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'b:$LATEST']);
    list();
    await complete(set.scan);
    expect(rowNames(set.scan)).toHaveLength(4);
  });

  it('finds chains that come back once all is known', async () => {
    const set = stage();
    set.api.configs.set('a', [configOf('a', { onFailure: fnArn('c') })]);
    set.api.configs.set('c', [configOf('c', { onFailure: fnArn('a') })]);
    await ran(set);
    expect(set.scan.summary.cyclic).toEqual({ functions: 2, rows: 2 });
    set.api.configs.set('a', []);
    await set.account.refreshFunction('a');
    await complete(set.scan);
    expect(set.scan.summary.cyclic).toEqual({ functions: 0, rows: 0 });
  });

  it('has few questions under way, however many functions there are', async () => {
    const set = stage(numbered(100));
    set.api.held = true;
    set.scan.start();
    await settled();
    expect(set.api.waiting).toHaveLength(6);
    set.scan.cancel();
  });

  it('does not let a person wait for it', async () => {
    const set = stage();
    const scanApi = new SlowLambda();
    scanApi.held = true;
    scanApi.pages = set.api.pages;
    const account = new Account(REGION, set.api, set.leave.signal, scanApi);
    const scan = new Scan(account);
    scan.start();
    await settled();
    expect(scanApi.waiting).toEqual(['a', 'b', 'c']);
    await account.configs('a');
    expect(set.api.asked).toEqual(['listFunctions', 'listEventInvokeConfigs a']);
    scan.cancel();
  });

  it('does not keep an answer from before a refresh', async () => {
    const set = stage(['a']);
    set.api.held = true;
    set.scan.start();
    await settled();
    set.api.held = false;
    set.api.configs.set('a', [configOf('a', { maximumRetryAttempts: 0 })]);
    await set.account.refreshFunction('a');
    set.api.answer();
    await complete(set.scan);
    expect((await set.account.configs('a')).configs).toHaveLength(1);
    expect(set.scan.rows()).toMatchObject([{ source: 'configured' }]);
  });
});

describe('pause, cancel and continue', () => {
  it('pauses at once, asks nothing while paused, and goes on where it was', async () => {
    const set = stage(numbered(20));
    set.api.held = true;
    set.scan.start();
    await settled();
    set.api.answer();
    await until(set.scan, ({ done }) => done === 6);
    set.scan.pause();
    await settled();
    const asked = set.api.listed.length;
    expect(set.scan.state).toBe('paused');
    expect(set.api.waiting).toEqual([]);
    set.api.held = false;
    await settled();
    expect(set.api.listed).toHaveLength(asked);
    await ran(set);
    // Six were read, six were given up, and asked again.
    expect(set.api.listed).toHaveLength(20 + 6);
    expect(rowNames(set.scan)).toHaveLength(20);
  });

  it('keeps what was found when cancelled, and a second opening continues', async () => {
    const set = stage(numbered(10));
    set.api.held = true;
    set.scan.start();
    await settled();
    set.api.answer();
    await until(set.scan, ({ done }) => done === 6);
    set.scan.cancel();
    await settled();
    expect(set.scan.progress).toMatchObject({ state: 'cancelled', done: 6, total: 10 });
    expect(set.scan.rows()).toHaveLength(6);
    set.api.held = false;
    await ran(set);
    expect(set.scan.rows()).toHaveLength(10);
    expect(set.api.listed.filter((name) => name === 'f00000')).toHaveLength(1);
  });

  it('asks nothing when it is started again and all is read', async () => {
    const set = stage();
    await ran(set);
    const asked = set.api.asked.length;
    await ran(set);
    expect(set.api.asked).toHaveLength(asked);
  });

  it('starts again before those that were given up have ended', async () => {
    const set = stage(numbered(8));
    set.api.held = true;
    set.scan.start();
    await settled();
    set.scan.pause();
    set.scan.start();
    set.scan.pause();
    set.api.held = false;
    await ran(set);
    expect(set.scan.rows()).toHaveLength(8);
    expect(set.scan.progress).toMatchObject({ done: 8, total: 8, failed: 0 });
  });

  it('tells the time that is left by the pace of the last answers, and not while paused', async () => {
    const set = stage(numbered(60));
    set.api.held = true;
    set.scan.start();
    await settled();
    for (let round = 0; round < 3; round += 1) {
      set.now += 6_000;
      set.api.answer();
      await settled();
    }
    expect(set.scan.progress).toMatchObject({ done: 18, remainingMs: 42_000 });
    set.scan.pause();
    expect(set.scan.progress).not.toHaveProperty('remainingMs');
  });
});

describe('what fails', () => {
  const slow = new ExpectedError('throttled', 'slow down');

  it('is listed, and can be retried alone', async () => {
    const set = stage();
    set.api.failing.set('b', slow);
    await ran(set);
    expect(set.scan.failures()).toEqual([{ name: 'b', part: 'configs', error: slow }]);
    expect(set.scan.progress).toMatchObject({ state: 'complete', done: 3, failed: 1 });
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'c:$LATEST']);
    set.api.failing.clear();
    set.api.asked.length = 0;
    set.scan.retryFailed();
    await complete(set.scan);
    expect(set.api.asked).toEqual(['listEventInvokeConfigs b']);
    expect(set.scan.failures()).toEqual([]);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'b:$LATEST', 'c:$LATEST']);
  });

  it('can be retried one by one', async () => {
    const set = stage();
    set.api.failing.set('b', slow).set('c', slow);
    await ran(set);
    set.api.asked.length = 0;
    set.scan.retryFailed(['c', 'a']);
    await complete(set.scan);
    expect(set.api.asked).toEqual(['listEventInvokeConfigs c']);
    expect(set.scan.failures().map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('leaves the rows where only the aliases are refused', async () => {
    const set = stage(['a']);
    set.api.configs.set('a', [configOf('a', { qualifier: 'old' })]);
    set.api.aliasesFailing.set('a', refused('lambda:ListAliases'));
    await ran(set);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'a:old']);
    expect(set.scan.failures()).toMatchObject([
      { name: 'a', part: 'qualifiers', error: { kind: 'accessDenied' } },
    ]);
    set.api.aliasesFailing.clear();
    set.scan.retryFailed();
    await complete(set.scan);
    expect(set.scan.failures()).toEqual([]);
    expect(set.scan.summary.orphaned.rows).toBe(1);
  });

  it('says so where List is refused and only $LATEST is known, and tries List again', async () => {
    const set = stage(['a']);
    set.api.configs.set('a', [configOf('a', { onFailure: queueArn('failed') })]);
    set.api.qualifiers.set('a', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
    set.api.failing.set('a', refused('lambda:ListFunctionEventInvokeConfigs'));
    await ran(set);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST']);
    expect(set.scan.rows()[0]).toMatchObject({ source: 'configured', findings: [] });
    expect(set.scan.failures()).toMatchObject([
      { name: 'a', part: 'qualifiers', error: { kind: 'accessDenied' } },
    ]);
    set.api.failing.clear();
    set.now = Date.now() + 1_000;
    set.scan.retryFailed();
    await complete(set.scan);
    expect(set.scan.failures()).toEqual([]);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'a:live']);
  });

  it('halts the scan where everything would fail, and it goes on from there', async () => {
    const set = stage(numbered(30));
    set.api.held = true;
    set.scan.start();
    await settled();
    const expired = new ExpectedError('signedOut', 'expired');
    for (const name of numbered(30)) set.api.failing.set(name, expired);
    set.api.answer();
    await until(set.scan, ({ state }) => state === 'halted');
    await settled();
    expect(set.scan.error).toBe(expired);
    expect(set.api.listed).toHaveLength(6);
    expect(set.scan.failures()).toEqual([]);
    set.api.held = false;
    set.api.failing.clear();
    await ran(set);
    expect(set.scan.error).toBeUndefined();
    expect(set.scan.rows()).toHaveLength(30);
  });

  it('halts it when the functions cannot be listed, after what is known', async () => {
    const set = stage(['a', 'b'], 1);
    set.api.errors.set('listFunctions', refused('lambda:ListFunctions'));
    set.api.failAfterPages = 1;
    set.scan.start();
    await until(set.scan, ({ state }) => state === 'halted');
    expect(set.scan.error).toMatchObject({ kind: 'accessDenied' });
    expect(rowNames(set.scan)).toEqual(['a:$LATEST']);
    set.api.errors.clear();
    await ran(set);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'b:$LATEST']);
  });

  it('is no failure where the function is gone: it has no row', async () => {
    const set = stage();
    set.api.failing.set('b', new ExpectedError('notFound', 'The function doesn’t exist.'));
    await ran(set);
    expect(set.scan.failures()).toEqual([]);
    expect(rowNames(set.scan)).toEqual(['a:$LATEST', 'c:$LATEST']);
    expect(set.scan.progress).toMatchObject({ done: 2, total: 3 });
  });
});

describe('a refresh', () => {
  it('asks again only for what is older, and keeps the rows until then', async () => {
    const set = stage();
    await ran(set);
    const readAt = set.account.peekConfigs('c')?.readAt ?? new Date(0);
    const later = new Date(readAt.getTime() + 1);
    while (Date.now() <= later.getTime()) await settled();
    await set.account.refreshFunction('b');
    await set.account.configs('b');
    await complete(set.scan);
    set.api.asked.length = 0;
    set.api.configs.set('c', [configOf('c', { maximumRetryAttempts: 0 })]);
    set.api.held = true;
    set.scan.refresh(later);
    await settled();
    expect(set.api.waiting).toEqual(['a', 'c']);
    expect(rowNames(set.scan)).toHaveLength(3);
    set.api.answer();
    await complete(set.scan);
    expect(set.api.asked).not.toContain('listEventInvokeConfigs b');
    expect(set.scan.rows().map(({ source }) => source)).toEqual(['default', 'default', 'configured']);
    expect((await set.account.configs('c')).configs).toHaveLength(1);
  });

  it('asks for nothing that is younger', async () => {
    const set = stage();
    await ran(set);
    set.api.asked.length = 0;
    set.scan.refresh(new Date(0));
    await complete(set.scan);
    expect(set.api.asked).toEqual([]);
  });

  it('follows the list of functions: new ones are read, gone ones have no rows', async () => {
    const set = stage();
    await ran(set);
    set.api.asked.length = 0;
    set.api.pages = [[summaryOf('b', { deadLetterArn: queueArn('dead') }), summaryOf('d')]];
    await set.account.directory.refresh();
    await complete(set.scan);
    expect(set.api.asked).toEqual(['listFunctions', 'listEventInvokeConfigs d']);
    expect(rowNames(set.scan)).toEqual(['b:$LATEST', 'd:$LATEST']);
    expect(set.scan.rows()[0]?.deadLetter?.name).toBe('dead');
    expect(set.scan.summary.all).toEqual({ functions: 2, rows: 2 });
  });

  it('shows what somebody else has read anew, and asks for what was only forgotten', async () => {
    const set = stage();
    await ran(set);
    set.api.configs.set('b', [configOf('b', { maximumRetryAttempts: 1 })]);
    await set.account.refreshFunction('b');
    await complete(set.scan);
    expect(set.scan.rows()[1]).toMatchObject({ name: 'b', retries: { value: 1 } });
    expect(set.api.listed.filter((name) => name === 'b')).toHaveLength(2);
  });

  it('that a person asked for while the scan is paused is shown when it goes on', async () => {
    const set = stage(numbered(10));
    set.api.held = true;
    set.scan.start();
    await settled();
    set.api.answer();
    await until(set.scan, ({ done }) => done === 6);
    set.scan.pause();
    set.api.held = false;
    set.api.configs.set('f00000', [configOf('f00000', { maximumRetryAttempts: 1 })]);
    await set.account.refreshFunction('f00000');
    expect(set.scan.state).toBe('paused');
    expect(set.api.listed.filter((name) => name === 'f00000')).toHaveLength(1);
    await ran(set);
    expect(set.scan.rows()[0]).toMatchObject({ name: 'f00000', retries: { value: 1 } });
  });
});

describe('the session', () => {
  it('has one scan for each account, found there again', () => {
    const session = new Session(new FakeConnection());
    expect(scanOf(session.account)).toBe(scanOf(session.account));
    expect(scanOf(session.inRegion('eu-west-1'))).not.toBe(scanOf(session.account));
    expect(scanOf(new Session(new FakeConnection()).account)).not.toBe(scanOf(session.account));
  });

  it('is the same for features whose bundles have copies of this code', async () => {
    const { account } = new Session(new FakeConnection());
    vi.resetModules();
    const copy = await import('../../../../src/domain/overview/scan.ts');
    expect(copy.scanOf).not.toBe(scanOf);
    expect(copy.scanOf(account)).toBe(scanOf(account));
  });

  it('ends it when it is left', async () => {
    const set = stage(numbered(30));
    set.api.held = true;
    set.scan.start();
    await settled();
    set.leave.abort();
    await until(set.scan, ({ state }) => state === 'cancelled');
    await settled();
    expect(set.api.listed).toHaveLength(6);
    expect(set.scan.failures()).toEqual([]);
  });
});

describe('a follower', () => {
  it('is woken once for all that happens until it takes, and gets each function once', async () => {
    const set = stage(numbered(500));
    let woken = 0;
    const follower = set.scan.follow(() => (woken += 1));
    expect(follower.take().functions).toEqual([]);
    await ran(set);
    expect(woken).toBe(1);
    const { functions, progress, summary } = follower.take();
    expect(functions.map(({ name }) => name)).toEqual(numbered(500));
    expect([progress.done, summary.all.rows]).toEqual([500, 500]);
    expect(follower.take().functions).toEqual([]);
    follower.dispose();
    await set.account.refreshFunction('f00000');
    expect(woken).toBe(1);
  });

  it('that comes later gets all there is', async () => {
    const set = stage();
    set.api.failing.set('b', new ExpectedError('throttled', 'slow down'));
    await ran(set);
    const news = set.scan.follow(() => undefined).take();
    expect(news.functions.map(({ name, rows, failure }) => [name, rows.length, failure?.part])).toEqual([
      ['a', 1, undefined],
      ['b', 0, 'configs'],
      ['c', 1, undefined],
    ]);
  });

  it('that takes at every call gets what grows with the functions only', async () => {
    const set = stage(numbered(2_000));
    let taken = 0;
    const follower = set.scan.follow(() => void (taken += follower.take().functions.length));
    follower.take();
    await ran(set);
    expect(set.scan.rows()).toHaveLength(2_000);
    expect(taken).toBe(2_000);
  });
});
