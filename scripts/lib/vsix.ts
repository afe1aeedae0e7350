import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { licencesFile } from './licences.ts';
import { root, vsixFile } from './paths.ts';
import { capture } from './processes.ts';
import { readmeToPack } from './readme.ts';
import { tool } from './tools.ts';
import { zipEntries } from './zip.ts';

/** All that may be in the package; vsce adds its manifests and puts the extension under `extension/`. */
const expected = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/l10n\/bundle\.l10n\.[\w-]+\.json$/,
  /^extension\/dist\/main\.cjs$/,
  /^extension\/dist\/(chunks\/)?[\w-]+\.js$/,
  /^extension\/dist\/[\w-]+\.wasm$/,
  /^extension\/dist\/licences\.txt$/,
  /^extension\/dist\/webview\/\w+\.(js|css|ttf)$/,
  /^extension\/media\/[\w/.-]+\.(svg|png|md|css|schema\.json)$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt)$/i,
];

const documents = ['README.md', 'CHANGELOG.md', 'LICENSE'];

/** Packs what .vscodeignore lets through; fails when that is not what should be shipped. The entries' names. */
export async function packageVsix(): Promise<readonly string[]> {
  const missing = documents.filter((name) => !existsSync(join(root, name)));
  if (missing.length > 0) throw new Error(`The package needs ${missing.join(', ')}.`);
  await rm(vsixFile, { force: true });
  await pack(root, vsixFile, '--readme-path', await readmeToPack());
  const entries = zipEntries(vsixFile);
  const strange = entries.filter((entry) => !expected.some((pattern) => pattern.test(entry)));
  if (strange.length > 0) throw new Error(`Not expected in the package: ${strange.join(', ')}.`);
  if (!entries.includes(`extension/${licencesFile}`)) throw new Error('The package lacks its licences.');
  return entries;
}

/** Packs the extension in a folder. */
export async function pack(folder: string, file: string, ...flags: readonly string[]): Promise<void> {
  const args = ['--no-dependencies', '--allow-missing-repository', '--out', file, ...flags];
  const { code, output } = await capture(process.execPath, tool('vsce', 'package', ...args), { cwd: folder });
  if (code !== 0) throw new Error(`vsce package failed in ${folder}:\n${output}`);
}
