/** `npm run test:desktop`: the host tests in a VS Code for the desktop, which is downloaded the first time. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { isolatedEnvironment } from '../test/support/environment.ts';
import { fixtureWorkspace, temporaryFolder } from '../test/support/temporary.ts';
import { buildAll } from './lib/bundles.ts';
import { downloadDesktopEditor } from './lib/desktop.ts';
import { buildHostTests, hostTestsModule, hostTestTotals } from './lib/hostTests.ts';
import { main } from './lib/main.ts';
import { root } from './lib/paths.ts';
import { describeTotals } from './lib/reports.ts';

await main(async () => {
  const vscodeExecutablePath = await downloadDesktopEditor();
  await buildAll('production');
  await buildHostTests();
  using folder = await temporaryFolder();
  const workspace = join(folder.path, 'workspace');
  await cp(fixtureWorkspace('host'), workspace, { recursive: true });
  const code = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: hostTestsModule,
    extensionTestsEnv: await desktopEnvironment(folder.path),
    launchArgs: [workspace, `--user-data-dir=${join(folder.path, 'user')}`, '--disable-workspace-trust'],
  });
  const totals = hostTestTotals();
  if (!totals) throw new Error('The host tests left no result.');
  console.log(describeTotals(totals));
  process.exitCode = code;
});

/** A window needs the person's real home folder, for its display and fonts. */
function desktopEnvironment(folder: string): Promise<NodeJS.ProcessEnv> {
  const { HOME, USERPROFILE } = process.env;
  return isolatedEnvironment(folder, { HOME, USERPROFILE });
}
