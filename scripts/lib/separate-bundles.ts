import type { Plugin } from 'esbuild';

/**
 * Leaves `./aws/index.ts` in src/extension.ts as a load of the separate file `./aws.cjs`, so that nothing of
 * the SDK is read before the first request.
 */
export function separateBundles(names: readonly string[]): Plugin {
  const filter = new RegExp(`^\\./(${names.join('|')})/index\\.ts$`);
  return {
    name: 'separate-bundles',
    setup({ onResolve }) {
      onResolve({ filter }, ({ importer, path }) => {
        const name = filter.exec(path)?.[1];
        return /[\\/]src[\\/]extension\.ts$/.test(importer) ? { path: `./${name}.cjs`, external: true } : undefined;
      });
    },
  };
}
