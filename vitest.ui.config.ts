import { defineConfig } from 'vitest/config';

const minuteMs = 60_000;

/**
 * UI tests: a person in front of a real VS Code with the packed extension. One file at a time, since each
 * has an editor of its own. On a build server a test that failed is tried once more, and reported so: what a
 * busy machine does to a window's focus is no reason to throw a build away. Elsewhere there is no second try,
 * since a test that only sometimes passes is to be mended.
 */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    setupFiles: ['test/support/workbench/failures.ts'],
    maxWorkers: 2,
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: minuteMs,
    hookTimeout: 2 * minuteMs,
    expect: { poll: { timeout: 20_000 } },
  },
});
