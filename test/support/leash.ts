/**
 * `node leash.ts FOLDER PROGRAM [args…]`: runs a program that starts others (an editor server starts
 * extension hosts), and takes all of them down, and its folder with them, when stdin closes. That happens
 * when whoever holds the other end asks for it, and also when it crashes or is killed, which no signal
 * handler of its own could see.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const patienceMs = 3000;
const windows = process.platform === 'win32';
const [folder = '', program = '', ...args] = process.argv.slice(2);
const leader = spawn(program, args, { detached: !windows, stdio: ['ignore', 'inherit', 'inherit'] });

/** Signals the whole group; that nothing is left to signal is what we want. */
function signalGroup(signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(leader.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-leader.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Asks first, so that the editor can remove its sockets; does not ask twice. */
function end(): void {
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), patienceMs).unref();
}

function finish(code: number): void {
  signalGroup('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(code);
}

process.stdin.on('end', end).on('error', end).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
leader.on('error', () => finish(127));
leader.on('exit', (code) => finish(code ?? 1));
