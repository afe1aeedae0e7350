import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './paths.ts';

const main = join(root, 'src/extension.ts');
const lazy = 'lazy part of a feature';

/**
 * Keeps what activation loads in few files. esbuild gives each set of modules that the same entries use a file of its
 * own, and every `import('./x.ts')` is an entry: activation would read some twenty small files, one after another.
 * With an import of the main module, which has been loaded by then, all lazy parts of features use the same set.
 */
export const joinActivation: Plugin = {
  name: 'join-activation',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      const isLazy = kind === 'dynamic-import' && file.startsWith(join(root, 'src/features'));
      return isLazy ? { path: file, pluginData: lazy } : undefined;
    });
    build.onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
      if (pluginData !== lazy) return undefined;
      const contents = `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(main)};\n`;
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
};
