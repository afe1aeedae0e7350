import { existsSync, globSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { writeLicences } from './licences.ts';
import { dist, root } from './paths.ts';
import { separateBundles } from './separateBundles.ts';

/** One file of the extension, and the size in kB that it must not exceed. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly budgetKb: number;
}

/** The scan, the findings' words and four export formats are all in the overview's; the panel says every failure; the graph has the scan too. */
const lateBudgetsKb: Readonly<Record<string, number>> = { overview: 84, configPanel: 70, graph: 70 };

/** What the extension host loads: the first at once, the others when they are first needed. */
const hostBundles: readonly Bundle[] = [
  { from: 'src/extension.ts', to: 'dist/extension.cjs', budgetKb: 64 },
  { from: 'src/aws/index.ts', to: 'dist/aws.cjs', budgetKb: 475 },
  { from: 'src/disk/index.ts', to: 'dist/disk.cjs', budgetKb: 5 },
  { from: 'src/sample/index.ts', to: 'dist/sample.cjs', budgetKb: 100 },
  ...lateBundles(),
];

const webviewBudgetKb = 120;
const assets = ['codicon.css', 'codicon.ttf'];

/** The part of a feature that waits for its first use: `src/features/<name>/late.ts`. */
function lateBundles(): Bundle[] {
  return globSync('src/features/*/late.ts', { cwd: root }).map((from) => {
    const name = basename(dirname(from));
    return { from, to: `dist/${name}.cjs`, budgetKb: lateBudgetsKb[name] ?? 60 };
  });
}

/** Every page of the extension is one script, `src/webview/<name>/main.ts`. */
function webviewBundles(): Bundle[] {
  return globSync('src/webview/*/main.ts', { cwd: root }).map((from) => ({
    from,
    to: `dist/webview/${basename(dirname(from))}.js`,
    budgetKb: webviewBudgetKb,
  }));
}

/** Builds all that is shipped into dist/ and removes what an earlier build left there. */
export async function buildAll(mode: 'production' | 'development'): Promise<readonly Bundle[]> {
  const pages = webviewBundles();
  const bundles = [...hostBundles, ...pages];
  requireSources(bundles);
  const [results] = await Promise.all([
    Promise.all([
      ...hostBundles.map((bundle) => build({ ...common(mode), ...host, ...files(bundle) })),
      ...pages.map((bundle) => build({ ...common(mode), ...page, ...files(bundle) })),
    ]),
    ...assets.map(copyAsset),
  ]);
  const metafiles = results.map(({ metafile }) => metafile).filter((metafile) => metafile !== undefined);
  await writeLicences(metafiles, ['node_modules/@vscode/codicons']);
  await removeOthers([...bundles.map(({ to }) => to), ...assets.map((name) => `dist/webview/${name}`)]);
  return bundles;
}

function requireSources(bundles: readonly Bundle[]): void {
  const missing = bundles.map(({ from }) => from).filter((from) => !existsSync(join(root, from)));
  if (missing.length > 0)
    throw new Error(`There is nothing to build from: ${missing.join(', ')} is missing.`);
}

/** Source maps of the shipped code stay beside it, unmentioned and unpackaged, to read stack traces with. */
function common(mode: 'production' | 'development'): BuildOptions {
  const production = mode === 'production';
  return {
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    // Licences stand in a file of their own.
    legalComments: 'none',
    logLevel: 'warning',
    // Some packages' `main` is a UMD file that bundles and then crashes.
    mainFields: ['module', 'main'],
    metafile: true,
    minify: production,
    sourcemap: production ? 'external' : 'linked',
  };
}

const host: BuildOptions = {
  external: ['vscode'],
  format: 'cjs',
  platform: 'node',
  plugins: [separateBundles],
  // A dynamic import becomes a lazy `require`, which every version of the editor loads alike.
  supported: { 'dynamic-import': false },
  target: 'node22',
};

const page: BuildOptions = { format: 'iife', platform: 'browser', target: 'es2022' };

function files({ from, to }: Bundle): BuildOptions {
  return { entryPoints: [from], outfile: to };
}

async function copyAsset(name: string): Promise<void> {
  await mkdir(join(dist, 'webview'), { recursive: true });
  await copyFile(join(root, 'node_modules/@vscode/codicons/dist', name), join(dist, 'webview', name));
}

/** Afterwards, not before: a running editor or test keeps its files while a build is going on. */
async function removeOthers(wanted: readonly string[]): Promise<void> {
  const keep = new Set(wanted.flatMap((file) => [file, `${file}.map`]));
  const present = globSync(['dist/*.{cjs,map,js}', 'dist/webview/*'], { cwd: root });
  const others = present.filter((file) => !keep.has(file.replaceAll('\\', '/')));
  await Promise.all(others.map((file) => rm(join(root, file), { recursive: true })));
}
