import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { basename } from 'node:path';
import { limit, pace } from './test/support/pace.ts';

const minuteMs = 60_000;

/** What takes longest comes first, so that no worker is left alone with it at the end. */
const LONGEST = ['changing', 'account', 'reading', 'hostileRepositories', 'changeJson', 'bench'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(basename(moduleId, '.test.ts'));
  return place === -1 ? LONGEST.length : place;
}

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
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // No test measures time: these only end what hangs.
    testTimeout: limit(4 * minuteMs),
    hookTimeout: limit(4 * minuteMs),
    expect: { poll: { timeout: limit(minuteMs) } },
  },
});
