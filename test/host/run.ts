import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { limit } from '../support/pace.ts';

/** Report that the runner reads after the editor has ended. */
interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Marks what the runner shows, in an output that the whole editor writes to. */
const mark = 'host-tests| ';

/**
 * Entry point in the extension host. Runs every compiled test beside this file, and leaves the
 * totals there. HOST_TEST_GREP chooses tests by their titles. A failed test is never run again.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: limit(60_000),
    slow: 2000,
  });
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(mark + format(...args));
  const grep = process.env['HOST_TEST_GREP'];
  if (grep) mocha.grep(grep);
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith('.test.cjs')) mocha.addFile(join(__dirname, name));
  }
  const result = await totals(mocha);
  writeFileSync(join(__dirname, 'result.json'), JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} host tests failed.`);
  if (result.passed === 0) throw new Error('No host test ran.');
}

function totals(mocha: Mocha): Promise<Result> {
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending });
    });
  });
}
