import { defineConfig } from 'vitest/config';

const minuteMs = 60_000;

const isBuildServer = Boolean(process.env['CI']);

/**
 * UI tests: a person in front of a real VS Code with the packed extension; each file has an editor of its own. On a
 * build server one file runs at a time, and a test that failed is tried twice more, and reported so: what a busy machine
 * does to a window's focus is no reason to throw a build away. Elsewhere there is no second try, since a test that only
 * sometimes passes is to be mended.
 */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    setupFiles: ['test/support/workbench/failures.ts'],
    maxWorkers: isBuildServer ? 1 : 2,
    retry: isBuildServer ? 2 : 0,
    testTimeout: minuteMs,
    hookTimeout: 2 * minuteMs,
    expect: { poll: { timeout: 20_000 } },
  },
});
