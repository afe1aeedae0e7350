/** UI tests of the packed extension, dist/lambda-async.vsix. Arguments go to vitest: a file name, `-t TITLE`. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './lib/main.ts';
import { out, vsixFile } from './lib/paths.ts';
import { runVitest } from './lib/vitest.ts';

await main(async () => {
  if (!existsSync(vsixFile)) throw new Error('There is no package to test: run `npm run package` first.');
  for (const name of ['screenshots', 'browsers']) rmSync(join(out, name), { recursive: true, force: true });
  process.exitCode = await runVitest('ui', 'vitest.ui.config.ts', process.argv.slice(2));
});
