import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './paths.ts';
import { show } from './processes.ts';
import { forgetTotals, writeTotals, type TestKind, type Totals } from './reports.ts';
import { tool } from './tools.ts';

/** Runs vitest with one of its configurations, leaves the totals, and returns its exit code. */
export async function runVitest(kind: TestKind, config: string, args: readonly string[]): Promise<number> {
  const report = join(out, `reports/${kind}.vitest.json`);
  rmSync(report, { force: true });
  forgetTotals(kind);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = tool('vitest', 'run', '--config', config, ...reporters, ...args);
  const code = await show(process.execPath, program, { cwd: root });
  writeTotals(kind, totalsIn(report));
  return code;
}

/** vitest's names for the same things; a test marked as to do was skipped too. */
function totalsIn(report: string): Totals {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}
