import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { scanOf } from '../../../../src/domain/overview/scanOf.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { configOf, FakeConnection, summaryOf } from '../../../support/fakeLambda.ts';
import { complete, held, numbered, ran, rowNames, stage, startHeld, until } from './scanStage.ts';
import { until as seen } from '../../../support/until.ts';
import { queueArn } from './support.ts';

describe('a refresh', () => {
  it('asks again only for what is older, and keeps the rows until then', async () => {
    const set = stage();
    await ran(set);
    const readAt = set.account.peekConfigs('c')?.readAt ?? new Date(0);
    const later = new Date(readAt.getTime() + 1);
    await seen('the next millisecond', () => Date.now() > later.getTime());
    await set.account.refreshFunction('b');
    await set.account.configs('b');
    await complete(set.scan);
    set.api.asked.length = 0;
    set.api.configs.set('c', [configOf('c', { maximumRetryAttempts: 0 })]);
    set.api.held = true;
    set.scan.refresh(later);
    await held(set.api, 2);
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

  it('shows what somebody else has read again, and asks for what was only forgotten', async () => {
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
    await startHeld(set);
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

  it('ends it when it is left', async () => {
    const set = stage(numbered(30));
    await startHeld(set);
    set.leave.abort();
    await until(set.scan, ({ state }) => state === 'cancelled');
    set.api.held = false;
    await expect(set.account.configs('f00029')).rejects.toMatchObject({ kind: 'cancelled' });
    expect(set.api.listed).toHaveLength(6 + 1);
    expect(set.scan.failures()).toEqual([]);
  });
});

describe('a follower', () => {
  it('is woken once for all that happens until it takes, and gets each function once', async () => {
    const set = stage(numbered(500));
    let woken = 0;
    const follower = set.scan.follow(() => (woken += 1));
    expect(follower.drain().functions).toEqual([]);
    await ran(set);
    expect(woken).toBe(1);
    const { functions, progress, summary } = follower.drain();
    expect(functions.map(({ arn }) => set.scan.nameOf(arn))).toEqual(numbered(500));
    expect([progress.done, summary.all.rows]).toEqual([500, 500]);
    expect(follower.drain().functions).toEqual([]);
    follower.dispose();
    await set.account.refreshFunction('f00000');
    expect(woken).toBe(1);
  });

  it('that comes later gets all there is', async () => {
    const set = stage();
    set.api.failing.set('b', new ExpectedError('throttled', 'slow down'));
    await ran(set);
    const news = set.scan.follow(() => undefined).drain();
    expect(
      news.functions.map(({ arn, rows, failure }) => [set.scan.nameOf(arn), rows.length, failure?.part]),
    ).toEqual([
      ['a', 1, undefined],
      ['b', 0, 'configs'],
      ['c', 1, undefined],
    ]);
  });

  it('that takes at every call gets what grows with the functions only', async () => {
    const set = stage(numbered(2_000));
    let taken = 0;
    const follower = set.scan.follow(() => void (taken += follower.drain().functions.length));
    follower.drain();
    await ran(set);
    expect(set.scan.rows()).toHaveLength(2_000);
    expect(taken).toBe(2_000);
  });
});
