import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { capture } from '../../scripts/lib/processes.ts';
import { tool } from '../../scripts/lib/tools.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

type Case = readonly [importer: string, imported: string];

/** Forbidden imports: at least one line for each border of scripts/lint/borders.ts. */
const forbidden: readonly Case[] = [
  ['domain/text/a.ts', 'vscode'],
  ['domain/text/a.ts', 'node:path'],
  ['domain/a.ts', 'path'],
  ['domain/a.ts', '@aws-sdk/client-lambda'],
  ['domain/a.ts', './../aws/index.ts'],
  ['domain/text/a.ts', '../../editor/log.ts'],
  ['domain/text/a.ts', '../../contributions.ts'],
  ['domain/text/a.ts', '../../../test/support/editor.ts'],
  ['aws/a.ts', 'vscode'],
  ['aws/a.ts', '../sample/index.ts'],
  ['aws/a.ts', '../editor/log.ts'],
  ['aws/a.ts', '../features/lookup/items.ts'],
  ['aws/a.ts', '../presentation/time.ts'],
  ['aws/a.ts', 'lit'],
  ['templates/a.ts', 'vscode'],
  ['templates/cloudformation/a.ts', 'node:fs'],
  ['templates/a.ts', '../aws/index.ts'],
  ['templates/a.ts', '../presentation/time.ts'],
  ['disk/a.ts', 'vscode'],
  ['disk/a.ts', '../aws/index.ts'],
  ['disk/a.ts', '../editor/log.ts'],
  ['sample/a.ts', 'vscode'],
  ['sample/a.ts', '../aws/index.ts'],
  ['sample/a.ts', '../contributions.ts'],
  ['editor/a.ts', '../features/lookup/items.ts'],
  ['editor/a.ts', '../presentation/time.ts'],
  ['editor/a.ts', 'node:fs'],
  ['presentation/a.ts', '../editor/log.ts'],
  ['presentation/a.ts', '../aws/index.ts'],
  ['page/a.ts', '../features/lookup/items.ts'],
  ['page/a.ts', '../aws/index.ts'],
  ['features/lookup/a.ts', '../functionsTree/nodes.ts'],
  ['features/lookup/a.ts', '../../aws/index.ts'],
  ['features/lookup/a.ts', '../../sample/index.ts'],
  ['features/lookup/a.ts', '../../extension.ts'],
  ['features/lookup/a.ts', 'node:os'],
  ['features/lookup/a.ts', 'p-queue'],
  ['webview/configPanel/a.ts', 'vscode'],
  ['webview/configPanel/a.ts', 'node:path'],
  ['webview/configPanel/a.ts', '../../features/configPanel/panel.ts'],
  ['webview/configPanel/a.ts', '../otherPanel/page.ts'],
  ['webview/configPanel/a.ts', '../../contributions.ts'],
  ['webview/shared/a.ts', '../../page/perform.ts'],
  ['contributions.ts', 'vscode'],
  ['contributions.ts', './editor/log.ts'],
  ['somewhere/a.ts', './b.ts'],
];

/** The same ways round, where they are right. */
const allowed: readonly Case[] = [
  ['domain/text/a.ts', '../arn.ts'],
  ['templates/cloudformation/a.ts', 'yaml'],
  ['templates/cloudformation/a.ts', '../../domain/declared/template.ts'],
  ['aws/a.ts', '@aws-sdk/client-lambda'],
  ['aws/a.ts', 'node:fs/promises'],
  ['aws/a.ts', '../domain/arn.ts'],
  ['disk/a.ts', 'node:fs/promises'],
  ['disk/a.ts', '../domain/arn.ts'],
  ['sample/a.ts', './b.ts'],
  ['editor/a.ts', 'vscode'],
  ['presentation/a.ts', '../domain/arn.ts'],
  ['page/a.ts', '../presentation/time.ts'],
  ['page/a.ts', '../contributions.ts'],
  ['webview/shared/a.ts', '../../page/viewModels.ts'],
  ['features/lookup/a.ts', './b.ts'],
  ['features/lookup/a.ts', '../../page/html.ts'],
  ['features/lookup/a.ts', '../../contributions.ts'],
  ['features/lookup/a.ts', '../../presentation/time.ts'],
  ['webview/configPanel/a.ts', '../../features/configPanel/protocol.ts'],
  ['webview/configPanel/a.ts', '../shared/page.ts'],
  ['webview/configPanel/a.ts', 'lit/directives/repeat.js'],
  ['contributions.ts', './domain/arn.ts'],
  ['extension.ts', './aws/index.ts'],
  ['extension.ts', './features/lookup/items.ts'],
];

/** Every way to name another module, on one line; the number keeps names apart. */
const ways: Readonly<Record<string, (imported: string, number: number) => string>> = {
  import: (imported, number) => `import { x${number} } from '${imported}';`,
  'import type': (imported, number) => `import type { X${number} } from '${imported}';`,
  'export from': (imported, number) => `export { y${number} } from '${imported}';`,
  'import()': (imported) => `void import('${imported}');`,
  require: (imported) => `void require('${imported}');`,
  'typeof import()': (imported, number) => `export type Y${number} = typeof import('${imported}');`,
};

/** One line of one file, and what it imports. */
interface Line {
  readonly importer: string;
  readonly imported: string;
  readonly way: string;
  readonly text: string;
}

const lines = [...forbidden, ...allowed].flatMap(([importer, imported], number) =>
  Object.entries(ways).map(([way, write]): Line => ({
    importer,
    imported,
    way,
    text: write(imported, number),
  })),
);

let folder: TemporaryFolder;
/** `FILE:LINE` of everything that the linter refused. */
let refused: ReadonlySet<string>;

/** Lays the lines out as a project with our linter's rules, and runs the linter there once. */
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const path of ['.oxlintrc.json', 'scripts/lint']) {
    await cp(join(root, path), join(folder.path, path), { recursive: true });
  }
  for (const [importer, own] of Map.groupBy(lines, (line) => line.importer)) {
    const file = join(folder.path, 'src', importer);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, own.map(({ text }) => text).join('\n'));
  }
  refused = await lint(folder.path);
});

afterAll(() => folder[Symbol.dispose]());

async function lint(cwd: string): Promise<ReadonlySet<string>> {
  const { output } = await capture(process.execPath, tool('oxlint', '--format', 'unix'), { cwd });
  const findings = output.split('\n').filter((line) => line.includes('house(borders)'));
  return new Set(findings.map((finding) => /^src\/[^:]+:\d+/.exec(finding)?.[0] ?? finding));
}

/** The ways in which the linter lets one file import another. */
function openWays([importer, imported]: Case): string[] {
  const own = lines.filter((line) => line.importer === importer);
  return own
    .filter((line, index) => line.imported === imported && !refused.has(`src/${importer}:${index + 1}`))
    .map(({ way }) => way);
}

describe('the import borders', () => {
  it.each(forbidden)('keep %s from importing %s', (...crossing) => {
    expect(openWays(crossing)).toEqual([]);
  });

  it.each(allowed)('let %s import %s', (...crossing) => {
    expect(openWays(crossing)).toEqual(Object.keys(ways));
  });
});
