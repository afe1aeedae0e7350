import { type Uri, ViewColumn, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import { pageHtml, tabIcon, webviewOptions } from './html.ts';

/** The host behind an open page. */
export interface PageHost {
  /** The page is asked for again: by its command, while it is open. */
  reopened(): void;
  /** Called when the webview panel is closed, or when the extension ends. */
  dispose(): void;
}

export interface SinglePageOptions {
  /** View type, also the name under which the editor restores it. */
  readonly viewType: string;
  /** Names the page's files: see `pageHtml` and `tabIcon`. */
  readonly name: string;
  /** Of the tab, until the host gives it another. */
  readonly title: string;
  /** Style sheets of `media` between `page.css` and the page's own: see `pageHtml`. */
  readonly styles?: readonly string[];
  readonly extensionUri: Uri;
  /** Makes the host of a new page; `kept` is what an earlier page left with the editor, which can be anything. */
  readonly host: (view: WebviewPanel, kept?: unknown) => PageHost;
}

/** A page of which there is one at most: opened, brought to the front, restored after a reload of the window. */
export class SinglePage implements WebviewPanelSerializer {
  readonly #options: SinglePageOptions;
  #open: { readonly view: WebviewPanel; readonly host: PageHost } | undefined;

  constructor(options: SinglePageOptions) {
    this.#options = options;
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    if (this.#open) {
      this.#open.view.reveal();
      return this.#open.host.reopened();
    }
    const { viewType, title, extensionUri } = this.#options;
    const view = window.createWebviewPanel(viewType, title, ViewColumn.Active, webviewOptions(extensionUri));
    this.adopt(view);
  }

  /** Takes over a webview panel, be it new or restored. */
  adopt(view: WebviewPanel, kept?: unknown): void {
    const { extensionUri, name, styles } = this.#options;
    view.iconPath = tabIcon(extensionUri, name);
    view.webview.options = webviewOptions(extensionUri);
    // The host listens before the page can say that it is ready.
    const open = { view, host: this.#options.host(view, kept) };
    this.#open = open;
    view.onDidDispose(() => {
      if (this.#open !== open) return;
      this.#open = undefined;
      open.host.dispose();
    });
    view.webview.html = pageHtml(view.webview, extensionUri, name, styles);
  }

  deserializeWebviewPanel(view: WebviewPanel, state: unknown): Promise<void> {
    if (this.#open) view.dispose();
    else this.adopt(view, state);
    return Promise.resolve();
  }

  /** Leaves the webview where it is: at the end of the extension's life the editor keeps and restores it. */
  dispose(): void {
    this.#open?.host.dispose();
    this.#open = undefined;
  }
}
