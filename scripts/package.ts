/**
 * `npm run package`: builds, and packs the extension into dist/lambda-async.vsix. With `--store` the package is for
 * the marketplaces: README's pictures are links to the repository.
 */
import { checkBudgets } from './lib/budgets.ts';
import { buildAll } from './lib/bundles.ts';
import { main } from './lib/main.ts';
import { requirePublication } from './lib/publication.ts';
import { packageVsix } from './lib/vsix.ts';

const vsixBudget = { to: 'dist/lambda-async.vsix', budgetKb: 1_000 };

await main(async () => {
  const store = process.argv.includes('--store');
  if (store) requirePublication();
  const bundles = await buildAll('production');
  const entries = await packageVsix(store ? 'linked' : 'inside');
  console.log(entries.map((entry) => `  ${entry}`).join('\n'));
  checkBudgets([...bundles, vsixBudget]);
});
