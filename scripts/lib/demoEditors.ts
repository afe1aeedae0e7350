import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEditor } from '../../test/support/editor.ts';
import { isolatedEnvironment } from '../../test/support/environment.ts';
import type { Demo } from './demo.ts';
import { downloadDesktopEditor, findDesktopEditor, hasDisplay } from './desktop.ts';
import { root, vsixFile } from './paths.ts';
import { capture } from './processes.ts';
import { pack } from './vsix.ts';

/** An editor that the demo opened. */
export interface DemoEditor extends AsyncDisposable {
  /** Resolves when the user closes the editor. Never for a browser, which sends no event. */
  readonly closed: Promise<unknown>;
}

const nextStep = 'expand a function in the Lambda Async view, or follow the README beside it.';

/** The desktop editor when there is one to see, else the one for browsers. */
export async function openDemoEditor(demo: Demo): Promise<DemoEditor> {
  const program = hasDisplay() ? await desktopProgram() : undefined;
  return program ? openDesktop(program, demo) : openBrowserEditor(demo);
}

async function desktopProgram(): Promise<string | undefined> {
  const found = findDesktopEditor();
  if (found) return found;
  console.log('VS Code is not installed: downloading it (150 MB, once)…');
  return downloadDesktopEditor().catch((error: Error) => {
    console.log(error.message);
    return undefined;
  });
}

/** A new window without the user's settings and extensions. */
async function openDesktop(program: string, demo: Demo): Promise<DemoEditor> {
  const { HOME, USERPROFILE } = process.env;
  const userData = join(demo.folder, 'user');
  const flags = [
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
    '--skip-welcome',
    '--user-data-dir',
    userData,
  ];
  const development = [root, demo.guide].flatMap((path) => ['--extensionDevelopmentPath', path]);
  const places = ['--extensions-dir', join(demo.folder, 'extensions'), ...development];
  console.log(`Ready. Opening ${program}: ${nextStep}`);
  console.log('Close the window or press Ctrl+C to end the demo.');
  const window = spawn(program, [...flags, ...places, demo.workspace], {
    env: await isolatedEnvironment(demo.folder, { HOME, USERPROFILE, ...demo.env }),
    shell: process.platform === 'win32',
    stdio: 'ignore',
  });
  const closed = once(window, 'exit');
  return { closed, [Symbol.asyncDispose]: () => endDesktop(userData, closed) };
}

/** The command only starts the editor, which writes its process id to a file in its folder. */
async function endDesktop(userData: string, closed: Promise<unknown>): Promise<void> {
  const lock = join(userData, 'code.lock');
  if (!existsSync(lock)) return;
  try {
    process.kill(Number(readFileSync(lock, 'utf8')));
    await closed;
  } catch {
    // The window was already closed.
  }
}

/** Uses the packed extension: this editor shows no notifications for an extension under development. */
export async function openBrowserEditor(demo: Demo): Promise<DemoEditor & { readonly url: string }> {
  const guide = join(demo.folder, 'guide.vsix');
  await pack(demo.guide, guide, '--skip-license', '--allow-star-activation');
  const { workspace, env } = demo;
  const editor = await startEditor({ workspace, vsix: [vsixFile, guide], env });
  const url = `${new URL(editor.url).origin}/?folder=${encodeURI(editor.workspace)}`;
  console.log(`\nReady. Open ${url}`);
  console.log(`Then ${nextStep}`);
  console.log('Press Ctrl+C to end the demo.');
  if (hasDisplay()) await openBrowser(url);
  return { url, closed: new Promise(() => undefined), [Symbol.asyncDispose]: () => editor.stop() };
}

/** Opens a URL with the desktop's command. Without one, the printed URL remains. */
async function openBrowser(url: string): Promise<void> {
  const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['open', url],
    win32: ['explorer', url],
  };
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open', url];
  await capture(command, args);
}
