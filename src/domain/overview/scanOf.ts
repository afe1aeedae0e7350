import type { Account } from '../account/account.ts';
import type { Session } from '../session/session.ts';
import { Scan } from './scan.ts';

const scans = new WeakMap<Account, Scan>();

/** The scan of an account: the same one each time, as long as the session lives. */
export function scanOf(account: Account): Scan {
  const known = scans.get(account);
  if (known) return known;
  const scan = new Scan(account);
  scans.set(account, scan);
  return scan;
}

/** The scan of an account, if anybody has made one. */
export function knownScan(account: Account): Scan | undefined {
  return scans.get(account);
}

/** Lists the functions before a scan, unless that was done: the scan then tells its page how many there are. */
export function listForScan({ account, connection }: Session): void {
  if (scanOf(account).state !== 'idle') return;
  if (account.directory.state.kind === 'failed') connection.retrySignIn();
  void account.directory.load();
}
