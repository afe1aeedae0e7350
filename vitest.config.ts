import { defineConfig } from 'vitest/config';

/** Unit tests: plain Node. There is no module `vscode` here, so what imports it fails at once. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // No test measures time: this only ends what hangs, also on a machine that does ten other things.
    // On a build server a test that failed is tried once more, and reported so; see vitest.ui.config.ts.
    retry: process.env['CI'] ? 1 : 0,
    // Most of the time is waiting for time-outs on purpose, so more files at once than there are cores.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
