import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { installEditor } from '../../scripts/lib/installEditor.mjs';
import { editorUrl } from './editorUrl.ts';
import { isolatedEnvironment, type Changes } from './environment.ts';
import { folderFlags, installVsix } from './installedVsix.ts';
import { limit } from './pace.ts';
import { temporaryFolder } from './temporary.ts';

/** Start options. Every run has fresh folders, so nothing of an earlier one is seen. */
export interface EditorOptions {
  /** A folder, or a `.code-workspace` file with its folder. A copy is opened: nothing can change the original. */
  readonly workspace: string;
  /** The folder of an extension to run from source. Shows no notifications and dialogs, see below. */
  readonly extensionDevelopmentPath?: string;
  /** A module to run in the extension host instead of working, as `run(): Promise<void>`. */
  readonly extensionTestsPath?: string;
  /** Files of the workspace to show, by their paths in it. */
  readonly openFiles?: readonly string[];
  /** Packed extensions to install first. */
  readonly vsix?: string | readonly string[];
  /** User settings, on top of quiet ones; see `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the machine that the extension host runs on: those of the scope `machine` count only there. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Changes to the environment of the extension host; AWS_* variables of the caller are never passed on. */
  readonly env?: Changes;
}

/** A running editor, in a browser at `url`. */
export interface Editor extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** The copy of the workspace that is open. */
  readonly workspace: string;
  /** HOME of the extension host; its AWS files are `.aws/config` and `.aws/credentials`, empty at first. */
  readonly home: string;
  /**
   * The settings.json of the machine that the extension host runs on, none at first but for `machineSettings`: where
   * the user of such an editor makes settings of the scope `machine`. The editor takes notice when it changes.
   */
  readonly machineSettings: string;
  /** Where the editor keeps what is its own and its extensions'. */
  readonly userData: string;
  /** Output of the server and the extension host so far. */
  output(): string;
  /** Ends the server and all that it started, and removes its folders. */
  stop(): Promise<void>;
}

type Server = ChildProcessByStdio<Writable, Readable, Readable>;

const startMs = limit(90_000);
const leash = join(import.meta.dirname, 'leash.ts');

/** No telemetry, no welcome, no trust question, no AI: a workbench with nothing in the way. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  // A key that goes astray on a busy machine must not be saved: tests compare files.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
  // On a busy machine a page that is drawn may take the focus from a box in which the test still types.
  'workbench.quickOpen.closeOnFocusLost': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.tree.enableStickyScroll': false,
};

/** Starts a real VS Code for a browser and waits until it listens. The caller must `stop()` it. */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const program = await installEditor();
  const folder = await temporaryFolder();
  try {
    return await startIn(folder.path, program, options);
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

async function startIn(folder: string, program: string, options: EditorOptions): Promise<Editor> {
  const home = join(folder, 'home');
  // Sockets of the server go into the folder too, and away with it.
  const env = await isolatedEnvironment(home, { XDG_RUNTIME_DIR: folder, ...options.env });
  const workspace = await copyWorkspace(folder, options.workspace);
  await writeSettings(folder, 'User', { ...quietSettings, ...options.settings });
  if (options.machineSettings) await writeSettings(folder, 'Machine', options.machineSettings);
  if (options.vsix) await installVsix(program, folder, [options.vsix].flat());
  const args = [program, ...folderFlags(folder), ...serverFlags, ...developmentFlags(options)];
  const server: Server = spawn(process.execPath, [leash, folder, process.execPath, ...args], { env });
  const output = collect(server);
  const port = await listening(server, output);
  const url = editorUrl(`127.0.0.1:${port}`, { ...options, workspace });
  const end = () => stop(server);
  const machineSettings = join(folder, 'user/Machine/settings.json');
  const userData = join(folder, 'user');
  return {
    url,
    port,
    workspace,
    home,
    machineSettings,
    userData,
    output,
    stop: end,
    [Symbol.asyncDispose]: end,
  };
}

const serverFlags = [
  ...['--host', '127.0.0.1', '--port', '0', '--telemetry-level', 'off'],
  ...['--without-connection-token', '--accept-server-license-terms'],
];

/**
 * Without this flag a built editor silently ignores an extension under development. With it, it shows no
 * notifications and no dialogs: what people are to see needs a packed extension.
 */
function developmentFlags({ extensionDevelopmentPath }: EditorOptions): string[] {
  return extensionDevelopmentPath ? ['--enable-smoke-test-driver'] : [];
}

/** Under its own name, which the title bar shows. */
async function copyWorkspace(folder: string, workspace: string): Promise<string> {
  const isFile = workspace.endsWith('.code-workspace');
  const original = isFile ? dirname(workspace) : workspace;
  const copy = join(folder, basename(original));
  await cp(original, copy, { recursive: true });
  return isFile ? join(copy, basename(workspace)) : copy;
}

async function writeSettings(folder: string, whose: 'User' | 'Machine', settings: object): Promise<void> {
  await mkdir(join(folder, 'user', whose), { recursive: true });
  const text = JSON.stringify(settings, undefined, 2);
  await writeFile(join(folder, 'user', whose, 'settings.json'), text);
}

function collect(server: Server): () => string {
  let text = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return () => text;
}

/** The port that the server chose, once it takes connections. */
function listening(server: Server, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The editor ${why}:\n${output()}`));
    const timer = setTimeout(() => {
      void stop(server);
      fail(`did not start within ${startMs / 1000} s`);
    }, startMs);
    server.stdout.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port) resolve(Number(port));
      if (port) clearTimeout(timer);
    });
    server.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
}

/** The leash does the rest when its stdin closes. */
async function stop(server: Server): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.stdin.end();
  await exit;
}
