import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';

/** How a program ended, and what it said on both of its outputs, in order. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const windows = process.platform === 'win32';

/**
 * Makes a signal end this process through `process.exit`, so that its children end too. Without it a signal
 * that reaches only this process (not a Ctrl+C, which reaches all) would leave them running.
 */
export function endOnSignals(): void {
  for (const signal of endings) process.on(signal, exit);
  process.on('exit', () => {
    for (const child of running) child.kill();
  });
}

/**
 * Waits for a signal instead of being ended by it, from now on. A Ctrl+C arrives more than once: directly,
 * and through the process that started us.
 */
export function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of endings) process.off(signal, exit).on(signal, () => resolve());
  });
}

function exit(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}

/** Runs a program to its end and keeps what it says. */
export async function capture(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Outcome> {
  let output = '';
  const code = await listen(command, args, (text) => (output += text), options);
  return { code, output };
}

/** Runs a program to its end and passes on what it says, as it says it; the exit code. */
export function listen(
  command: string,
  args: readonly string[],
  hear: (text: string) => void,
  options: SpawnOptions = {},
): Promise<number> {
  const child = launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
  return ended(child);
}

/** Runs a program to its end and shows what it says; the exit code. */
export function show(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return ended(launch(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }));
}

/** Windows finds npm and its like only through a shell, since they are `.cmd` files. */
function launch(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, shell: windows && command === 'npm' });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** 127 for a program that could not be started, as shells have it. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
