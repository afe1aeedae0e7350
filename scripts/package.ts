/** `npm run package`: builds, and packs the extension into dist/lambda-async.vsix. */
import { checkBudgets } from './lib/budgets.ts';
import { buildAll } from './lib/bundles.ts';
import { main } from './lib/main.ts';
import { packageVsix } from './lib/vsix.ts';

const vsixBudget = { to: 'dist/lambda-async.vsix', budgetKb: 1_000 };

await main(async () => {
  const bundles = await buildAll('production');
  const entries = await packageVsix();
  console.log(entries.map((entry) => `  ${entry}`).join('\n'));
  checkBudgets([...bundles, vsixBudget]);
});
