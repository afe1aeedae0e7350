import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sizeKb } from '../../../scripts/lib/budgets.ts';
import { root } from '../../../scripts/lib/paths.ts';
import type { Group } from './group.ts';

/** The files of a build by a pattern. */
const built = (pattern: string) => (): readonly string[] => {
  const found = globSync(pattern, { cwd: root });
  if (found.length === 0) throw new Error(`There is no ${pattern}: run npm run package first.`);
  return found;
};

/** A file and all that it imports statically, as minified code writes that: `from"./x.js"`. */
const loadedBy = (file: string) => (): readonly string[] => {
  const found = new Set(built(file)());
  for (const importer of found) {
    const text = readFileSync(join(root, importer), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import)"(\.[^"]+\.js)"/g)) {
      found.add(join(dirname(importer), path));
    }
  }
  return [...found];
};

const files = [
  ['size.main', 'loaded by activation', loadedBy('dist/extension.js')],
  ['size.sdk', 'loaded by the first request', loadedBy('dist/aws.js')],
  ['size.host', 'all code of the extension host', built('dist/{*,chunks/*}.js')],
  ['size.webviews', 'webviews', built('dist/webview/*.js')],
  ['size.vsix', 'VSIX', built('dist/lambda-async.vsix')],
] as const;

/** Files that people download, and those that the extension host reads. */
export const sizes: Group = ({ measurements }) => {
  for (const [key, title, listed] of files) {
    measurements.add({ key, title, place: 'file', unit: 'kB' }, sizeKb(listed()));
  }
  return Promise.resolve();
};
