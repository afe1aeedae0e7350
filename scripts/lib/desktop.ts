import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, type ProgressReporter } from '@vscode/test-electron';
import { out } from './paths.ts';

const windows = process.platform === 'win32';

/** True if a window could be seen. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return windows || process.platform === 'darwin' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

/** The command that opens the VS Code on this machine: VSCODE names one, else `code` when it is on the PATH. */
export function findDesktopEditor(): string | undefined {
  const named = process.env['VSCODE'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .map((folder) => join(folder, windows ? 'code.cmd' : 'code'))
    .find((path) => existsSync(path));
}

/** Downloads VS Code once, into out/; the path of its program. */
export async function downloadDesktopEditor(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(out, 'vscode'), reporter: downloadReporter() });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`VS Code for the desktop could not be downloaded: ${why}`, { cause: error });
  }
}

const progressMs = 5_000;

/** Prints one line every few seconds. The caller reports a failure. */
function downloadReporter(): ProgressReporter {
  const started = Date.now();
  let printed = started;
  return {
    report(progress) {
      if (!('bytesSoFar' in progress) || Date.now() - printed < progressMs) return;
      printed = Date.now();
      const [done, all] = [progress.bytesSoFar, progress.totalBytes].map((bytes) => Math.round(bytes / 1e6));
      console.log(`VS Code: ${done} of ${all} MB, ${Math.round((printed - started) / 1000)} s…`);
    },
    error: () => undefined,
  };
}
