/** `npm run package`: builds, and packs the extension into dist/lambda-async.vsix. */
import { checkBudgets } from './lib/budgets.ts';
import { buildAll } from './lib/bundles.ts';
import { main } from './lib/main.ts';
import { packageVsix } from './lib/vsix.ts';

const vsix = 'dist/lambda-async.vsix';
const vsixBudget = { title: vsix, files: [vsix], budgetKb: 1_000 };

await main(async () => {
  const budgets = await buildAll('production');
  const entries = await packageVsix();
  console.log(entries.map((entry) => `  ${entry}`).join('\n'));
  checkBudgets([...budgets, vsixBudget]);
});
