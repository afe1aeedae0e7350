/**
 * Runs `npm ci` and shows how far it has got. Plain JavaScript for any Node from 18 on: scripts/run.mjs uses
 * it before the project's own Node is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `error`: the machine's Node runs npm, and npm would warn about each tool that wants a newer one. The project's
 * own Node runs those tools. `prefer-offline`: the lockfile pins everything, so npm's cache needs no validation.
 */
const QUIET = ['--loglevel=error', '--no-progress', '--prefer-offline'];

const windows = process.platform === 'win32';
const progressMs = 5_000;

/** Installs a folder's lockfile; `what` is its name in the progress lines. Rejects with npm's own message. */
export async function npmCi(folder, what, ...flags) {
  const started = Date.now();
  const wanted = lockedPackages(folder);
  const say = (done, end) => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.error(`${what}: ${done} of ${wanted.length} packages, ${seconds} s${end}`);
  };
  console.error(`${what}: installing…`);
  const timer = setInterval(() => say(countInstalled(folder, wanted), '…'), progressMs);
  const { code, output } = await run(['ci', ...QUIET, ...flags], folder);
  clearInterval(timer);
  if (code !== 0) throw new Error(`npm ci failed in ${folder}:\n${output}`);
  say(wanted.length, ', installed.');
}

/** The folders of all packages. Optional ones may be absent: they belong to other platforms. */
function lockedPackages(folder) {
  const file = ['npm-shrinkwrap.json', 'package-lock.json'].find((name) => existsSync(join(folder, name)));
  const { packages } = JSON.parse(readFileSync(join(folder, file ?? 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((path) => path !== '' && !packages[path].optional);
}

const countInstalled = (folder, paths) =>
  paths.filter((path) => existsSync(join(folder, path, 'package.json'))).length;

/** Windows finds npm only through a shell, since it is a `.cmd` file. */
function run(args, cwd) {
  const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    const settle = (code) => {
      process.off('exit', end);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      settle(127);
    });
    child.once('close', (code) => settle(code ?? 1));
  });
}
