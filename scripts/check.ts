/** `npm run check`: the quick parts of `npm test`, which need no editor. */
import { main } from './lib/main.ts';
import { testRun } from './lib/testRun.ts';

await main(() => testRun(['--only', 'format,lint,types,unit']));
