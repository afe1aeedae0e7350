import { env, l10n, Uri, type Webview, type WebviewOptions } from 'vscode';
import { documentHtml, newNonce } from './document.ts';

/** Scripts run, from the nonce's file only; files come from the two folders that a page needs. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  const folders = [['dist', 'webview'], ['media']] as const;
  return {
    enableScripts: true,
    localResourceRoots: folders.map((path) => Uri.joinPath(extensionUri, ...path)),
  };
}

/**
 * The page of `src/webview/<name>/main.ts`, with `media/<name>.css` after the styles that pages share.
 * @param shared names of style sheets beside `page.css`
 */
export function pageHtml(
  webview: Webview,
  extensionUri: Uri,
  name: string,
  shared: readonly string[] = [],
): string {
  const file = (...path: readonly string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  return documentHtml({
    language: env.language,
    cspSource: webview.cspSource,
    nonce: newNonce(),
    script: file('dist', 'webview', `${name}.js`),
    styles: ['page', ...shared, name].map((style) => file('media', `${style}.css`)),
    codicons: file('dist', 'webview', 'codicon.css'),
    loading: l10n.t('Loading…'),
  });
}

/** The icon of a page's tab: `media/<name>-light.svg` and `-dark.svg`. */
export function tabIcon(extensionUri: Uri, name: string): { readonly light: Uri; readonly dark: Uri } {
  const file = (theme: string): Uri => Uri.joinPath(extensionUri, 'media', `${name}-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
