import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { out, root } from '../../../../scripts/lib/paths.ts';
import { documentHtml } from '../../../../src/features/configPanel/document.ts';
import type { Intent, PanelState } from '../../../../src/features/configPanel/protocol.ts';
import type * as States from './states.ts';
import themes from './themes.json' with { type: 'json' };

export type Theme = keyof typeof themes;

/** The panel's page as the editor serves it, with the real policy, and a stub of the editor's side. */
export interface PanelPage {
  readonly page: Page;
  /** Sends a state as the extension does. */
  show(state: PanelState): Promise<void>;
  /** Sends anything else. */
  post(message: unknown): Promise<void>;
  /** What the page has sent, in order. */
  intents(): Promise<readonly Intent[]>;
  /** What the page has kept for a reload. */
  kept(): Promise<unknown>;
  /** What the browser held against the page: breaches of the policy, errors of scripts, failed loads. */
  readonly complaints: readonly string[];
}

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** What an earlier page kept. */
  readonly kept?: unknown;
}

const ORIGIN = 'http://panel.test';
const bundles = join(out, 'ui-webview');

/** Builds the page and the states; the words in them are the extension's own. */
export async function buildPanel(): Promise<typeof States> {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
  };
  await build({
    ...common,
    entryPoints: ['src/webview/configPanel/main.ts'],
    format: 'iife',
    target: 'es2022',
    minify: true,
    outfile: join(bundles, 'configPanel.js'),
  });
  await build({
    ...common,
    entryPoints: ['test/ui/webview/support/states.ts'],
    format: 'esm',
    platform: 'node',
    alias: { vscode: join(import.meta.dirname, 'vscodeStub.ts') },
    outfile: join(bundles, 'states.mjs'),
  });
  return (await import(pathToFileURL(join(bundles, 'states.mjs')).href)) as typeof States;
}

/** Opens the page in a tab of its own. */
export async function openPanel(browser: Browser, options: PageOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 1000, height = 900 } = options;
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill(fileFor(path) ?? { status: 404 });
  });
  const dress = { ...themes[theme], defaults: read('editorDefaults.css') };
  await page.addInitScript(
    `window.theme = ${JSON.stringify(dress)}; window.kept = ${JSON.stringify(options.kept)};`,
  );
  await page.addInitScript({ path: join(import.meta.dirname, 'editorStub.js') });
  await page.goto(`${ORIGIN}/panel.html`);
  return {
    page,
    show: (state) => send(page, { type: 'state', state }),
    post: (message) => send(page, message),
    intents: () => page.evaluate<Intent[]>('window.sent'),
    kept: () => page.evaluate<unknown>('window.kept'),
    complaints,
  };
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** Sends a message, and waits until the page and its elements have drawn it. */
async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))');
}

function fileFor(path: string): { path: string } | { body: string; contentType: string } | undefined {
  const files: Readonly<Record<string, string>> = {
    '/configPanel.js': join(bundles, 'configPanel.js'),
    '/configPanel.css': join(root, 'media/configPanel.css'),
    '/codicon.css': join(root, 'node_modules/@vscode/codicons/dist/codicon.css'),
    '/codicon.ttf': join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'),
  };
  if (path === '/panel.html') return { body: html(), contentType: 'text/html' };
  const file = files[path];
  return file === undefined ? undefined : { path: file };
}

function html(): string {
  return documentHtml({
    language: 'en',
    cspSource: ORIGIN,
    nonce: 'abc123',
    script: `${ORIGIN}/configPanel.js`,
    style: `${ORIGIN}/configPanel.css`,
    codicons: `${ORIGIN}/codicon.css`,
    loading: 'Loading…',
  });
}
