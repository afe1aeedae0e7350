import { globSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { out, root } from './paths.ts';
import type { Totals } from './totals.ts';

/** The compiled module that the editor runs in its extension host. */
export const hostTestsModule = join(out, 'host/run.cjs');

/** What the extension host is told through its environment. */
export interface HostTestRun extends Disposable {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** The totals that the run left behind; fails when it left none. */
  totals(): Totals;
}

/** Bundles test/host: each test file by itself, mocha as it is in node_modules. */
export async function buildHostTests(): Promise<void> {
  await rm(join(out, 'host'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    bundle: true,
    entryNames: '[name]',
    entryPoints: ['test/host/run.ts', ...hostTestFiles()],
    external: ['vscode', 'mocha', '../../dist/*'],
    format: 'cjs',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    outdir: 'out/host',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    sourcemap: 'inline',
    target: 'node22',
  });
}

/** One folder takes them all, so no two may have the same name. */
function hostTestFiles(): string[] {
  const files = globSync('test/host/**/*.test.ts', { cwd: root });
  const names = files.map((file) => basename(file));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`Two host tests have the same file name: ${twice.join(', ')}.`);
  return files;
}

/** Copies the workspace that the tests work in, so that no test can change the repository. */
export async function prepareHostTests(grep?: string): Promise<HostTestRun> {
  const folder = await temporaryFolder();
  const workspace = join(folder.path, 'workspace');
  const result = join(folder.path, 'result.json');
  await cp(join(root, 'test/fixtures/workspaces/host'), workspace, { recursive: true });
  return {
    workspace,
    env: { HOST_TEST_RESULT: result, ...(grep ? { HOST_TEST_GREP: grep } : {}) },
    totals: () => JSON.parse(readFileSync(result, 'utf8')),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}
