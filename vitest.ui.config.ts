import { defineConfig } from 'vitest/config';

const minuteMs = 60_000;

/**
 * UI tests: a person in front of a real VS Code with the packed extension. One file at a time, since each
 * has an editor of its own; no second try, since a test that only sometimes passes is broken.
 */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    setupFiles: ['test/support/workbench/failures.ts'],
    fileParallelism: false,
    retry: 0,
    testTimeout: minuteMs,
    hookTimeout: 2 * minuteMs,
    expect: { poll: { timeout: 20_000 } },
  },
});
