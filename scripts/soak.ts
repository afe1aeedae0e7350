/**
 * `npm run soak`: random faults, switches and refreshes for 10 minutes, in the extension host of a real VS Code.
 * `--minutes N` for another time, `--seed N` to go the way of an earlier run again. Needs `npm run build`.
 */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInWorkbench } from '../test/support/automation.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { startEditor } from '../test/support/editor.ts';
import { fixtureWorkspace } from '../test/support/temporary.ts';
import { buildSoak, soakModule } from './lib/hostTests.ts';
import { main } from './lib/main.ts';
import { dist, out, root } from './lib/paths.ts';

const logFile = join(out, 'logs/soak.log');
/** For the start of the editor and the part that has a length of its own. */
const EXTRA_MS = 5 * 60_000;

await main(async () => {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
  const minutes = positive('minutes', values.minutes ?? '10');
  const seed = positive('seed', values.seed ?? String(randomInt(1, 2 ** 31)));
  if (!existsSync(join(dist, 'aws.js'))) throw new Error('There is no build: run `npm run build` first.');
  console.log(`Soaking for ${minutes} min with seed ${seed}.`);
  await buildSoak();
  await using editor = await startEditor({
    workspace: fixtureWorkspace('host'),
    extensionDevelopmentPath: root,
    extensionTestsPath: soakModule,
    env: { SOAK_MINUTES: String(minutes), SOAK_SEED: String(seed) },
  });
  await using browser = await launchChromium();
  const limitMs = minutes * 60_000 + EXTRA_MS;
  const code = await runInWorkbench(await browser.newPage(), { url: editor.url, limitMs, logFile });
  if (code !== 0) throw new Error(`The soak failed: seed ${seed}. What the editor wrote is in ${logFile}.`);
  console.log('The soak ended well.');
});

function positive(name: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`--${name} takes a number above 0, not '${text}'.`);
}
