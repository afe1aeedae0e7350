import { defineConfig } from 'vitest/config';
import { limit, pace } from './test/support/pace.ts';

/**
 * Unit tests: plain Node. There is no module `vscode` here, so what imports it fails at once. A failed test is never run
 * again.
 */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    env: { TEST_PACE: String(pace) },
    // Most of the time is waiting for time-outs on purpose, so more files at once than there are cores.
    maxWorkers: 3,
    // No test measures time: these only end what hangs.
    testTimeout: limit(120_000),
    hookTimeout: limit(120_000),
  },
});
