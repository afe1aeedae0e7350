/** `npm run build [-- --dev]`: bundles src/ into dist/, and checks what became of it against its budgets. */
import { checkBudgets } from './lib/budgets.ts';
import { buildAll } from './lib/bundles.ts';
import { main } from './lib/main.ts';

await main(async () => {
  const development = process.argv.includes('--dev');
  const bundles = await buildAll(development ? 'development' : 'production');
  if (!development) checkBudgets(bundles);
});
