import { onTestFailed, beforeEach } from 'vitest';
import { openScreens } from './screen.ts';

/** A failed expectation leaves a picture too; a failed step has left its own by then. */
beforeEach(() => {
  onTestFailed(async ({ task }) => {
    const pictured = task.result?.errors?.some(({ message }) => message.includes('Picture: '));
    if (!pictured) await Promise.all([...openScreens].map((screen) => screen.screenshotOfFailure()));
  });
});
