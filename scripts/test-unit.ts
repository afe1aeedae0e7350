/** Unit tests, in plain Node. Arguments go to vitest: a file name, `-t TITLE`. */
import { main } from './lib/main.ts';
import { runVitest } from './lib/vitest.ts';

await main(async () => {
  process.exitCode = await runVitest('unit', 'vitest.config.ts', process.argv.slice(2));
});
