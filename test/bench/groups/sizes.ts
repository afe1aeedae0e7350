import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.ts';
import type { Group } from './group.ts';

const files = [
  ['size.main', 'main bundle', 'dist/extension.cjs'],
  ['size.sdk', 'SDK bundle, loaded with the first request', 'dist/aws.cjs'],
  ['size.late', 'all that waits for the first use of its feature', 'dist/*.cjs'],
  ['size.sample', 'sample account, loaded with its first use', 'dist/sample.cjs'],
  ['size.webviews', 'webviews', 'dist/webview/*.js'],
  ['size.vsix', 'VSIX', 'dist/lambda-async.vsix'],
] as const;

/** Those with a line of their own are no part of the others. */
const single: readonly string[] = files.map(([, , path]) => path).filter((path) => !path.includes('*'));

/** What people download, and what the extension host reads. */
export const sizes: Group = ({ measurements }) => {
  for (const [key, title, pattern] of files) {
    const exclude = single.filter((path) => path !== pattern);
    const bytes = globSync(pattern, { cwd: root, exclude }).map((file) => statSync(join(root, file)).size);
    if (bytes.length === 0) throw new Error(`There is no ${pattern}: run npm run package first.`);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    measurements.add({ key, title, place: 'file', unit: 'kB' }, total / 1000);
  }
  return Promise.resolve();
};
