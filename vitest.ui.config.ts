import { defineConfig } from 'vitest/config';
import { limit, pace } from './test/support/pace.ts';

const minuteMs = 60_000;

/**
 * UI tests: a person in front of a real VS Code with the packed extension. Each file has a browser of its own, with its
 * own focus and mouse; two at once keep two cores busy. A failed test is never run again.
 */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    setupFiles: ['test/support/workbench/failures.ts'],
    env: { TEST_PACE: String(pace) },
    maxWorkers: 2,
    // No test measures time: these only end what hangs.
    testTimeout: limit(4 * minuteMs),
    hookTimeout: limit(4 * minuteMs),
    expect: { poll: { timeout: limit(minuteMs) } },
  },
});
