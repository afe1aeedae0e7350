/**
 * Installs the browser build of VS Code, with which tests and `npm start` work. Plain JavaScript for any Node
 * from 18 on: scripts/run.mjs installs it beside the development tools.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCi } from './npm.mjs';

const folder = fileURLToPath(new URL('../../test/editor', import.meta.url));
const server = join(folder, 'node_modules/code-server/lib/vscode');
const logger = join(folder, 'spdlog.cjs');
const stamp = join(folder, 'node_modules/.complete');

const flags = ['--ignore-scripts'];
// The editor's own lockfile leaves out one peer dependency, which `npm ci` would refuse.
const serverFlags = ['--ignore-scripts', '--omit=dev', '--legacy-peer-deps'];

/**
 * Installs the editor into test/editor when it is not there, and returns the program that serves it.
 *
 * Its install scripts would compile native modules for minutes, and nothing we use needs them.
 */
export async function installEditor() {
  const wanted = await fingerprint();
  if (!(await isInstalled(wanted))) await install(wanted);
  return join(server, 'out/server-main.js');
}

/** Changes with everything that an installation is made from. */
async function fingerprint() {
  const files = await Promise.all([join(folder, 'package-lock.json'), logger].map((path) => readFile(path)));
  const how = JSON.stringify([flags, serverFlags]);
  return createHash('sha256').update(Buffer.concat(files)).update(how).digest('hex');
}

/** The stamp is written last and goes with node_modules, so an interrupted install starts over. */
async function isInstalled(wanted) {
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

async function install(wanted) {
  await npmCi(folder, 'VS Code for the browser (200 MB)', ...flags);
  await npmCi(server, 'VS Code’s own packages (400 MB)', ...serverFlags);
  await lendTypeScript();
  await copyFile(logger, join(server, 'node_modules/@vscode/spdlog/index.js'));
  await writeFile(stamp, wanted);
}

/** The editor's own TypeScript extension looks for it here, and else greets every .ts file with an error. */
async function lendTypeScript() {
  const modules = join(server, 'extensions/node_modules');
  await mkdir(modules, { recursive: true });
  await rm(join(modules, 'typescript'), { recursive: true, force: true });
  await symlink(join(folder, 'node_modules/typescript'), join(modules, 'typescript'), 'junction');
}
