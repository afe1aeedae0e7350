import type { Account } from '../account/account.ts';
import type { ChangeFeed } from '../async/changeFeed.ts';
import { WorkList } from '../async/workList.ts';
import { isCancelled, isExpectedError } from '../errors.ts';
import { Eta } from './eta.ts';
import { readFunction } from './readFunction.ts';
import type { OverviewRow } from './row.ts';
import { progressOf } from './scanProgress.ts';
import { ScanResults } from './scanResults.ts';
import { ScannedAccount } from './scannedAccount.ts';
import { HALTS, type ScanFailure, type ScanUpdate, type ScanProgress, type ScanState } from './scanUpdate.ts';
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
  readonly #results: ScanResults;
  readonly #source: ScannedAccount;
  readonly #pace: Eta;
  readonly #now: () => number;
  #state: ScanState = 'idle';
  #isAsked = false;
  #error: unknown;
  /** Answers from before this are not taken. */
  #since = new Date(0);
  #startedAt: Date | undefined;

  /** @param now milliseconds since 1970. */
  constructor(account: Account, now: () => number = Date.now) {
    this.account = account;
    this.#now = now;
    this.#pace = new Eta(now);
    this.#results = new ScanResults(account, () => this.progress);
    this.#source = new ScannedAccount(account, this.#results, this.#work, {
      state: () => this.#state,
      readMore: () => this.#readChange(),
    });
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
    return progressOf({
      state: this.#state,
      left: this.#work.left,
      results: this.#results,
      directory: this.account.directory,
      pace: this.#pace,
      startedAt: this.#startedAt,
    });
  }

  get summary(): Summary {
    return this.#results.summary;
  }

  /** All rows found so far, by function and qualifier. */
  rows(): readonly OverviewRow[] {
    return this.#results.rows();
  }

  /** The name of a function of this scan. */
  nameOf(arn: string): string | undefined {
    return this.#results.nameOf(arn);
  }

  /** Failures by name. */
  failures(): readonly ScanFailure[] {
    return this.#results.failures();
  }

  /** Follows what is found; `wake` is called when there is something to take, once until it is taken. */
  follow(wake: () => void): ChangeFeed<ScanUpdate> {
    return this.#results.follow(wake);
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
    void this.account.directory.load().then(() => this.#source.takeOver());
    this.#source.takeOver();
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
  retryFailed(names: Iterable<string> = this.failures().map(({ name }) => name)): void {
    for (const name of names) if (this.#results.forgive(name)) this.#work.add(name);
    this.start();
    this.#results.wake();
    this.#work.pump();
  }

  /** How many functions a refresh would read. */
  countReadBefore(time: Date): number {
    return this.#results.readBefore(time).length;
  }

  /** Asks again for what was read before a time, the list of functions included; rows stay until then. */
  refresh(olderThan: Date): void {
    this.#since = olderThan;
    this.#startedAt = undefined;
    for (const name of this.#results.readBefore(olderThan)) this.#work.add(name);
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
    if (state !== 'running') this.#results.findLoops();
    this.#state = state;
    this.#results.wake();
    this.account.announceScan(state);
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
      const since = this.#results.isWantedAnew(name) ? new Date(this.#now()) : this.#since;
      const reading = await readFunction(this.account, name, { since, qualifiersSince: this.#since, signal });
      if (!this.#results.put(name, reading)) this.#source.drop(name);
    } catch (error) {
      this.#failed(name, error, signal);
    }
    done();
    this.#pace.tick();
    this.#results.changed(name);
    this.#results.wake();
  }

  #failed(name: string, error: unknown, signal: AbortSignal): void {
    const kind = isExpectedError(error) ? error.kind : undefined;
    // List says so of a function that is gone (domain.md §3).
    if (kind === 'notFound') return this.#source.drop(name);
    const again = signal.aborted || kind === 'cancelled' || (kind && HALTS[kind]);
    if (!again) return this.#results.fail(name, 'configs', error);
    this.#work.add(name);
    if (!signal.aborted) this.#halt(error);
  }
}
