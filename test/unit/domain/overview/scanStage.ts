import { Account } from '../../../../src/domain/account/account.ts';
import { Scan, type ScanProgress } from '../../../../src/domain/overview/scan.ts';
import { REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { SlowLambda } from '../../../support/slowLambda.ts';
import { until as seen } from '../../../support/until.ts';

/** A scan over a fake whose answers a test holds back, and a clock that it moves. */
export interface Stage {
  readonly api: SlowLambda;
  readonly account: Account;
  readonly scan: Scan;
  readonly leave: AbortController;
  /** Milliseconds, moved by the test. */
  now: number;
}

/** `f00000` and so on. */
export const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `f${String(number).padStart(5, '0')}`);

/** An account of such functions, in pages of so many. */
export function stage(names: readonly string[] = ['a', 'b', 'c'], pageSize = 50): Stage {
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
export async function until(scan: Scan, isSo: (progress: ScanProgress) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const { progress } = follower.drain();
      if (!isSo(progress)) return;
      follower.dispose();
      resolve();
    };
    const follower = scan.follow(look);
    look();
  });
}

export const complete = (scan: Scan): Promise<void> => until(scan, ({ state }) => state === 'complete');

/** Starts the scan of an account that answers nothing, until so many answers wait: as many as are under way at once. */
export async function startHeld({ api, scan }: Pick<Stage, 'api' | 'scan'>, count = 6): Promise<void> {
  api.held = true;
  scan.start();
  await held(api, count);
}

/** So many answers wait for the test. */
export const held = (api: SlowLambda, count: number): Promise<unknown> =>
  seen(`${count} answers that wait`, () => api.waiting.length === count);

/** Runs the scan to its end. */
export async function ran(set: Stage): Promise<void> {
  set.scan.start();
  await complete(set.scan);
}

/** `name:qualifier` of each row. */
export const rowNames = (scan: Scan): readonly string[] =>
  scan.rows().map(({ name, qualifier }) => `${name}:${qualifier}`);
