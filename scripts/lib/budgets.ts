import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** A file and the size in kB (1000 bytes) that it must not exceed. */
export interface Budget {
  readonly to: string;
  readonly budgetKb: number;
}

/** Prints one line per file, and throws when a file is over its budget. */
export function checkBudgets(budgets: readonly Budget[]): void {
  const sizes = budgets.map((budget) => ({ ...budget, kb: statSync(join(root, budget.to)).size / 1000 }));
  for (const { to, kb, budgetKb } of sizes) {
    console.log(`${to.padEnd(28)} ${kb.toFixed(1).padStart(8)} kB of ${String(budgetKb).padStart(4)} kB`);
  }
  const over = sizes.filter(({ kb, budgetKb }) => kb > budgetKb).map(({ to }) => to);
  if (over.length > 0) throw new Error(`Over budget: ${over.join(', ')}.`);
}
