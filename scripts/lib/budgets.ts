import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** Files of the extension, and the size in kB (1000 bytes) that they must not exceed together. */
export interface Budget {
  readonly title: string;
  readonly files: readonly string[];
  readonly budgetKb: number;
}

/** Prints one line per budget, and throws when one is exceeded. */
export function checkBudgets(budgets: readonly Budget[]): void {
  const sizes = budgets.map((budget) => ({ ...budget, kb: sizeKb(budget.files) }));
  for (const { title, files, kb, budgetKb } of sizes) {
    const count = files.length === 1 ? '' : `, ${files.length} files`;
    console.log(
      `${title.padEnd(28)} ${kb.toFixed(1).padStart(8)} kB of ${String(budgetKb).padStart(4)} kB${count}`,
    );
  }
  const over = sizes.filter(({ kb, budgetKb }) => kb > budgetKb).map(({ title }) => title);
  if (over.length > 0) throw new Error(`Over budget: ${over.join(', ')}.`);
}

/** The size of files in kB (1000 bytes). */
export const sizeKb = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0) / 1000;
