import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { root } from './paths.ts';

/** The list of all texts of the extension's code: what a translator starts from. */
export const textsFile = join(root, 'l10n/bundle.l10n.json');

/** The texts as the code has them now, as the file holds them. */
export async function extractTexts(): Promise<string> {
  const files = globSync('src/**/*.ts', { cwd: root }).toSorted();
  const texts = await getL10nJson(
    files.map((file) => ({ extension: '.ts', contents: readFileSync(join(root, file), 'utf8') })),
  );
  const sorted = Object.fromEntries(Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, undefined, 2)}\n`;
}
