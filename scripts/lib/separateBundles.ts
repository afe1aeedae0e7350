import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What is loaded when it is first needed: the adapter, the sample account, the disk, and the late part of a feature. */
const late = /\/(?:(?:aws|sample|disk)\/index|late)\.ts$/;

/**
 * Leaves `import('./late.ts')` and its like as a load of a file of its own, named after the folder, so that
 * the main bundle stays small and nothing of the SDK is read before the first request. Only dynamic imports:
 * a static one is code that is needed at once.
 */
export const separateBundles: Plugin = {
  name: 'separate-bundles',
  setup: (build) =>
    build.onResolve({ filter: late }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: bundleOf(join(resolveDir, path)), external: true } : undefined,
    ),
};

const bundleOf = (file: string): string => `./${basename(dirname(file))}.cjs`;
