import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '../../scripts/lib/processes.ts';

const folder = join(import.meta.dirname, '../editor');
const server = join(folder, 'node_modules/code-server/lib/vscode');
const logger = join(folder, 'spdlog.cjs');
const stamp = join(folder, 'node_modules/.installed');

/**
 * Installs the browser build of VS Code into test/editor when it is not there, and returns the program that
 * serves it. Takes about 15 s and 600 MB the first time.
 *
 * Its install scripts would compile native modules for minutes, and nothing we use needs them.
 */
export async function installEditor(): Promise<string> {
  const wanted = await fingerprint();
  if (!(await isInstalled(wanted))) await install(wanted);
  return join(server, 'out/server-main.js');
}

/** Changes with everything that an installation is made from. */
async function fingerprint(): Promise<string> {
  const paths = [join(folder, 'package-lock.json'), logger, import.meta.filename];
  const files = await Promise.all(paths.map((path) => readFile(path)));
  return createHash('sha256').update(Buffer.concat(files)).digest('hex');
}

/** The stamp is written last and goes with node_modules, so an interrupted install starts over. */
async function isInstalled(wanted: string): Promise<boolean> {
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

async function install(wanted: string): Promise<void> {
  console.error('Installing the editor for tests (VS Code in the browser, once)…');
  await npmCi(folder);
  // The editor's own lockfile leaves out one peer dependency, which `npm ci` would refuse.
  await npmCi(server, '--omit=dev', '--legacy-peer-deps');
  await lendTypeScript();
  await copyFile(logger, join(server, 'node_modules/@vscode/spdlog/index.js'));
  await writeFile(stamp, wanted);
}

/** The editor's own TypeScript extension looks for it here, and else greets every .ts file with an error. */
async function lendTypeScript(): Promise<void> {
  const modules = join(server, 'extensions/node_modules');
  await mkdir(modules, { recursive: true });
  await rm(join(modules, 'typescript'), { recursive: true, force: true });
  await symlink(join(folder, 'node_modules/typescript'), join(modules, 'typescript'), 'junction');
}

async function npmCi(cwd: string, ...flags: readonly string[]): Promise<void> {
  const { code, output } = await capture('npm', ['ci', '--ignore-scripts', ...flags], { cwd });
  if (code !== 0)
    throw new Error(`The editor for tests could not be installed (npm ci in ${cwd}):\n${output}`);
}
