import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { out, root } from '../../../../scripts/lib/paths.ts';
import { documentHtml } from '../../../../src/page/document.ts';
import themes from './themes.json' with { type: 'json' };

export type Theme = keyof typeof themes;

/** A page of ours as the editor serves it, with the real policy, and a stub of the editor's side. */
export interface WebPage {
  readonly page: Page;
  /** Sends messages as the extension does, and waits until the page and its elements have drawn them. */
  post(...messages: readonly unknown[]): Promise<void>;
  /** What the page has sent, in order. */
  sent<Intent>(): Promise<readonly Intent[]>;
  /** What the page has kept for a reload. */
  kept(): Promise<unknown>;
  /** What the browser held against the page: breaches of the policy, errors of scripts, failed loads. */
  readonly complaints: readonly string[];
  /** The addresses of all that the page asked for and got. What the policy stops is asked for, but not answered. */
  readonly answered: readonly string[];
}

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** What an earlier page kept. */
  readonly kept?: unknown;
}

const ORIGIN = 'http://panel.test';
const NONCE = 'abc123';
/** Test files that run side by side build the same pages. */
const bundles = join(out, 'ui-webview', process.env['VITEST_POOL_ID'] ?? 'alone');

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

/** What the tab of a browser serves, and what was held against it. */
interface Tab {
  readonly page: Page;
  name: string;
  /** Runs before the page's own script. */
  stub: string;
  complaints: string[];
  answered: string[];
}

/** One tab a browser, used again: to open another for each test takes longer than most tests. */
const tabs = new WeakMap<Browser, Tab>();

/** Opens a page that was built, in the place of the one before. */
export async function openPage(browser: Browser, name: string, options: PageOptions = {}): Promise<WebPage> {
  const { theme = 'dark', width = 1000, height = 900 } = options;
  const tab = await tabOf(browser);
  const { page } = tab;
  // What is still under way complains to the page that is left.
  await page.goto('about:blank');
  const dress = { ...themes[theme], defaults: read('editorDefaults.css') };
  const complaints: string[] = [];
  const answered: string[] = [];
  Object.assign(tab, { name, complaints, answered, stub: stubFor(dress, options.kept) });
  await page.setViewportSize({ width, height });
  await page.goto(`${ORIGIN}/page.html`);
  // Its own files are no news.
  answered.length = 0;
  return {
    page,
    post: (...messages) => send(page, messages),
    sent: <Intent>() => page.evaluate<Intent[]>('window.sent'),
    kept: () => page.evaluate<unknown>('window.kept'),
    complaints,
    answered,
  };
}

async function tabOf(browser: Browser): Promise<Tab> {
  const known = tabs.get(browser);
  if (known && !known.page.isClosed()) return known;
  const page = await browser.newPage();
  const tab: Tab = { page, name: '', stub: '', complaints: [], answered: [] };
  page.on('response', (response) => tab.answered.push(response.url()));
  page.on('pageerror', (error) => tab.complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.complaints.push(message.text());
  });
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill(fileFor(path, tab) ?? { status: 404 });
  });
  tabs.set(browser, tab);
  return tab;
}

/** The editor's side of the page, as the first script in it; no text in it can end the element. */
function stubFor(theme: object, kept: unknown): string {
  const given = `window.theme = ${JSON.stringify(theme)}; window.kept = ${JSON.stringify(kept)};`;
  return `${given.replaceAll('<', String.raw`\u003c`)}\n${read('editorStub.js')}`;
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

async function send(page: Page, messages: readonly unknown[]): Promise<void> {
  await page.evaluate(`window.deliver(${JSON.stringify(messages)})`);
}

function fileFor(
  path: string,
  { name, stub }: Tab,
): { path: string } | { body: string; contentType: string } | undefined {
  const files: Readonly<Record<string, string>> = {
    [`/${name}.js`]: join(bundles, `${name}.js`),
    [`/${name}.css`]: join(root, `media/${name}.css`),
    '/page.css': join(root, 'media/page.css'),
    '/codicon.css': join(root, 'node_modules/@vscode/codicons/dist/codicon.css'),
    '/codicon.ttf': join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'),
  };
  if (path === '/page.html') return { body: html(name, stub), contentType: 'text/html' };
  const file = files[path];
  return file === undefined ? undefined : { path: file };
}

/** The extension's own document, with the editor's side put in first. */
function html(name: string, stub: string): string {
  const document = documentHtml({
    language: 'en',
    cspSource: ORIGIN,
    nonce: NONCE,
    script: `${ORIGIN}/${name}.js`,
    styles: [`${ORIGIN}/page.css`, `${ORIGIN}/${name}.css`],
    codicons: `${ORIGIN}/codicon.css`,
    loading: 'Loading…',
  });
  return document.replace('</head>', () => `<script nonce="${NONCE}">${stub}</script></head>`);
}
