import PQueue from 'p-queue';
import type { RequestPriority } from '../domain/session.ts';
import type { Limits } from './limits.ts';

/**
 * `listing`: the pages of ListFunctions, one at a time; waiting for the answer is their limit.
 * `fanOut`: everything that is asked once per function; at most `perWindow` start within any `window`.
 * `account`: what is asked of STS, which has a quota of its own.
 */
export type Lane = 'listing' | 'fanOut' | 'account';

/** How a request takes its turn. */
export interface Turn {
  readonly lane: Lane;
  readonly priority: RequestPriority;
  /** A repeated request goes before those of its priority that have not had a turn. */
  readonly repeated: boolean;
  readonly signal: AbortSignal;
}

const PRIORITY: Readonly<Record<RequestPriority, number>> = { foreground: 2, background: 0, scan: 0 };

/**
 * The limiter of a connection: all its requests, whatever their region, pass through it one by one. Lambda
 * allows 15 a second for an account and region, shared with everyone else (domain.md §8); after a 429 all
 * of them pause, which is what lets a quota recover.
 */
export class Limiter {
  readonly #limits: Limits;
  readonly #lanes: Readonly<Record<Lane, PQueue>>;
  /** Scans pass through it before their lane: it lets them start no faster than they may. */
  readonly #scans: PQueue;
  /** Grows with each pause: refusals of requests that were under way when it began belong to it. */
  #round = 0;
  #refusals = 0;
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#lanes = {
      account: new PQueue({ concurrency: 1 }),
      listing: new PQueue({ concurrency: 1 }),
      fanOut: new PQueue({
        concurrency: limits.concurrency,
        interval: limits.window,
        intervalCap: limits.perWindow,
        strict: true,
      }),
    };
    this.#scans = new PQueue({
      concurrency: limits.concurrency,
      interval: limits.window,
      intervalCap: limits.scanPerWindow,
      strict: true,
    });
  }

  /** Runs the request in its turn; `round` is for `throttled`. Rejects as it does, or as soon as its signal aborts. */
  run<T>(request: (round: number) => Promise<T>, { lane, priority, repeated, signal }: Turn): Promise<T> {
    const place = { priority: PRIORITY[priority] + (repeated ? 1 : 0), signal };
    const turn = (): Promise<T> => this.#lanes[lane].add(() => request(this.#round), place);
    return priority === 'scan' ? this.#scans.add(turn, place) : turn();
  }

  /**
   * A request was refused for there being too many: all pause, for as long as Retry-After says (in
   * milliseconds) and at least an exponential backoff with jitter.
   */
  throttled(round: number, retryAfter: number): void {
    const { throttlePause, throttlePauseCap } = this.#limits;
    if (round === this.#round) {
      this.#round += 1;
      this.#refusals += 1;
    }
    const backoff = throttlePause * 2 ** (this.#refusals - 1) * (0.5 + Math.random() / 2);
    this.#pause(Math.min(Math.max(backoff, retryAfter), throttlePauseCap));
  }

  /** A request was answered: the next pause begins shorter again. */
  answered(): void {
    this.#refusals = Math.max(0, this.#refusals - 1);
  }

  /** Forgets what waits; those who wait are told by their own signals. */
  close(): void {
    clearTimeout(this.#timer);
    for (const queue of this.#queues()) queue.clear();
  }

  #queues(): readonly PQueue[] {
    return [...Object.values(this.#lanes), this.#scans];
  }

  #pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + ms);
    for (const queue of this.#queues()) queue.pause();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#resume(), this.#pausedUntil - Date.now());
  }

  #resume(): void {
    for (const queue of this.#queues()) queue.start();
  }
}
