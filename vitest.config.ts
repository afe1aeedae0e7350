import { defineConfig } from 'vitest/config';

/** Unit tests: plain Node. There is no module `vscode` here, so what imports it fails at once. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // No test measures time: this only ends what hangs, also on a machine that does ten other things.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
