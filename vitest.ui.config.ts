import { defineConfig } from 'vitest/config';
import { limit, pace } from './test/support/pace.ts';

const minuteMs = 60_000;

/**
 * UI tests: a person in front of a real VS Code with the packed extension. One file at a time, since there is one focus
 * and one mouse for each window, and few cores. A failed test is never run again.
 */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    setupFiles: ['test/support/workbench/failures.ts'],
    env: { TEST_PACE: String(pace) },
    maxWorkers: 1,
    // No test measures time: these only end what hangs.
    testTimeout: limit(4 * minuteMs),
    hookTimeout: limit(4 * minuteMs),
    expect: { poll: { timeout: limit(minuteMs) } },
  },
});
