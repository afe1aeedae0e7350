import { existsSync, globSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import type { Budget } from './budgets.ts';
import { activationFiles, hostFiles, requireModulesOnce, staticFiles } from './hostGraph.ts';
import { joinLazyParts } from './joinLazyParts.ts';
import { writeLicences } from './licences.ts';
import { dist, root } from './paths.ts';

type Mode = 'production' | 'development';

/** The script of a page. */
interface PageBundle {
  readonly from: string;
  readonly to: string;
}

/** Where the extension host begins to read, by the names of their files in dist/: the others are found from there. */
export const hostEntries = {
  extension: 'src/extension.ts',
  // By their names for tests and measurements, which use them alone.
  aws: 'src/aws/index.ts',
  sample: 'src/sample/index.ts',
  // A thread of its own begins here.
  templates: 'src/templateWorker.ts',
};

/** The file that the editor reads: it only requires the entry. */
const mainFile = { from: 'src/main.cjs', to: 'dist/main.cjs' };

const activationBudgetKb = 40;
const awsBudgetKb = 475;
const templatesBudgetKb = 400;
/** The six clients of the evidence are 190 kB of it, each loaded with its first use. */
const hostBudgetKb = 1700;
const pageBudgetKb = 120;
/** Files that are copied as they are. */
const assets = [
  { from: '@vscode/codicons/dist/codicon.css', to: 'webview/codicon.css' },
  { from: '@vscode/codicons/dist/codicon.ttf', to: 'webview/codicon.ttf' },
  { from: 'web-tree-sitter/web-tree-sitter.wasm', to: 'web-tree-sitter.wasm' },
  {
    from: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
    to: 'tree-sitter-terraform.wasm',
  },
];

/** Every page of the extension is one script, `src/webview/<name>/main.ts`. */
function pageBundles(): PageBundle[] {
  return globSync('src/webview/*/main.ts', { cwd: root }).map((from) => ({
    from,
    to: `dist/webview/${basename(dirname(from))}.js`,
  }));
}

/** Builds all that is shipped into dist/ and removes what an earlier build left there. The budgets of what came of it. */
export async function buildAll(mode: Mode): Promise<readonly Budget[]> {
  const bundles = pageBundles();
  requireSources([...Object.values(hostEntries), ...bundles.map(({ from }) => from)]);
  const [{ metafile }, pages] = await Promise.all([
    build(hostOptions(mode)),
    Promise.all(
      bundles.map(({ from, to }) =>
        build({ ...common(mode), ...page, entryPoints: [from], outfile: to, metafile: true }),
      ),
    ),
    ...assets.map(copyAsset),
    mkdir(dist, { recursive: true }).then(() => copyFile(join(root, mainFile.from), join(root, mainFile.to))),
  ]);
  requireModulesOnce(metafile);
  const metafiles = [metafile, ...pages.map((result) => result.metafile)];
  await writeLicences(metafiles, [
    'node_modules/@vscode/codicons',
    'node_modules/@tree-sitter-grammars/tree-sitter-hcl',
  ]);
  await removeOthers([
    ...metafiles.flatMap(({ outputs }) => Object.keys(outputs)),
    ...assets.map(({ to }) => `dist/${to}`),
    mainFile.to,
  ]);
  return [
    ...hostBudgets(metafile),
    ...bundles.map(({ to }) => ({ title: to, files: [to], budgetKb: pageBudgetKb })),
  ];
}

function hostBudgets(metafile: Metafile): readonly Budget[] {
  return [
    { title: 'loaded by activation', files: activationFiles(metafile), budgetKb: activationBudgetKb },
    {
      title: 'loaded by the first request',
      files: [
        ...new Set(
          ['src/aws/index.ts', 'src/aws/transport/connection.ts'].flatMap((entry) =>
            staticFiles(metafile, entry),
          ),
        ),
      ],
      budgetKb: awsBudgetKb,
    },
    {
      title: 'loaded by the template thread',
      files: staticFiles(metafile, 'src/templateWorker.ts'),
      budgetKb: templatesBudgetKb,
    },
    { title: 'extension host, all', files: hostFiles(metafile), budgetKb: hostBudgetKb },
  ];
}

function requireSources(files: readonly string[]): void {
  const missing = files.filter((from) => !existsSync(join(root, from)));
  if (missing.length > 0)
    throw new Error(`There is nothing to build from: ${missing.join(', ')} is missing.`);
}

/** Source maps of the shipped code stay beside it, unmentioned and unpackaged, to read stack traces with. */
function common(mode: Mode) {
  const production = mode === 'production';
  return {
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    // Licences stand in a file of their own.
    legalComments: 'none',
    logLevel: 'warning',
    // Some packages' `main` is a UMD file that bundles and then crashes.
    mainFields: ['module', 'main'] as string[],
    metafile: true,
    minify: production,
    sourcemap: production ? 'external' : 'linked',
  } as const satisfies BuildOptions;
}

/** One graph of modules: code that several parts use is in a file of its own, and a class is the same for all. */
export const hostOptions = (mode: Mode) => ({ ...common(mode), ...host }) as const;

const host = {
  // Its files for Node are CommonJS, which an ES module cannot hold.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  chunkNames: 'chunks/[name]-[hash]',
  entryPoints: hostEntries,
  external: ['vscode'],
  format: 'esm',
  outdir: 'dist',
  platform: 'node',
  plugins: [joinLazyParts],
  splitting: true,
  target: 'node22',
} as const satisfies BuildOptions;

const page = { format: 'iife', platform: 'browser', target: 'es2022' } as const satisfies BuildOptions;

async function copyAsset({ from, to }: (typeof assets)[number]): Promise<void> {
  await mkdir(join(dist, 'webview'), { recursive: true });
  await copyFile(join(root, 'node_modules', from), join(dist, to));
}

/** Afterwards, not before: a running editor or test keeps its files while a build is going on. */
async function removeOthers(wanted: readonly string[]): Promise<void> {
  const keep = new Set(wanted.flatMap((file) => [file, `${file}.map`]));
  const present = globSync(['dist/*.{cjs,map,js,wasm}', 'dist/{chunks,webview}/*'], { cwd: root });
  const others = present.filter((file) => !keep.has(file.replaceAll('\\', '/')));
  await Promise.all(others.map((file) => rm(join(root, file), { recursive: true })));
}
