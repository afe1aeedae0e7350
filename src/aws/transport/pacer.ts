/**
 * Lets requests start at even distances. Started as soon as a window has room they come in bursts, and of a burst that
 * is a few milliseconds faster under way than the one before it, the service counts more in its second than we did.
 */
export class Pacer {
  #place = Number.NEGATIVE_INFINITY;
  #slack = 0;

  /**
   * Resolves at the next place; to be called when the last one has started. Who is late by up to half a distance, as
   * timers are, takes the place all the same, so that the pace is kept; any longer time is not made up for, so that
   * nothing starts sooner than half a distance after the last.
   * @param distance from the last place, in milliseconds
   */
  async turn(distance: number): Promise<void> {
    const now = performance.now();
    const next = this.#place + distance;
    this.#slack = distance / 2;
    this.#place = now - next < this.#slack ? next : now;
    const wait = Math.ceil(this.#place - now);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** The request starts now: if it was held up elsewhere, the next one follows it instead of running beside it. */
  started(): void {
    const now = performance.now();
    if (now - this.#place > this.#slack) this.#place = now;
  }
}
