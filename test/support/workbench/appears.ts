import type { Locator } from 'playwright-core';
import { limit } from '../pace.ts';

/** How long a step may take with all that a person would do again, in milliseconds. */
export const STEP_MS = limit(30_000);

/** Whether something is in sight within a time in milliseconds. */
export function appears(what: Locator, timeout: number): Promise<boolean> {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/**
 * Acts until something is in sight: a row may move away under the mouse, and a key may go to what just loses the
 * focus. `each` is how long one act may take to show, in milliseconds. The act must do no harm when done twice.
 */
export async function actUntil(seen: Locator, act: () => Promise<unknown>, each: number): Promise<void> {
  const end = Date.now() + STEP_MS - each;
  while (Date.now() < end) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await act();
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    if (await appears(seen, each)) return;
  }
  await seen.waitFor({ timeout: each });
}
