import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../scripts/lib/paths.ts';
import { capture } from '../../../scripts/lib/processes.ts';
import { tool } from '../../../scripts/lib/tools.ts';
import { EMPTY, FLOOR_TITLE, PROBE } from './protocol.ts';

const manifestOfBoth = {
  version: '1.0.0',
  engines: { vscode: '^1.101.0' },
  license: 'MIT',
  main: './main.js',
  type: 'module',
};

const floor = {
  viewsContainers: { activitybar: [{ id: 'lambdaAsyncBench', title: FLOOR_TITLE, icon: 'icon.svg' }] },
  views: { lambdaAsyncBench: [{ id: 'lambdaAsyncBench.floor', name: FLOOR_TITLE, icon: 'icon.svg' }] },
};

/** Start options of the editor. */
export interface Probes {
  /** The packages of the probe and of the empty extension. */
  readonly packages: readonly string[];
  /** The file that NODE_OPTIONS names. */
  readonly preload: string;
}

/** Builds and packs the probe and the empty extension into the folder. */
export async function packProbes(folder: string): Promise<Probes> {
  const probe = join(folder, 'probe');
  const empty = join(folder, 'empty');
  await Promise.all([mkdir(probe, { recursive: true }), mkdir(empty, { recursive: true })]);
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: probe,
    platform: 'node',
    target: 'node22',
  } as const;
  await build({
    ...common,
    entryPoints: { main: 'test/bench/probe/extension.ts' },
    external: ['vscode'],
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    splitting: true,
  });
  const outExtension = { '.js': '.cjs' };
  await build({ ...common, entryPoints: { held: 'test/bench/probe/held.ts' }, format: 'cjs', outExtension });
  await writeFile(join(probe, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(empty, 'main.cjs'), 'exports.activate = () => {};\n');
  const packages = await Promise.all([
    pack(probe, PROBE, { activationEvents: ['onStartupFinished'], contributes: floor }),
    pack(empty, EMPTY, { main: './main.cjs', activationEvents: ['onCommand:lambdaAsyncBench.never'] }),
  ]);
  return { packages, preload: join(probe, 'held.cjs') };
}

async function pack(folder: string, id: string, manifest: object): Promise<string> {
  const [publisher, name] = id.split('.');
  const file = `${folder}.vsix`;
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name, publisher, ...manifestOfBoth, ...manifest }),
  );
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file];
  const { code, output } = await capture(process.execPath, tool('vsce', 'package', ...flags), {
    cwd: folder,
  });
  if (code !== 0) throw new Error(`${id} could not be packed:\n${output}`);
  return file;
}
