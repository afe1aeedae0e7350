import { Emitter } from '../../domain/async/emitter.ts';

/** Refusals in a row from which on a person is told: by then some seconds have gone by with nothing answered. */
const TOLD_FROM = 3;

/** Counts how often in a row the service has refused requests for there being too many, while there are any. */
export class Throttling {
  /** Called with whether requests wait for the service to have room, when that has changed. */
  readonly changes = new Emitter<boolean>();
  #count = 0;
  /** Requests that somebody waits for. */
  #waiting = 0;
  #isTold = false;

  get count(): number {
    return this.#count;
  }

  /** Somebody waits for a request, all its attempts together. */
  begun(): void {
    this.#waiting += 1;
  }

  /** Where nobody waits any more, there is nothing to tell. */
  ended(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#tell(false);
  }

  refused(): void {
    this.#count += 1;
    if (this.#count >= TOLD_FROM && this.#waiting > 0) this.#tell(true);
  }

  answered(): void {
    this.#count = Math.max(0, this.#count - 1);
    // One answer between refusals is no end of them.
    if (this.#count === 0) this.#tell(false);
  }

  #tell(isThrottled: boolean): void {
    if (this.#isTold === isThrottled) return;
    this.#isTold = isThrottled;
    this.changes.fire(isThrottled);
  }
}
