/** Host tests: mocha inside the extension host of a real VS Code that runs in a browser. `--grep TEXT` chooses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInWorkbench } from '../test/support/automation.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { startEditor } from '../test/support/editor.ts';
import { buildHostTests, hostTestsModule, prepareHostTests, type HostTestRun } from './lib/host-tests.ts';
import { main } from './lib/main.ts';
import { out, root } from './lib/paths.ts';
import { forgetReport, reportTotals } from './lib/reports.ts';

const limitMs = 3 * 60_000;
const logFile = join(out, 'logs/host-tests.log');
const tailLines = 30;

await main(async () => {
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  forgetReport('host');
  await buildHostTests();
  using run = await prepareHostTests(values.grep);
  const code = await runTests(run).catch(withLog);
  reportTotals('host', run.totals());
  if (code !== 0) console.error(`What the editor wrote is in ${logFile}.`);
  process.exitCode = code;
});

async function runTests(run: HostTestRun): Promise<number> {
  await using editor = await startEditor({
    workspace: run.workspace,
    extensionDevelopmentPath: root,
    extensionTestsPath: hostTestsModule,
    env: run.env,
  });
  await using browser = await launchChromium();
  return await runInWorkbench(await browser.newPage(), { url: editor.url, limitMs, logFile });
}

/** Adds the end of the editor's log to a failure that the tests themselves could not report. */
function withLog(error: unknown): never {
  const tail = readFileSync(logFile, 'utf8').split('\n').slice(-tailLines).join('\n');
  throw new Error(`${String(error)}\nThe editor's log, ${logFile}, ends with:\n${tail}`);
}
