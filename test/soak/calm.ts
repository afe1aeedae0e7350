import assert from 'node:assert/strict';
import type { Scan } from '../../src/domain/overview/scan.ts';
import { scanOf } from '../../src/domain/overview/scanOf.ts';
import type { Bench } from './bench.ts';
import type { Stage } from './steps.ts';
import { until } from '../support/until.ts';

/**
 * Ends all faults, and asserts that everything works again by what a user would do: choose a profile, read the
 * list, open a row, a panel and a hover. Nothing that is left over from before may show.
 */
export async function calm({ bench, sample, views, accounts, loose }: Stage): Promise<void> {
  for (const view of views.splice(0)) view.dispose();
  for (const account of accounts.splice(0)) account.close();
  await Promise.allSettled(loose.splice(0));
  await sample.setFaults({ faults: [] });
  const session = await bench.sessions.switchTo({ profile: 'sample' });
  const rows = await bench.tree.getChildren();
  await session.account.directory.load();
  assert.equal(session.account.directory.state.kind, 'complete');
  assert(
    session.account.directory
      .all()
      .every(({ arn }) => arn.startsWith('arn:aws:lambda:us-east-1:111111111111:')),
  );
  assert(
    rows.length > 0 && rows.every(({ kind }) => kind === 'function' || kind === 'loading'),
    'rows of a failure',
  );
  const row = bench.tree.functionNode('orders-compensate');
  assert(row);
  assert.equal((await bench.tree.getChildren(row))[0]?.kind, 'qualifier');
  assert.equal(await session.accountId(), '111111111111');
  await bench.hoverOn('arn:aws:lambda:us-east-1:111111111111:function:orders-compensate:live');
  const view = bench.openPanel('us-east-1', 'orders-compensate', 'live');
  assert(view);
  await until('the panel', () => {
    const kind = view.states.at(-1)?.body.kind;
    assert.notEqual(kind, 'failed');
    return kind === 'ready';
  });
  view.dispose();
  await readAll(bench, scanOf(session.account));
}

/** The whole account is read to its end. */
async function readAll(bench: Bench, scan: Scan): Promise<void> {
  const overview = bench.openAccount('overview');
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (follower.drain().progress.state !== 'complete') return;
      follower.dispose();
      resolve();
    };
    const follower = scan.follow(look);
    look();
  });
  assert.equal(scan.progress.total, scan.account.directory.size);
  assert.deepEqual(
    scan.failures().map(({ name }) => name),
    UNREADABLE,
  );
  overview.close();
}

/** Of the sample account: one is refused, and one answers later than this soak waits. */
const UNREADABLE = ['payroll-export', 'reports-monthly'];
