/**
 * Allowed imports. Paths start at src/; one that ends with `/` or `:` stands for all that is in it, and
 * `OWN` for the part of the importer's path that `from` captures.
 */
export interface Border {
  /** The files that this border is about: the first match counts. */
  readonly from: RegExp;
  readonly may: 'anything' | readonly (string | RegExp)[];
}

const sdk = ['@aws-sdk/', '@smithy/', 'p-queue'];
const protocols = /^features\/[^/]+\/protocol\.ts$/;

export const borders: readonly Border[] = [
  { from: /^domain\//, may: ['domain/'] },
  { from: /^(aws|sample)\//, may: ['OWN/', 'domain/', 'node:', ...sdk] },
  {
    from: /^templates\//,
    may: ['templates/', 'domain/', 'yaml', 'jsonc-parser', 'web-tree-sitter'],
  },
  { from: /^disk\//, may: ['disk/', 'domain/', 'node:'] },
  { from: /^(editor|presentation)\//, may: ['OWN/', 'domain/', 'vscode'] },
  { from: /^(page)\//, may: ['OWN/', 'domain/', 'editor/', 'presentation/', 'contributions.ts', 'vscode'] },
  {
    from: /^(features\/[^/]+)\//,
    may: ['OWN/', 'domain/', 'editor/', 'presentation/', 'page/', 'contributions.ts', 'vscode'],
  },
  {
    from: /^(webview\/[^/]+)\//,
    may: [
      'OWN/',
      'webview/shared/',
      protocols,
      'page/viewModels.ts',
      'domain/',
      'lit',
      'lit/',
      '@vscode-elements/',
      '@dagrejs/dagre',
      '@tanstack/lit-virtual',
    ],
  },
  { from: /^contributions\.ts$/, may: ['domain/'] },
  // Files directly in src/ put the rest together.
  { from: /^[^/]+\.c?[jt]s$/, may: 'anything' },
];

/**
 * Why a file may not import something, or undefined when it may. `importer` and `imported` are paths from
 * src/ (an import that leaves src/ starts with `../`) or names of packages.
 */
export function crossing(importer: string, imported: string): string | undefined {
  const border = borders.find(({ from }) => from.test(importer));
  if (!border) return `${importer} is in no part of src/ that scripts/lint/borders.ts knows.`;
  if (border.may === 'anything') return undefined;
  const own = border.from.exec(importer)?.[1] ?? '';
  const allowed = border.may.some((target) => covers(target, own, imported));
  return allowed ? undefined : `${importer} may not import ${imported}: see scripts/lint/borders.ts.`;
}

function covers(target: string | RegExp, own: string, imported: string): boolean {
  if (target instanceof RegExp) return target.test(imported);
  const path = target.replace('OWN', own);
  return /[/:]$/.test(path) ? imported.startsWith(path) : imported === path;
}
