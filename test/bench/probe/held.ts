/**
 * Runs in the editor's server (NODE_OPTIONS) and, since the editor keeps that from its extension hosts, asks for
 * itself in them too. There it runs before the editor's own code, and keeps our extension and the empty one from starting
 * until the benchmark says so. The editor starts them when it pleases, ours with the first text of any language, among
 * everything else that starts then; and its own marks have whole milliseconds only. So in place of an extension's main file the editor gets one that keeps the context; `start`
 * then loads and calls the real one with it.
 */
import childProcess from 'node:child_process';
import Module, { syncBuiltinESMExports } from 'node:module';
import type { Activation, HeldExtensions } from './protocol.ts';

/** Through which Node, and every editor, loads each module; private by its name, and replaced by many. */
const LOAD = '_load';

interface Loader {
  [LOAD](request: string, ...rest: readonly unknown[]): unknown;
}

/** The extension as its main file exports it. */
interface Main {
  activate(context: unknown): unknown;
}

/** Folders of installed extensions have the version behind the id. */
const mainFile =
  /[/\\]extensions[/\\](lambda-async\.lambda-async|lambda-async-bench\.empty)-\d[^/\\]*[/\\].+\.cjs$/;

const fork = childProcess.fork as (...all: readonly unknown[]) => childProcess.ChildProcess;
Object.assign(childProcess, {
  fork: (file: string, args: readonly string[], options: childProcess.ForkOptions = {}) =>
    fork(file, args, { ...options, execArgv: [...(options.execArgv ?? []), `--require=${__filename}`] }),
});
syncBuiltinESMExports();

const loader = Module as unknown as Loader;
const load = loader[LOAD];
const held = new Map<string, () => Activation>();
const started = new Map<string, Activation>();
const seen = new Set<string>();

loader[LOAD] = function loadOrHold(request, ...rest) {
  const id = mainFile.exec(request)?.[1];
  if (id === undefined || seen.has(id)) return load.call(this, request, ...rest);
  seen.add(id);
  return {
    activate: (context: unknown) => {
      held.set(id, () => startNow(() => load.call(this, request, ...rest) as Main, context));
    },
  };
};

function startNow(read: () => Main, context: unknown): Activation {
  const began = performance.now();
  const main = read();
  const loaded = performance.now();
  main.activate(context);
  return { load: loaded - began, activate: performance.now() - loaded };
}

const extensions: HeldExtensions = {
  start(id) {
    const start = held.get(id);
    if (!start) throw new Error(`The editor did not start ${id}.`);
    // Groups that share a window start it in turn: it is started once.
    const times = started.get(id) ?? start();
    started.set(id, times);
    return times;
  },
};
Object.assign(globalThis, { lambdaAsyncHeld: extensions });
