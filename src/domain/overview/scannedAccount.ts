import type { Account, AccountChange } from '../account/account.ts';
import type { WorkList } from '../async/workList.ts';
import type { ScanResults } from './scanResults.ts';
import type { ScanState } from './scanUpdate.ts';

/** The scan, as far as changes of its account concern it. */
export interface ScanControl {
  state(): ScanState;
  /** Reads what a change has left to read. */
  readMore(): void;
}

/** Takes into a scan the functions that its account lists, and what other views read of them. */
export class ScannedAccount {
  readonly #account: Account;
  readonly #results: ScanResults;
  readonly #work: WorkList;
  readonly #scan: ScanControl;
  /** Functions that the directory had when its names were last taken over. */
  #taken = 0;

  constructor(account: Account, results: ScanResults, work: WorkList, scan: ScanControl) {
    this.#account = account;
    this.#results = results;
    this.#work = work;
    this.#scan = scan;
    const subscription = account.onDidChange((change) => this.#changed(change));
    account.signal.addEventListener('abort', () => subscription.dispose(), { once: true });
  }

  /** Takes over the functions that the directory knows by now. */
  takeOver(): void {
    this.#taken = this.#account.directory.size;
    const { added, gone } = this.#results.takeOver();
    for (const name of added) this.#work.add(name);
    for (const name of gone) this.#work.remove(name);
    this.#work.pump();
  }

  /** Forgets a function that is gone. */
  drop(name: string): void {
    this.#work.remove(name);
    this.#results.drop(name);
  }

  #changed(change: AccountChange): void {
    if (change.kind === 'function') return this.#reread(change.name);
    if (change.kind === 'report') return this.#takeReport(change.name);
    const { state, size } = this.#account.directory;
    if (this.#scan.state() === 'complete' && state.kind === 'complete') return this.#scan.readMore();
    // Taking over sorts all names: done when their number has doubled, or when there is nothing else to do.
    const enough = size >= 2 * this.#taken || this.#work.waiting === 0;
    if (this.#scan.state() === 'running' && (state.kind !== 'loading' || enough)) this.takeOver();
    this.#results.wake();
  }

  /** Another view has read a function again, or needs it read again. */
  #reread(name: string): void {
    if (!this.#results.isAnswered(name)) return;
    // Shown at once; what it means for the aliases is asked in its turn.
    this.#results.takeConfigs(name);
    // A request under way is repeated automatically: see Account.scanConfigs.
    if (!this.#work.isUnderWay(name)) this.#work.add(name);
    if (this.#scan.state() === 'complete') this.#scan.readMore();
    this.#results.wake();
    this.#work.pump();
  }

  /** Another view has read aliases or versions, or the template of the function's stack. */
  #takeReport(name: string): void {
    if (this.#work.isUnderWay(name)) return;
    if (this.#results.takeReport(name)) this.#results.wake();
  }
}
