import { chooseParts } from './chooseParts.ts';
import { describeTotals, sumTotals } from './reports.ts';
import { runParts } from './runParts.ts';

/**
 * Runs what the flags choose and says what became of it; the last line is the totals of all tests. Stops at
 * the first failure, except with CI set, where the log shows all of them.
 */
export async function testRun(args: readonly string[]): Promise<void> {
  const { chosen, leftOut } = chooseParts(args);
  if (leftOut.length > 0) console.log(`Left out on request: ${leftOut.map(({ name }) => name).join(', ')}.`);
  const results = await runParts(chosen, { keepGoing: Boolean(process.env['CI']) });
  const failed = results.filter(({ passed }) => !passed).map(({ part }) => part.name);
  const notRun = chosen.slice(results.length).map(({ name }) => name);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}.` : '\nAll parts passed.');
  if (notRun.length > 0) console.log(`Not run after that: ${notRun.join(', ')}.`);
  console.log(describeTotals(sumTotals(results.map(({ totals }) => totals))));
  process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;
}
