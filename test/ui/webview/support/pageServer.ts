import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { out, root } from '../../../../scripts/lib/paths.ts';
import { documentHtml } from '../../../../src/page/document.ts';

const HOST = 'panel.test';
export const ORIGIN = `http://${HOST}`;
const NONCE = 'abc123';
/** Test files that run side by side build the same pages. */
export const bundles = join(out, 'ui-webview', process.env['VITEST_POOL_ID'] ?? 'alone');

/** The page that is served now. */
export interface Shown {
  /** A folder of src/webview. */
  name: string;
  /** Runs before the page's own script. */
  stub: string;
}

/** Serves our pages at `ORIGIN`, and nothing to those who ask for another host. */
export async function servePages(shown: Shown): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(({ headers, url = '/' }, response) => {
    const file = headers.host === HOST ? fileFor(url, shown) : undefined;
    response.writeHead(file ? 200 : 404, file?.headers).end(file?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => void server.close() };
}

interface ServedFile {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Pages that load `table.css`. */
const TABLE_PAGES: readonly string[] = ['overview', 'compare'];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ttf': 'font/ttf',
};

function fileFor(path: string, { name, stub }: Shown): ServedFile | undefined {
  const files: Readonly<Record<string, string>> = {
    [`/${name}.js`]: join(bundles, `${name}.js`),
    [`/${name}.css`]: join(root, `media/${name}.css`),
    '/page.css': join(root, 'media/page.css'),
    '/table.css': join(root, 'media/table.css'),
    '/codicon.css': join(root, 'node_modules/@vscode/codicons/dist/codicon.css'),
    '/codicon.ttf': join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'),
  };
  if (path.startsWith('/page.html?')) return served(html(name, stub), 'text/html', 'no-store');
  const file = files[path.replace(/\?.*/, '')];
  // The same for all tests: the browser need not compile it for each.
  return file === undefined
    ? undefined
    : served(readFileSync(file), TYPES[extname(file)] ?? '', 'max-age=3600');
}

const served = (body: string | Buffer, type: string, cache: string): ServedFile => ({
  body,
  headers: { 'content-type': type, 'cache-control': cache },
});

/** The extension's own document, with the editor's side put in first. */
function html(name: string, stub: string): string {
  const document = documentHtml({
    language: 'en',
    cspSource: ORIGIN,
    nonce: NONCE,
    script: `${ORIGIN}/${name}.js`,
    styles: ['page', ...(TABLE_PAGES.includes(name) ? ['table'] : []), name].map(
      (style) => `${ORIGIN}/${style}.css`,
    ),
    codicons: `${ORIGIN}/codicon.css`,
    loading: 'Loading…',
  });
  return document.replace('</head>', () => `<script nonce="${NONCE}">${stub}</script></head>`);
}
