import type { Locator } from 'playwright-core';

/** Whether something is in sight within a time in milliseconds. */
export function appears(what: Locator, timeout: number): Promise<boolean> {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
