import { env, l10n, Uri, type Webview, type WebviewOptions } from 'vscode';
import { documentHtml, newNonce } from './document.ts';

/** Scripts run, from the nonce's file only; files come from the two folders that the page needs. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  const folders = [['dist', 'webview'], ['media']] as const;
  return {
    enableScripts: true,
    localResourceRoots: folders.map((path) => Uri.joinPath(extensionUri, ...path)),
  };
}

export function pageHtml(webview: Webview, extensionUri: Uri): string {
  const file = (...path: readonly string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  return documentHtml({
    language: env.language,
    cspSource: webview.cspSource,
    nonce: newNonce(),
    script: file('dist', 'webview', 'configPanel.js'),
    style: file('media', 'configPanel.css'),
    codicons: file('dist', 'webview', 'codicon.css'),
    loading: l10n.t('Loading…'),
  });
}

/** The icon of the panel's tab. */
export function tabIcon(extensionUri: Uri): { readonly light: Uri; readonly dark: Uri } {
  const file = (theme: string): Uri => Uri.joinPath(extensionUri, 'media', `configPanel-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
