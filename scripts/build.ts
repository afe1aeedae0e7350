/**
 * `npm run build`: bundles src/ into dist/, and checks what became of it against its budgets. With `--dev` the
 * code is readable and mapped to its source, and the host tests are built too, to debug either in an editor.
 */
import { checkBudgets } from './lib/budgets.ts';
import { buildAll } from './lib/bundles.ts';
import { buildHostTests } from './lib/hostTests.ts';
import { main } from './lib/main.ts';

await main(async () => {
  if (process.argv.includes('--dev')) {
    await buildAll('development');
    await buildHostTests();
    return;
  }
  checkBudgets(await buildAll('production'));
});
