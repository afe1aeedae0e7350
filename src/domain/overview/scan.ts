import type { Account, AccountChange } from '../account/account.ts';
import { isCancelled, isExpectedError } from '../errors.ts';
import { type ChangeFeed, ChangeFeeds } from '../async/changeFeed.ts';
import { Eta } from './eta.ts';
import { WorkList } from '../async/workList.ts';
import { type FunctionReading, readFunction } from './readFunction.ts';
import type { OverviewRow } from './row.ts';
import { RowStore } from './rowStore.ts';
import { HALTS, type ScanFailure, type ScanUpdate, type ScanProgress, type ScanState } from './scanUpdate.ts';
import { takeConfigs, takeReport, updatesOf } from './storeUpdates.ts';
import type { Summary } from './summary.ts';

export type { FunctionUpdate, ScanFailure, ScanUpdate, ScanProgress, ScanState } from './scanUpdate.ts';

/**
 * Functions asked about at once. They wait in the session's limiter, which sets the pace; six use it fully, as
 * many as it runs at once.
 */
const AT_ONCE = 6;

/**
 * Reads the event-invoke configs of all functions of an account and region in the background, through the
 * account's caches, at the pace of the session's limiter; and the aliases of functions that have a config. It
 * belongs to the account: see `scanOf`. Work and memory grow with the number of functions.
 */
