import PQueue from 'p-queue';
import type { RequestPriority } from '../../domain/session/connection.ts';
import type { Limits } from './limits.ts';
import { Throttling } from './throttling.ts';
import { Pacer } from './pacer.ts';

/**
 * `listing`: the pages of ListFunctions, one at a time; waiting for the answer is their limit, and beside a scan
 * the window of `fanOut`, of which they then take no more than half.
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

interface Place {
  readonly priority: number;
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
  /** Scans pass through it one by one on their way to the lane, each when the one before it has started. */
  readonly #scans: PQueue;
  #scanning = 0;
  readonly #scanSpacing = new Pacer();
  readonly #pageSpacing = new Pacer();
  /** Grows with each pause: refusals of requests that were under way when it began belong to it. */
  #round = 0;
  readonly #throttling = new Throttling();
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
    this.#scans = new PQueue({ concurrency: 1 });
  }

  /** Runs the request in its turn; `round` is for `throttled`. Rejects as it does, or as soon as its signal aborts. */
  run<T>(request: (round: number) => Promise<T>, { lane, priority, repeated, signal }: Turn): Promise<T> {
    const place = { priority: PRIORITY[priority] + (repeated ? 1 : 0), signal };
    const send = (): Promise<T> => request(this.#round);
    if (priority === 'scan') return this.#scan(send, place);
    if (lane !== 'listing') return this.#lanes[lane].add(send, place);
    return this.#lanes.listing.add(() => (this.#scanning > 0 ? this.#page(send, place) : send()), place);
  }

  async #scan<T>(send: () => Promise<T>, place: Place): Promise<T> {
    this.#scanning += 1;
    try {
      const { answer } = await this.#scans.add(() => this.#startScan(send, place), place);
      return await answer;
    } finally {
      this.#scanning -= 1;
    }
  }

  /** Resolves when the request has started or been given up, so that no two of a scan wait in the lane. */
  async #startScan<T>(send: () => Promise<T>, place: Place): Promise<{ readonly answer: Promise<T> }> {
    await this.#scanSpacing.turn(this.#scanDistance);
    const started = Promise.withResolvers<void>();
    const answer = this.#lanes.fanOut.add(() => {
      this.#scanSpacing.started();
      started.resolve();
      return send();
    }, place);
    answer.catch(() => started.resolve());
    await started.promise;
    return { answer };
  }

  get #scanDistance(): number {
    const usual = this.#limits.window / this.#limits.scanPerWindow;
    return this.#lanes.listing.pending > 0 ? Math.max(usual, this.#halfDistance) : usual;
  }

  /** Share of each of two users of the window; one place stays free, since both may start at the same time. */
  get #halfDistance(): number {
    return (2 * this.#limits.window) / Math.max(1, this.#limits.perWindow - 1);
  }

  /** A page of a list beside a scan: within the same window. */
  async #page<T>(send: () => Promise<T>, place: Place): Promise<T> {
    await this.#pageSpacing.turn(this.#halfDistance);
    return await this.#lanes.fanOut.add(send, place);
  }

  /**
   * A request was refused for there being too many: all pause, for as long as Retry-After says (in
   * milliseconds) and at least an exponential backoff with jitter.
   */
  throttled(round: number, retryAfter: number): void {
    const { throttlePause, throttlePauseCap } = this.#limits;
    if (round === this.#round) {
      this.#round += 1;
      this.#throttling.refused();
    }
    const backoff = throttlePause * 2 ** (this.#throttling.count - 1) * (0.5 + Math.random() / 2);
    this.#pause(Math.min(Math.max(backoff, retryAfter), throttlePauseCap));
  }

  /** A request was answered, well or not: the next pause begins shorter again. */
  answered(): void {
    this.#throttling.answered();
  }

  /** A request is about to take its first turn; `ended` when it will take no more. */
  begun(): void {
    this.#throttling.begun();
  }

  ended(): void {
    this.#throttling.ended();
  }

  /** Tells whether requests wait because the service refuses them, each time that has changed. */
  onThrottling(listener: (isThrottled: boolean) => void): void {
    this.#throttling.changes.add(listener);
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
