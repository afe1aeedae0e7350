import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Page, Request } from 'playwright-core';
import { root } from '../../../../scripts/lib/paths.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { bundles, ORIGIN, servePages, type Shown } from './pageServer.ts';
import themes from './themes.json' with { type: 'json' };

export type Theme = keyof typeof themes;

/** A page of ours as the editor serves it, with the real policy, and a stub of the editor's side. */
export interface WebPage {
  readonly page: Page;
  /** Sends messages as the extension does, and waits until the page and its elements have drawn them. */
  post(...messages: readonly unknown[]): Promise<void>;
  /** Messages of the page, in order. */
  sent<Intent>(): Promise<readonly Intent[]>;
  /** State that the page has kept for a reload. */
  kept(): Promise<unknown>;
  /** Complaints of the browser: breaches of the policy, errors of scripts, failed loads. */
  readonly complaints: readonly string[];
  /** The addresses of all that the page asked for, but of what the policy stopped. */
  readonly left: readonly string[];
}

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** State that an earlier page kept. */
  readonly kept?: unknown;
}

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
};

/** Builds the page `src/webview/<name>/main.ts`. */
export async function buildPage(name: string): Promise<void> {
  await build({
    ...common,
    entryPoints: [`src/webview/${name}/main.ts`],
    format: 'iife',
    target: 'es2022',
    minify: true,
    outfile: join(bundles, `${name}.js`),
  });
}

/** Loads a module of this folder whose words are the extension's own, with `vscodeStandIn.ts` for the editor's API. */
export async function loadStates<Module>(name: string): Promise<Module> {
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    ...common,
    entryPoints: [`test/ui/webview/support/${name}.ts`],
    format: 'esm',
    platform: 'node',
    alias: { vscode: join(import.meta.dirname, '../../../support/vscodeStandIn.ts') },
    outfile,
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

/** Contents and complaints of the one tab of a browser. To open another for each test takes longer than most tests. */
interface Tab extends Shown {
  page?: Page;
  /** Pages so far: an address that is opened twice loads everything again. */
  opened: number;
  complaints: string[];
  left: string[];
}

const tabs = new WeakMap<Browser, Tab>();

/** Starts a browser for `openPage`, to which every host is one server: it has our pages, and nothing for others. */
export async function launchPages(): Promise<Browser> {
  const tab: Tab = { opened: 0, name: '', stub: '', complaints: [], left: [] };
  const server = await servePages(tab);
  const browser = await launchChromium([`--host-resolver-rules=MAP * 127.0.0.1:${server.port}`]);
  browser.on('disconnected', () => server.close());
  tabs.set(browser, tab);
  return browser;
}

/** Opens a page that was built, in the place of the one before. */
export async function openPage(browser: Browser, name: string, options: PageOptions = {}): Promise<WebPage> {
  const { theme = 'dark', width = 1000, height = 900 } = options;
  const tab = tabs.get(browser);
  if (!tab) throw new Error('This browser was not started by launchPages.');
  const page = await pageOf(browser, tab);
  const dress = { ...themes[theme], defaults: read('editorDefaults.css') };
  Object.assign(tab, { name, stub: stubFor(dress, options.kept) });
  const shown = page.viewportSize();
  if (shown?.width !== width || shown.height !== height) await page.setViewportSize({ width, height });
  tab.opened += 1;
  await page.goto(`${ORIGIN}/page.html?${tab.opened}`);
  const { complaints, left } = tab;
  // Its own files are no news.
  left.length = 0;
  return {
    page,
    post: (...messages) => send(page, messages),
    sent: <Intent>() => page.evaluate<Intent[]>('window.sent'),
    kept: () => page.evaluate<unknown>('window.kept'),
    complaints,
    left,
  };
}

async function pageOf(browser: Browser, tab: Tab): Promise<Page> {
  if (tab.page && !tab.page.isClosed()) return tab.page;
  const page = await browser.newPage();
  tab.page = page;
  // Work under way until then complains to the former page.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) Object.assign(tab, { complaints: [], left: [] });
  });
  page.on('response', (response) => tab.left.push(response.url()));
  page.on('requestfailed', (request) => {
    if (!isStopped(request)) tab.left.push(request.url());
  });
  page.on('pageerror', (error) => tab.complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.complaints.push(message.text());
  });
  return page;
}

const isStopped = (request: Request): boolean => request.failure()?.errorText === 'csp';

/** The editor's side of the page, as the first script in it; no text in it can end the element. */
function stubFor(theme: object, kept: unknown): string {
  const given = `window.theme = ${JSON.stringify(theme)}; window.kept = ${JSON.stringify(kept)};`;
  return `${given.replaceAll('<', String.raw`\u003c`)}\n${read('editorStub.js')}`;
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

async function send(page: Page, messages: readonly unknown[]): Promise<void> {
  await page.evaluate(`window.deliver(${JSON.stringify(messages)})`);
}
