import { type ChangeFeed, ChangeFeeds } from '../async/changeFeed.ts';
import { WorkList } from '../async/workList.ts';
import { isCancelled, isExpectedError } from '../errors.ts';
import { Eta } from '../overview/eta.ts';
import { HALTS } from '../overview/scanUpdate.ts';
import { namedFunctions } from './declaredByName.ts';
import { type ComparisonDeps, compareUnit, failedRow } from './compareUnit.ts';
import { undeclaredOfStacks } from './ofStacks.ts';
import type { ComparisonRow } from './row.ts';
import type { ComparisonUnit } from './unit.ts';

/** Units compared at once: as many as a session runs requests. */
const AT_ONCE = 6;
/** The unit of the rows that no template declares. */
const UNDECLARED = '';

/** `cancelled` and `halted` keep the rows; `start` resumes. `halted`: every further request would fail in the same way. */
export type RunState = 'idle' | 'running' | 'cancelled' | 'halted' | 'complete';

/** Plain data. */
export interface ComparisonProgress {
  readonly state: RunState;
  /** Declarations compared. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds, at the pace of the last answers; while running only. */
  readonly remainingMs?: number;
}

/** The rows of units that changed, each in place of those before. */
export interface ComparisonUpdate {
  readonly units: readonly { readonly key: string; readonly rows: readonly ComparisonRow[] }[];
}

/**
 * Compares the declarations of a workspace with one account, in the background and at the pace of a scan. Requests grow
 * with the number of declarations and of their stacks.
 */
export class Comparison {
  readonly #deps: ComparisonDeps;
  readonly #units: ReadonlyMap<string, ComparisonUnit>;
  readonly #work = new WorkList({
    atOnce: AT_ONCE,
    work: (key, signal, done) => this.#compare(key, signal, done),
    isRunning: () => this.#state === 'running',
    ended: (signal) => void this.#finish(signal),
  });
  readonly #rows = new Map<string, readonly ComparisonRow[]>();
  readonly #followers: ChangeFeeds<ComparisonUpdate>;
  readonly #eta: Eta;
  #state: RunState = 'idle';
  #error: unknown;

  /** @param now milliseconds since 1970 */
  constructor(
    units: readonly ComparisonUnit[],
    deps: Omit<ComparisonDeps, 'declaredByName'>,
    now: () => number = Date.now,
  ) {
    this.#deps = { ...deps, declaredByName: namedFunctions(units) };
    this.#units = new Map(units.map((unit) => [unit.key, unit]));
    this.#eta = new Eta(now);
    this.#followers = new ChangeFeeds((keys) => ({
      units: keys.map((key) => ({ key, rows: this.#rows.get(key) ?? [] })),
    }));
    for (const key of this.#units.keys()) this.#work.add(key);
  }

  get state(): RunState {
    return this.#state;
  }

  /** The failure that halted the comparison. */
  get error(): unknown {
    return this.#error;
  }

  get progress(): ComparisonProgress {
    const { left } = this.#work;
    const remainingMs = this.#state === 'running' ? this.#eta.remaining(left) : undefined;
    return {
      state: this.#state,
      done: this.#units.size - left,
      total: this.#units.size,
      ...(remainingMs !== undefined && { remainingMs }),
    };
  }

  /** All rows so far, in the order of the templates; those that no template declares come last. */
  rows(): readonly ComparisonRow[] {
    return [...this.#units.keys(), UNDECLARED].flatMap((key) => this.#rows.get(key) ?? []);
  }

  /** Follows the rows; `wake` is called when there are new ones, once until they are taken. */
  follow(wake: () => void): ChangeFeed<ComparisonUpdate> {
    return this.#followers.add(wake, this.#rows.keys());
  }

  /** Starts or resumes. */
  start(): void {
    if (this.#state === 'running') return;
    this.#work.renew();
    this.#error = undefined;
    this.#eta.restart();
    this.#become('running');
    this.#work.pump();
  }

  /** Sends no further requests, and cancels waiting ones. */
  cancel(): void {
    this.#stop('cancelled');
  }

  /** Compares some declarations again, as after another stack was chosen. */
  again(isWanted: (unit: ComparisonUnit, rows: readonly ComparisonRow[]) => boolean): void {
    if (this.#state === 'idle') return;
    for (const [key, unit] of this.#units) {
      if (this.#rows.has(key) && isWanted(unit, this.#rows.get(key) ?? [])) this.#work.add(key);
    }
    if (this.#work.waiting === 0) return;
    if (this.#state === 'running') this.#work.pump();
    else this.start();
  }

  #stop(state: 'cancelled' | 'halted'): void {
    if (this.#state !== 'running') return;
    this.#work.abort();
    this.#become(state);
  }

  #become(state: RunState): void {
    this.#state = state;
    this.#followers.wake();
  }

  async #compare(key: string, signal: AbortSignal, done: () => void): Promise<void> {
    const unit = this.#units.get(key);
    if (!unit) return;
    try {
      this.#put(key, await compareUnit(unit, this.#deps, signal));
    } catch (error) {
      this.#failed(unit, error, signal);
    }
    done();
    this.#eta.tick();
    this.#followers.wake();
  }

  #failed(unit: ComparisonUnit, error: unknown, signal: AbortSignal): void {
    const isHalt = isCancelled(error) || (isExpectedError(error) && HALTS[error.kind]);
    if (!signal.aborted && !isHalt) return this.#put(unit.key, [failedRow(unit, this.#deps.session, error)]);
    this.#work.add(unit.key);
    if (!signal.aborted) this.#halt(error);
  }

  #halt(error: unknown): void {
    if (isCancelled(error)) return this.cancel();
    this.#error = error;
    this.#stop('halted');
  }

  #put(key: string, rows: readonly ComparisonRow[]): void {
    this.#rows.set(key, rows);
    this.#followers.changed(key);
  }

  /** Everything declared is compared: what else is in its stacks? */
  async #finish(signal: AbortSignal): Promise<void> {
    try {
      const declared = [...this.#units.keys()].flatMap((key) => this.#rows.get(key) ?? []);
      const rows = await undeclaredOfStacks(declared, (region) => this.#deps.session.inRegion(region));
      if (signal.aborted || this.#work.waiting > 0) return;
      this.#put(UNDECLARED, rows);
      this.#become('complete');
    } catch (error) {
      if (!signal.aborted) this.#halt(error);
    }
  }
}
