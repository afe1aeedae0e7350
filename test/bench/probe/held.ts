/**
 * Runs in the editor's server (NODE_OPTIONS) and, since the editor keeps that from its extension hosts, asks for itself
 * in them too. There it runs before the editor's own code, and keeps our extension and the empty one from starting until
 * the benchmark says so. The editor starts them when it pleases, ours with the first text of any language, among
 * everything else that starts then; and its own marks have whole milliseconds only. So in place of an extension's main
 * module the editor gets one that keeps the context; `start` then loads and calls the real one with it.
 */
import childProcess from 'node:child_process';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import type { Activation, HeldExtensions } from './protocol.ts';

/** The extension as its main module exports it. */
interface Main {
  activate(context: unknown): unknown;
}

/** Folders of installed extensions have the version behind the id. */
const mainModule =
  /\/extensions\/(lambda-async\.lambda-async|lambda-async-bench\.empty)-\d[^/]*\/(?:dist\/)?(?:extension|main)\.js$/;

const fork = childProcess.fork as (...all: readonly unknown[]) => childProcess.ChildProcess;
Object.assign(childProcess, {
  fork: (file: string, args: readonly string[], options: childProcess.ForkOptions = {}) =>
    fork(file, args, { ...options, execArgv: [...(options.execArgv ?? []), `--require=${__filename}`] }),
});
syncBuiltinESMExports();

const held = new Map<string, () => Promise<Activation>>();
const seen = new Set<string>();

registerHooks({
  resolve(specifier, context, next) {
    const id = mainModule.exec(specifier)?.[1];
    if (id === undefined || seen.has(id)) return next(specifier, context);
    seen.add(id);
    const text = `export const activate = (context) => globalThis.lambdaAsyncHeld.hold(${JSON.stringify([id, specifier])}, context);`;
    return { url: `data:text/javascript,${encodeURIComponent(text)}`, shortCircuit: true };
  },
});

async function startNow(url: string, context: unknown): Promise<Activation> {
  const began = performance.now();
  const main = (await import(url)) as Main;
  const loaded = performance.now();
  main.activate(context);
  return { load: loaded - began, activate: performance.now() - loaded };
}

const extensions: HeldExtensions = {
  hold: ([id, url], context) => held.set(id, () => startNow(url, context)),
  async start(id) {
    const start = held.get(id);
    if (!start) throw new Error(`The editor did not start ${id}.`);
    return await start();
  },
};
Object.assign(globalThis, { lambdaAsyncHeld: extensions });
