/**
 * `npm run sizes`: how many lines functions and files have, by folder; then the functions over 40 lines and the files over
 * 200. `npm run sizes -- test scripts` measures other folders, also those of another work tree.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { main } from './lib/main.ts';
import { longest, measure, type Sized, sizesTable } from './lib/sizes.ts';

const LONG_FUNCTION = 40;
const LONG_FILE = 200;

await main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  for (const folder of positionals.length > 0 ? positionals : ['src']) print(resolve(folder));
});

function print(folder: string): void {
  const folders = measure(folder);
  console.log(sizesTable(folder, folders));
  const functions = folders.flatMap((each) => each.functions);
  const files = folders.flatMap((each) => each.files);
  list(`Functions over ${LONG_FUNCTION} lines`, longest(functions, LONG_FUNCTION));
  list(`Files over ${LONG_FILE} lines`, longest(files, LONG_FILE));
  console.log();
}

function list(title: string, sized: readonly Sized[]): void {
  console.log(`\n${title}: ${sized.length}`);
  for (const { lines, place } of sized) console.log(`${String(lines).padStart(6)}  ${place}`);
}
