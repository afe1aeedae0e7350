/** Answers that the estimate looks back at: enough to be steady, few enough to follow a change of pace. */
const LOOK_BACK = 100;

/** How fast answers come, and so how long the rest will take. */
export class Eta {
  readonly #now: () => number;
  #times: number[] = [];

  /** @param now milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins again: a pause does not count as slow. */
  restart(): void {
    this.#times = [this.#now()];
  }

  /** An answer came. */
  tick(): void {
    this.#times.push(this.#now());
    if (this.#times.length > 2 * LOOK_BACK) this.#times = this.#times.slice(-LOOK_BACK - 1);
  }

  /** Milliseconds for so many more answers at the pace of the last ones; undefined before there are any. */
  remaining(count: number): number | undefined {
    const times = this.#times.slice(-LOOK_BACK - 1);
    const [first] = times;
    const last = times.at(-1);
    if (first === undefined || last === undefined || times.length < 2) return undefined;
    return Math.round(((last - first) / (times.length - 1)) * count);
  }
}
