/** Host tests: mocha inside the extension host of a real VS Code that runs in a browser. `--grep TEXT` chooses. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInWorkbench } from '../test/support/automation.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { startEditor } from '../test/support/editor.ts';
import { limit, pace } from '../test/support/pace.ts';
import { fixtureWorkspace } from '../test/support/temporary.ts';
import { buildHostTests, hostTestsModule, hostTestTotals } from './lib/hostTests.ts';
import { main } from './lib/main.ts';
import { out, root } from './lib/paths.ts';
import { forgetTotals, writeTotals } from './lib/reports.ts';

const limitMs = limit(10 * 60_000);
const logFile = join(out, 'logs/host-tests.log');
const tailLines = 30;

await main(async () => {
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  forgetTotals('host');
  rmSync(logFile, { force: true });
  await buildHostTests();
  const code = await runTests(values.grep).catch(withLog);
  const totals = hostTestTotals();
  if (!totals) return withLog(new Error('The host tests left no result.'));
  writeTotals('host', totals);
  if (totals.passed + totals.failed === 0) throw new Error('No host test ran.');
  if (code !== 0) console.error(`What the editor wrote is in ${logFile}.`);
  process.exitCode = code;
});

async function runTests(grep: string | undefined): Promise<number> {
  await using editor = await startEditor({
    workspace: fixtureWorkspace('host'),
    extensionDevelopmentPath: root,
    extensionTestsPath: hostTestsModule,
    env: { HOST_TEST_GREP: grep, TEST_PACE: String(pace) },
  });
  await using browser = await launchChromium();
  return await runInWorkbench(await browser.newPage(), { url: editor.url, limitMs, logFile });
}

/** Adds the end of the editor's log to a failure that the tests themselves could not report. */
function withLog(error: unknown): never {
  const tail = (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
    .split('\n')
    .slice(-tailLines)
    .join('\n');
  throw new Error(`${String(error)}\nThe editor's log, ${logFile}, ends with:\n${tail}`);
}
