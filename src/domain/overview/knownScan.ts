import type { Account } from '../account/account.ts';
import type { Scan } from './scan.ts';

/** The name of the scan among what belongs to an account. */
export const SCAN = 'scan';

/** The scan of an account, if anybody has made one. Alone in its file, so that the status bar does not ship the scan. */
export function knownScan(account: Account): Scan | undefined {
  return account.belongings.get(SCAN) as Scan | undefined;
}
