import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/domain/account/account.ts';
import { estimateScan } from '../../../../src/domain/overview/estimate.ts';
import { Scan } from '../../../../src/domain/overview/scan.ts';
import { configOf, REGION, refused, summaryOf } from '../../../support/fakeLambda.ts';
import { SlowLambda } from '../../../support/slowLambda.ts';
import { complete, held, numbered, ran, rowNames, stage, startHeld, until } from './scanStage.ts';
import { until as seen } from '../../../support/until.ts';
import { fnArn, queueArn } from './support.ts';

describe('a scan', () => {
  it('tells the account of each state, and whether a person asked for it', async () => {
    const set = stage();
    const told: string[] = [];
    set.account.onDidScan((state) => told.push(`${state} ${set.scan.isAsked}`));
    await ran(set);
    set.scan.pause();
    expect(told).toEqual(['running true', 'complete true']);
    await set.account.refreshFunction('a');
    await seen('the end of the second reading', () => told.length === 4);
    expect(told.slice(2)).toEqual(['running false', 'complete false']);
    set.scan.refresh(new Date(Date.now() + 1000));
    expect([set.scan.state, set.scan.isAsked]).toEqual(['running', true]);
    await complete(set.scan);
  });

  it('estimates what it would send, without sending it: nothing for what others have read', async () => {
    const set = stage(numbered(120));
    expect(estimateScan(set.account, 5)).toEqual({
      functions: 0,
      isWhole: false,
      least: 0,
      most: 0,
      rate: 5,
    });
    await set.account.directory.load();
    await set.account.configs('f00007');
    const asked = [...set.api.asked];
    expect(estimateScan(set.account, 5)).toEqual({
      functions: 119,
      isWhole: true,
      least: 119,
      most: 357,
      rate: 5,
    });
    expect(set.api.asked).toEqual(asked);
    await ran(set);
    const sent = set.api.asked.length - asked.length;
    expect(sent).toBeGreaterThanOrEqual(119);
    expect(sent).toBeLessThanOrEqual(357);
  });

  it('says how many functions a refresh would read', async () => {
    const set = stage();
    await ran(set);
    expect(set.scan.countReadBefore(new Date(0))).toBe(0);
    expect(set.scan.countReadBefore(new Date(Date.now() + 1000))).toBe(3);
  });

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
    expect(set.scan.summary.looping).toEqual({ functions: 2, rows: 2 });
    set.api.configs.set('a', []);
    await set.account.refreshFunction('a');
    await complete(set.scan);
    expect(set.scan.summary.looping).toEqual({ functions: 0, rows: 0 });
  });

  it('has few questions under way, however many functions there are', async () => {
    const set = stage(numbered(100));
    await startHeld(set);
    expect(set.api.listed).toHaveLength(6);
    set.api.answer();
    await held(set.api, 6);
    expect(set.api.listed).toHaveLength(12);
    set.scan.cancel();
  });

  it('does not let a person wait for it', async () => {
    const set = stage();
    const scanApi = new SlowLambda();
    scanApi.pages = set.api.pages;
    const account = new Account(REGION, set.api, set.leave.signal, { scanApi });
    const scan = new Scan(account);
    await startHeld({ api: scanApi, scan }, 3);
    expect(scanApi.waiting).toEqual(['a', 'b', 'c']);
    await account.configs('a');
    expect(set.api.asked).toEqual(['listFunctions', 'listEventInvokeConfigs a']);
    scan.cancel();
  });

  it('does not keep an answer from before a refresh', async () => {
    const set = stage(['a']);
    await startHeld(set, 1);
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
    await startHeld(set);
    set.api.answer();
    await until(set.scan, ({ done }) => done === 6);
    await held(set.api, 6);
    set.scan.pause();
    expect(set.scan.state).toBe('paused');
    expect(set.api.waiting).toEqual([]);
    set.api.held = false;
    await set.account.configs('f00019');
    expect(set.api.listed).toHaveLength(6 + 6 + 1);
    await ran(set);
    // Six were read, six were given up, and asked again.
    expect(set.api.listed).toHaveLength(20 + 6);
    expect(rowNames(set.scan)).toHaveLength(20);
  });

  it('keeps what was found when cancelled, and a second opening continues', async () => {
    const set = stage(numbered(10));
    await startHeld(set);
    set.api.answer();
    await until(set.scan, ({ done }) => done === 6);
    set.scan.cancel();
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
    await startHeld(set);
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
    await startHeld(set);
    for (let round = 0; round < 3; round += 1) {
      set.now += 6_000;
      set.api.answer();
      await held(set.api, 6);
    }
    expect(set.scan.progress).toMatchObject({ done: 18, remainingMs: 42_000 });
    set.scan.pause();
    expect(set.scan.progress).not.toHaveProperty('remainingMs');
  });
});
