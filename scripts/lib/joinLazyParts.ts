import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './paths.ts';

/** The module that has been loaded before any lazy part below a folder is. */
const loadedBefore: readonly (readonly [folder: string, file: string])[] = [
  ['src/features/', 'src/extension.ts'],
  ['src/aws/', 'src/aws/index.ts'],
];

/**
 * Keeps what is loaded together in few files. esbuild gives each set of modules that the same entries use a file of its
 * own, and every `import('./x.ts')` is an entry: activation alone would read some twenty small files, one after another.
 * With an import of the module that loads them, which has been loaded by then, all lazy parts use the same sets.
 */
export const joinLazyParts: Plugin = {
  name: 'join-lazy-parts',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      const before = loadedBefore.find(([folder]) => file.startsWith(join(root, folder)))?.[1];
      const isLazy = kind === 'dynamic-import' && before !== undefined && file !== join(root, before);
      return isLazy ? { path: file, pluginData: { before: join(root, before) } } : undefined;
    });
    build.onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
      const before = (pluginData as { readonly before?: string } | undefined)?.before;
      if (before === undefined) return undefined;
      const contents = `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(before)};\n`;
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
};
