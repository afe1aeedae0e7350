/**
 * `node scripts/run.mjs TASK [args…]`: runs any task, on Node 18 or later.
 *
 * It installs what is missing, then runs scripts/TASK.ts with the project's own Node, which strips types
 * natively and is the version that the tools need.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installEditor } from './lib/installEditor.mjs';
import { npmCi } from './lib/npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** Tasks whose program is outside scripts/. */
const elsewhere = { sample: 'src/sample/cli.ts' };

/** Exits with one line that says what to do. */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The packages that a lockfile names, or nothing when there is no such file. */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an install, so an interrupted install is
 * seen too. Optional packages may be absent: they belong to other platforms.
 */
function isInstalled() {
  const installed = packagesIn(join(modules, '.package-lock.json'));
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.integrity === wanted.integrity,
  );
}

/** The first run of `npm start` without a display ends in a browser: its editor is installed beside the tools. */
const opensBrowserEditor = () =>
  task === 'start' && process.platform === 'linux' && !(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** All progress goes to stderr, since stdout belongs to the task. */
async function install() {
  console.error('First run: installing what this project needs, once.');
  try {
    await Promise.all([
      npmCi(root, 'Development tools (520 MB)'),
      ...(opensBrowserEditor() ? [installEditor()] : []),
    ]);
  } catch (error) {
    fail(`${error.message}\nAn npm registry must be reachable for the first run.`);
  }
}

/** The `node` package puts the program in its own bin/; without install scripts it is in a sister package. */
function findNode() {
  const program = windows ? 'node.exe' : 'node';
  const platform = windows ? 'win' : process.platform;
  const sisters = ['node', 'node-bin'].map((prefix) => `${prefix}-${platform}-${process.arch}`);
  return ['node', ...sisters]
    .map((name) => join(modules, name, 'bin', program))
    .find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0);
}

/** With `--ignore-scripts`, npm does not install the program. Running this one package's script does. */
function rebuildNode() {
  console.error('Fetching the project’s Node (npm rebuild node)…');
  const args = ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'];
  spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  return findNode();
}

/** Stopping `npm` stops the shell between npm and this process, which forwards no signal: stop the task too. */
function endWithParent(child) {
  const parent = process.ppid;
  const check = () => process.ppid !== parent && child.kill('SIGTERM');
  setInterval(check, 500).unref();
}

/** Runs the task with the project's tools first on PATH, and exits with its exit code. */
function run(node, script, args) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, [script, ...args], { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithParent(child);
  child.on('error', (error) => fail(`${node} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [task = '', ...args] = process.argv.slice(2);
const script = join(root, elsewhere[task] ?? `scripts/${task}.ts`);
if (!/^[a-z-]+$/.test(task) || !existsSync(script)) fail(`There is no task “${task}”: see scripts/.`);
if (!isInstalled()) await install();
const node = findNode() ?? rebuildNode();
if (!node)
  fail('The project’s Node is missing: run `npm rebuild node --ignore-scripts=false`, then try again.');
run(node, script, args);
