import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { limit, pace } from './test/support/pace.ts';

/**
 * Unit tests: plain Node. The module `vscode` is a stand-in for words and data types, so code that needs the editor
 * itself fails at once. A failed test is never run again.
 */
export default defineConfig({
  resolve: { alias: { vscode: fileURLToPath(new URL('test/support/vscodeStandIn.ts', import.meta.url)) } },
  test: {
    include: ['test/unit/**/*.test.ts'],
    env: { TEST_PACE: String(pace) },
    // Most of the time is waiting for time-outs on purpose, so more files at once than there are cores.
    maxWorkers: 3,
    // To load every module again for each file took a third of the processor time. Tests leave nothing behind.
    isolate: false,
    // No test measures time: these only end what hangs.
    testTimeout: limit(120_000),
    hookTimeout: limit(120_000),
  },
});
