import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { ACCOUNT, configOf, REGION, refused } from '../../../support/fakeLambda.ts';
import { complete, numbered, ran, rowNames, stage, startHeld, until } from './scanStage.ts';
import { queueArn } from './support.ts';

const ARN_OF_B = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:b`;

describe('what fails', () => {
  const slow = new ExpectedError('throttled', 'slow down');

  it('is listed, and can be retried alone', async () => {
    const set = stage();
    set.api.failing.set('b', slow);
    await ran(set);
    expect(set.scan.failures()).toEqual([{ arn: ARN_OF_B, name: 'b', part: 'configs', error: slow }]);
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
    await startHeld(set);
    const expired = new ExpectedError('signedOut', 'expired');
    for (const name of numbered(30)) set.api.failing.set(name, expired);
    set.api.answer();
    await until(set.scan, ({ state }) => state === 'halted');
    set.api.held = false;
    await expect(set.account.configs('f00029')).rejects.toBe(expired);
    expect(set.scan.error).toBe(expired);
    expect(set.api.listed).toHaveLength(6 + 1);
    expect(set.scan.failures()).toEqual([]);
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