export class Scan {
  readonly account: Account;
  readonly #work = new WorkList({
    atOnce: AT_ONCE,
    work: (name, signal, done) => this.#ask(name, signal, done),
    isRunning: () => this.#state === 'running',
    ended: () => this.#finish(),
  });
  readonly #failures = new Map<string, ScanFailure>();
  /** Functions whose List was refused, and is to be tried again: what is known of them is not enough. */
  readonly #anew = new Set<string>();
  readonly #store: RowStore;
  readonly #followers = new ChangeFeeds<ScanUpdate>((arns) => this.#update(arns));
  readonly #pace: Eta;
  readonly #now: () => number;
  #state: ScanState = 'idle';
  #isAsked = false;
  #error: unknown;
  /** Answers from before this are not taken. */
  #since = new Date(0);
  #startedAt: Date | undefined;
  /** Functions that the directory had when its names were last taken over. */
  #taken = 0;

  /** @param now milliseconds since 1970. */
  constructor(account: Account, now: () => number = Date.now) {
    this.account = account;
    this.#now = now;
    this.#pace = new Eta(now);
    this.#store = new RowStore(account.region, (arn) => this.#followers.changed(arn));
    const subscription = account.onDidChange((change) => this.#accountChanged(change));
    account.signal.addEventListener('abort', () => subscription.dispose(), { once: true });
  }

  get state(): ScanState {
    return this.#state;
  }

  /** True if a person asked for the reading, rather than a change of one function or of the list. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Why the scan halted. */
  get error(): unknown {
    return this.#error;
  }

  get progress(): ScanProgress {
    const { directory } = this.account;
    const totalKnown = directory.state.kind === 'complete';
    const { left } = this.#work;
    const remaining = this.#state === 'running' && totalKnown ? this.#pace.remaining(left) : undefined;
    return {
      state: this.#state,
      done: Math.max(0, this.#store.size - left),
      total: Math.max(this.#store.size, directory.size),
      totalKnown,
      failed: this.#failures.size,
      ...(this.#startedAt && { startedAt: this.#startedAt.toISOString() }),
      ...(remaining !== undefined && { remainingMs: remaining }),
    };
  }

  get summary(): Summary {
    return this.#store.summary;
  }

  /** All rows found so far, by function and qualifier. */
  rows(): readonly OverviewRow[] {
    return this.#store.rows();
  }

  /** The name of a function of this scan. */
  nameOf(arn: string): string | undefined {
    return this.#store.nameOf(arn);
  }

  /** Failures by name. */
  failures(): readonly ScanFailure[] {
    return [...this.#failures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Follows what is found; `wake` is called when there is something to take, once until it is taken. */
  follow(wake: () => void): ChangeFeed<ScanUpdate> {
    return this.#followers.add(wake, this.#store.arns());
  }

  /** Starts or resumes, as a person asked: only what has not been read is requested. */
  start(): void {
    this.#isAsked = true;
    this.#run();
  }

  /** Reads what a change has left to read; the user did not ask for it, and is not notified. */
  #readChange(): void {
    this.#isAsked = false;
    this.#run();
  }

  #run(): void {
    if (this.#state === 'running') return;
    this.#work.renew();
    this.#startedAt ??= new Date(this.#now());
    this.#error = undefined;
    this.#pace.restart();
    this.#become('running');
    void this.account.directory.load().then(() => this.#takeOver());
    this.#takeOver();
  }

  /** Sends no further requests, and cancels waiting ones; `start` resumes. */
  pause(): void {
    this.#stop('paused');
  }

  /** Ends the scan as it is; `start` resumes with the rest. */
  cancel(): void {
    this.#stop('cancelled');
  }

  /** Asks again for what failed, and for nothing else that was read: for one function, or for all that failed. */
  retryFailed(names: Iterable<string> = [...this.#failures.keys()]): void {
    for (const name of names) {
      if (!this.#failures.delete(name)) continue;
      if (this.#store.knowledge(name)?.configs.via === 'get') this.#anew.add(name);
      this.#work.add(name);
      this.#changed(name);
    }
    this.start();
    this.#followers.wake();
    this.#work.pump();
  }

  /** How many functions a refresh would read. */
  countReadBefore(time: Date): number {
    return this.#store.readBefore(time).length;
  }

  /** Asks again for what was read before a time, the list of functions included; rows stay until then. */
  refresh(olderThan: Date): void {
    this.#since = olderThan;
    this.#startedAt = undefined;
    for (const name of this.#store.readBefore(olderThan)) this.#work.add(name);
    const { state } = this.account.directory;
    if (state.kind === 'complete' && state.readAt < olderThan) void this.account.directory.refresh();
    this.retryFailed();
    this.#startedAt ??= new Date(this.#now());
  }

  #stop(state: 'paused' | 'cancelled' | 'halted'): void {
    if (this.#state !== 'running' && !(this.#state === 'paused' && state === 'cancelled')) return;
    this.#work.abort();
    this.#become(state);
  }

  #become(state: ScanState): void {
    if (state !== 'running') this.#store.findLoops();
    this.#state = state;
    this.#followers.wake();
    this.account.announceScan(state);
  }

  #accountChanged(change: AccountChange): void {
    if (change.kind === 'function') return this.#reread(change.name);
    if (change.kind === 'report') return this.#takeReport(change.name);
    const { state, size } = this.account.directory;
    if (this.#state === 'complete' && state.kind === 'complete') return this.#readChange();
    // Taking over sorts all names: done when their number has doubled, or when there is nothing else to do.
    const enough = size >= 2 * this.#taken || this.#work.waiting === 0;
    if (this.#state === 'running' && (state.kind !== 'loading' || enough)) this.#takeOver();
    this.#followers.wake();
  }

  /** Another view has read a function again, or needs it read again. */
  #reread(name: string): void {
    const known = this.#store.knowledge(name);
    if (!known && !this.#failures.has(name)) return;
    // Shown at once; what it means for the aliases is asked in its turn.
    takeConfigs(this.#store, this.account, name);
    // A request under way is repeated automatically: see Account.scanConfigs.
    if (!this.#work.isUnderWay(name)) this.#work.add(name);
    if (this.#state === 'complete') this.#readChange();
    this.#followers.wake();
    this.#work.pump();
  }

  /** Another view has read aliases or versions, or the template of the function's stack. */
  #takeReport(name: string): void {
    if (this.#work.isUnderWay(name)) return;
    if (takeReport(this.#store, this.account, name)) this.#followers.wake();
  }

  /** Takes over the functions that the directory knows by now. */
  #takeOver(): void {
    const { directory } = this.account;
    this.#taken = directory.size;
    const functions = directory.all();
    for (const summary of functions) if (this.#store.add(summary)) this.#work.add(summary.name);
    if (directory.state.kind === 'complete') {
      for (const name of this.#store.names()) if (!directory.lists(name)) this.#drop(name);
    }
    this.#work.pump();
  }

  #drop(name: string): void {
    this.#work.remove(name);
    this.#failures.delete(name);
    this.#store.remove(name);
  }

  /** Nothing is left to ask for, as far as the functions are known. */
  #finish(): void {
    const { state } = this.account.directory;
    if (state.kind === 'complete') this.#become('complete');
    if (state.kind === 'failed') this.#halt(state.error);
  }

  #halt(error: unknown): void {
    if (this.#state !== 'running') return;
    if (isCancelled(error)) return this.cancel();
    this.#error = error;
    this.#stop('halted');
  }

  async #ask(name: string, signal: AbortSignal, done: () => void): Promise<void> {
    try {
      const since = this.#anew.has(name) ? new Date(this.#now()) : this.#since;
      const reading = await readFunction(this.account, name, { since, qualifiersSince: this.#since, signal });
      this.#answered(name, reading);
    } catch (error) {
      this.#failed({ ...this.#named(name), part: 'configs', error }, signal);
    }
    done();
    this.#pace.tick();
    this.#changed(name);
    this.#followers.wake();
  }

  #answered(name: string, { configs, qualifiers, refusal }: FunctionReading): void {
    this.#anew.delete(name);
    const summary = this.account.directory.get(name);
    if (!summary) return this.#drop(name);
    if (refusal === undefined) this.#failures.delete(name);
    else this.#failures.set(name, { ...this.#named(name), part: 'qualifiers', error: refusal });
    this.#store.put({ summary, configs, qualifiers, declaration: this.account.peekDeclaration(name) });
  }

  #failed(failure: ScanFailure, signal: AbortSignal): void {
    const { name, error } = failure;
    const kind = isExpectedError(error) ? error.kind : undefined;
    // List says so of a function that is gone (domain.md §3).
    if (kind === 'notFound') return this.#drop(name);
    const again = signal.aborted || kind === 'cancelled' || (kind && HALTS[kind]);
    if (!again) return void this.#failures.set(name, failure);
    this.#work.add(name);
    if (!signal.aborted) this.#halt(error);
  }

  readonly #named = (name: string): Pick<ScanFailure, 'arn' | 'name'> => ({
    arn: this.#store.arnOf(name) ?? name,
    name,
  });

  #changed(name: string): void {
    const arn = this.#store.arnOf(name);
    if (arn !== undefined) this.#followers.changed(arn);
  }

  #update(arns: readonly string[]): ScanUpdate {
    const functions = updatesOf(arns, this.#store, this.#failures);
    return { functions, progress: this.progress, summary: this.summary };
  }
}
