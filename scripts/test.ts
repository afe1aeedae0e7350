/**
 * `npm test`: everything that has to hold, from the format to the packed extension in a real editor.
 * `-- --only a,b` and `-- --skip a,b` choose parts; see lib/parts.ts for their names.
 */
import { main } from './lib/main.ts';
import { testRun } from './lib/testRun.ts';

await main(() => testRun(process.argv.slice(2)));
