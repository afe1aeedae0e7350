import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { out, root } from './paths.ts';
import { readTotalsFile, type Totals } from './reports.ts';

/** The compiled module that the editor runs in its extension host. */
export const hostTestsModule = join(out, 'host/run.cjs');

/** The same for the soak. */
export const soakModule = join(out, 'soak/run.cjs');

const inTheHost: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  entryNames: '[name]',
  external: ['vscode', 'mocha'],
  format: 'cjs',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  sourcemap: 'inline',
  target: 'node22',
};

/** Bundles test/host: each test file by itself, mocha as it is in node_modules. */
export async function buildHostTests(): Promise<void> {
  await rm(join(out, 'host'), { recursive: true, force: true });
  const entryPoints = ['test/host/run.ts', ...hostTestFiles()];
  await build({ ...inTheHost, entryPoints, outdir: 'out/host' });
}

/** Bundles test/soak. */
export async function buildSoak(): Promise<void> {
  await rm(join(out, 'soak'), { recursive: true, force: true });
  await build({ ...inTheHost, entryPoints: ['test/soak/run.ts'], outdir: 'out/soak' });
}

/** One folder takes them all, so no two may have the same name. */
function hostTestFiles(): string[] {
  const files = globSync('test/host/**/*.test.ts', { cwd: root });
  const names = files.map((file) => basename(file));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`Two host tests have the same file name: ${twice.join(', ')}.`);
  return files;
}

/** The totals that a run left behind, or undefined when it did not come to its end. */
export function hostTestTotals(): Totals | undefined {
  return readTotalsFile(join(out, 'host/result.json'));
}
