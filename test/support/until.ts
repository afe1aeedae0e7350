import { limit } from './pace.ts';

/** Condition of a wait: a value that is found, or `true`. */
type Found<T> = T | undefined | false;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Waits for what has no event of its own, as what the editor does in its own process: asks again with each turn of the
 * loop. A wait in vain ends before the test does, and says what for.
 */
export async function until<T>(what: string, found: () => Found<T> | Promise<Found<T>>): Promise<T> {
  const end = Date.now() + LONGEST_MS;
  while (Date.now() < end) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    const value = await found();
    if (value !== undefined && value !== false) return value;
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await turn();
  }
  throw new Error(`Never seen: ${what}`);
}

/** Well below the time-out of a test, so that it is said what was waited for. */
const LONGEST_MS = limit(40_000);
