import type { Locator } from 'playwright-core';
import { limit } from '../pace.ts';

/** How long a step may take with all that a person would do again, in milliseconds. */
export const STEP_MS = limit(30_000);

/** True if something is in sight within a time in milliseconds. */
export function appears(what: Locator, timeout: number): Promise<boolean> {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** How long the first act may take to show, in milliseconds. Enough on a quiet machine; a slow one gets more by turns. */
const FIRST_MS = 1000;

/**
 * Acts until something is in sight: a row may move away under the mouse, and a key may go to what just loses the
 * focus. Each act may take twice as long to show as the one before, so that neither a lost act nor a slow machine
 * costs much. The act must do no harm when done twice.
 */
export async function actUntil(seen: Locator, act: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + STEP_MS;
  for (let patience = FIRST_MS; Date.now() < end; patience *= 2) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await act();
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    if (await appears(seen, patience)) return;
  }
  await seen.waitFor({ timeout: FIRST_MS });
}
