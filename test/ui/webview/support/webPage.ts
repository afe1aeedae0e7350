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

/** Loads a module of this folder whose words are the extension's own, with `vscodeStub.ts` for the editor's API. */
export async function loadStates<Module>(name: string): Promise<Module> {
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    ...common,
    entryPoints: [`test/ui/webview/support/${name}.ts`],
    format: 'esm',
    platform: 'node',
    alias: { vscode: join(import.meta.dirname, 'vscodeStub.ts') },
    outfile,
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

/** Opens a page that was built, in a tab of its own. */
export async function openPage(browser: Browser, name: string, options: PageOptions = {}): Promise<WebPage> {
  const { theme = 'dark', width = 1000, height = 900 } = options;
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill(fileFor(path, name) ?? { status: 404 });
  });
  const dress = { ...themes[theme], defaults: read('editorDefaults.css') };
  await page.addInitScript(
    `window.theme = ${JSON.stringify(dress)}; window.kept = ${JSON.stringify(options.kept)};`,
  );
  await page.addInitScript({ path: join(import.meta.dirname, 'editorStub.js') });
  await page.goto(`${ORIGIN}/page.html`);
  return {
    page,
    post: (...messages) => send(page, messages),
    sent: <Intent>() => page.evaluate<Intent[]>('window.sent'),
    kept: () => page.evaluate<unknown>('window.kept'),
    complaints,
  };
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

async function send(page: Page, messages: readonly unknown[]): Promise<void> {
  await page.evaluate(`for (const message of ${JSON.stringify(messages)}) window.postMessage(message, '*')`);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))');
}

function fileFor(
  path: string,
  name: string,
): { path: string } | { body: string; contentType: string } | undefined {
  const files: Readonly<Record<string, string>> = {
    [`/${name}.js`]: join(bundles, `${name}.js`),
    [`/${name}.css`]: join(root, `media/${name}.css`),
    '/page.css': join(root, 'media/page.css'),
    '/codicon.css': join(root, 'node_modules/@vscode/codicons/dist/codicon.css'),
    '/codicon.ttf': join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'),
  };
  if (path === '/page.html') return { body: html(name), contentType: 'text/html' };
  const file = files[path];
  return file === undefined ? undefined : { path: file };
}

function html(name: string): string {
  return documentHtml({
    language: 'en',
    cspSource: ORIGIN,
    nonce: 'abc123',
    script: `${ORIGIN}/${name}.js`,
    styles: [`${ORIGIN}/page.css`, `${ORIGIN}/${name}.css`],
    codicons: `${ORIGIN}/codicon.css`,
    loading: 'Loading…',
  });
}
