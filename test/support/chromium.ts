import { existsSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { installDebianPackage } from './debian.ts';

/** Everything that a browser does on its own account is off; a test must not depend on it. */
const quietFlags = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const desktopPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
];

/** The path of an installed browser that playwright can drive; CHROMIUM_PATH names another one. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...desktopPaths].find((path) => existsSync(path));
}

/** As `findChromium`, but installs it where that can be done without asking. */
export async function installChromium(): Promise<string> {
  const found = findChromium() ?? ((await installDebianPackage('chromium')) ? findChromium() : undefined);
  if (found) return found;
  throw new Error('No Chromium was found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.');
}

/** Starts a headless browser, which ends with this process at the latest. Root has no sandbox to start in. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await launchOptions(more));
}

/** The same with a profile in a folder, of which only the caches are kept from one start to the next. */
export async function launchProfile(
  folder: string,
  viewport: { readonly width: number; readonly height: number },
  more: readonly string[],
): Promise<BrowserContext> {
  forgetAllButCaches(folder);
  return chromium.launchPersistentContext(folder, { ...(await launchOptions(more)), viewport });
}

async function launchOptions(more: readonly string[]): Promise<LaunchOptions> {
  const executablePath = await installChromium();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...quietFlags, ...sandbox, ...more], headless: true };
}

/** Compiled scripts that the browser has kept, at most. */
const CACHES = ['Cache', 'Code Cache'];

function forgetAllButCaches(folder: string): void {
  removeAllBut(['Default'], folder);
  removeAllBut(CACHES, join(folder, 'Default'));
}

function removeAllBut(kept: readonly string[], folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
