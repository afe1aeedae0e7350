/** Growth that is worth a paint at once. */
const MUCH = 10;
/** Growth that is worth a paint when somebody has waited for it. */
const SOME = 2;
/** Milliseconds. */
const WAITED = 3_000;
/** A page is late after so many milliseconds, and so many more for each row: a paint of many costs more. */
const LATE = 1_000;
const LATE_PER_ROW = 1;

/**
 * When to paint while pages stream in: at the first rows, then each time their number has grown tenfold, or has doubled
 * where the last paint is three seconds old. A paint costs as much as there are rows, and holds up the pages that come
 * meanwhile: so all paints together cost no more than twice the last one, where a paint per page would be quadratic, and
 * a list that comes quickly is painted hardly more often than once. Where the next page is late, what has been read is
 * painted while there is time.
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

  /** True if so many rows are worth a paint now. */
  isDue(count: number): boolean {
    const growth = this.#now() - this.#paintedAt < WAITED ? MUCH : SOME;
    if (count === 0 || count < this.#painted * growth) return false;
    this.#note(count);
    return true;
  }

  /** True if some of so many rows are not painted; they are to be painted then. */
  isBehind(count: number): boolean {
    if (count <= this.#painted) return false;
    this.#note(count);
    return true;
  }

  /** Milliseconds without a page after which so many rows are painted. */
  lateAfter(count: number): number {
    return LATE + count * LATE_PER_ROW;
  }

  #note(count: number): void {
    this.#painted = count;
    this.#paintedAt = this.#now();
  }
}
