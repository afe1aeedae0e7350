import type { WebviewPanel } from 'vscode';
import type { Scan, ScanUpdate } from '../../domain/overview/scan.ts';
import type { ChangeFeed } from '../../domain/async/changeFeed.ts';
import type { HostMessage, OverviewView } from './protocol.ts';
import { functionRows } from './rowViews.ts';

/** Milliseconds between two updates: as often as an eye can follow numbers. */
const PAUSE_MS = 250;

/** Functions of one message: the page draws between two of them. */
const CHUNK = 1000;

/**
 * Sends the page its view, and each row once: all when the page is new, then those of functions that changed,
 * at most every quarter of a second. While the page is hidden nothing is sent; then it is gone, and a new one
 * asks.
 */
export class Poster {
  readonly #panel: WebviewPanel;
  readonly #view: () => OverviewView;
  #scan: Scan | undefined;
  #follower: ChangeFeed<ScanUpdate> | undefined;
  #reset = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  #isReady = false;

  constructor(panel: WebviewPanel, view: () => OverviewView) {
    this.#panel = panel;
    this.#view = view;
  }

  /** The page is there, with nothing in it. */
  ready(): void {
    this.#isReady = true;
    this.#followAnew();
  }

  /** The view changed, and perhaps the scan. */
  changed(scan: Scan | undefined): void {
    if (scan === this.#scan) return this.#soon();
    this.#scan = scan;
    this.#followAnew();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#follower?.dispose();
  }

  #followAnew(): void {
    this.#follower?.dispose();
    this.#follower = this.#scan?.follow(() => this.#soon());
    this.#reset = true;
    this.#soon(0);
  }

  #soon(delay = PAUSE_MS): void {
    if (this.#disposed || (this.#timer !== undefined && delay > 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, delay);
  }

  #send(): void {
    if (this.#disposed || !this.#isReady) return;
    if (!this.#panel.visible) {
      this.#isReady = false;
      return;
    }
    const news = this.#follower?.drain();
    this.#post({ type: 'view', view: this.#view() });
    this.#sendRows(news?.functions ?? []);
  }

  #sendRows(functions: ScanUpdate['functions']): void {
    if (functions.length === 0 && !this.#reset) return;
    for (let from = 0; from === 0 || from < functions.length; from += CHUNK) {
      const chunk = functions.slice(from, from + CHUNK);
      const more = from + CHUNK < functions.length;
      this.#post({ type: 'rows', reset: this.#reset, more, functions: chunk.map(functionRows) });
      this.#reset = false;
    }
  }

  #post(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }
}
