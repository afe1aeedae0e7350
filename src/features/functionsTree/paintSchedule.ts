/** Growth that is worth a paint at once. */
const MUCH = 10;
/** Growth that is worth a paint when somebody has waited for it. */
const SOME = 2;
/** Milliseconds. */
const WAITED = 3_000;

/**
 * When to paint while pages stream in: at the first rows, then each time their number has grown tenfold, or has doubled
 * where the last paint is three seconds old. A paint costs as much as there are rows, and holds up the pages that come
 * meanwhile: so all paints together cost no more than twice the last one, where a paint per page would be quadratic, and
 * a list that comes quickly is painted hardly more often than once.
 */
export class PaintSchedule {
  readonly #now: () => number;
  #painted = 0;
  #paintedAt = 0;

  /** @param now milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  reset(): void {
    this.#painted = 0;
  }

  /** Whether so many rows are worth a paint now. */
  isDue(count: number): boolean {
    const growth = this.#now() - this.#paintedAt < WAITED ? MUCH : SOME;
    if (count === 0 || count < this.#painted * growth) return false;
    this.#painted = count;
    this.#paintedAt = this.#now();
    return true;
  }
}
