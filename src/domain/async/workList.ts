import { NameQueue } from './queue.ts';

/** Parts of a list of work. */
export interface WorkListParts {
  /** Pieces of work at once. */
  readonly atOnce: number;
  /** Never rejects. It calls `done` in the turn in which it tells its result: from then on it is no longer under way. */
  work(name: string, signal: AbortSignal, done: () => void): Promise<void>;
  /** True while the next piece may begin. */
  isRunning(): boolean;
  /** Called where it runs, and nothing waits or is under way. */
  ended(signal: AbortSignal): void;
}

/** Named pieces of work, a few at once, each once, in the order in which they came. What is stopped waits for a start. */
export class WorkList {
  readonly #parts: WorkListParts;
  readonly #queue = new NameQueue();
  readonly #underWay = new Set<string>();
  #abort = new AbortController();

  constructor(parts: WorkListParts) {
    this.#parts = parts;
  }

  /** Pieces that wait. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Pieces that wait or are under way. */
  get left(): number {
    return this.#queue.size + this.#underWay.size;
  }

  isUnderWay(name: string): boolean {
    return this.#underWay.has(name);
  }

  add(name: string): void {
    this.#queue.add(name);
  }

  remove(name: string): void {
    this.#queue.remove(name);
  }

  /** A signal for the work that begins from now on. */
  renew(): void {
    this.#abort = new AbortController();
  }

  /** Aborts the work that is under way. */
  abort(): void {
    this.#abort.abort();
  }

  /** Begins as many pieces as may be under way. */
  pump(): void {
    const { atOnce, isRunning, ended } = this.#parts;
    while (isRunning() && this.#underWay.size < atOnce) {
      const name = this.#queue.next();
      if (name === undefined) break;
      this.#underWay.add(name);
      void this.#do(name, this.#abort.signal);
    }
    if (isRunning() && this.#underWay.size === 0) ended(this.#abort.signal);
  }

  async #do(name: string, signal: AbortSignal): Promise<void> {
    await this.#parts.work(name, signal, () => this.#underWay.delete(name));
    this.pump();
  }
}
