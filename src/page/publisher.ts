import type { WebviewPanel } from 'vscode';
import type { ChangeFeed } from '../domain/async/changeFeed.ts';

/** Milliseconds between two updates: as often as an eye can follow numbers. */
const PAUSE_MS = 250;

/** Items of one message: the page draws between two of them. */
const CHUNK = 1000;

/** Something whose changes are followed, as a scan. */
export interface Followed<Update> {
  follow(wake: () => void): ChangeFeed<Update>;
}

/** The two messages of a page with rows. */
export interface PublisherMessages<Update, Item> {
  /** The page without the rows. */
  view(): object;
  /** The items that changed. */
  items(update: Update): readonly Item[];
  /** @param part `reset`: these are all so far. `more`: the next message continues this one. */
  rows(items: readonly Item[], part: { readonly reset: boolean; readonly more: boolean }): object;
}

/**
 * Sends a page its view, and each row once: all when the page is new, then those of items that changed, at most every
 * quarter of a second. Nothing is sent while the page is hidden; the editor then discards it, and a new one asks.
 */
export class Publisher<Update, Item> {
  readonly #panel: WebviewPanel;
  readonly #messages: PublisherMessages<Update, Item>;
  #followed: Followed<Update> | undefined;
  #feed: ChangeFeed<Update> | undefined;
  #reset = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  #isReady = false;

  constructor(panel: WebviewPanel, messages: PublisherMessages<Update, Item>) {
    this.#panel = panel;
    this.#messages = messages;
  }

  /** The page is there, with nothing in it. */
  ready(): void {
    this.#isReady = true;
    this.#followAgain();
  }

  /** The view changed, and perhaps the source of the rows. */
  changed(followed: Followed<Update> | undefined): void {
    if (followed === this.#followed) return this.#soon();
    this.#followed = followed;
    this.#followAgain();
  }

  /** Sends all rows once more. */
  again(): void {
    this.#followAgain();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#feed?.dispose();
  }

  #followAgain(): void {
    this.#feed?.dispose();
    this.#feed = this.#followed?.follow(() => this.#soon());
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
    const update = this.#feed?.drain();
    this.#post(this.#messages.view());
    this.#sendRows(update === undefined ? [] : this.#messages.items(update));
  }

  #sendRows(items: readonly Item[]): void {
    if (items.length === 0 && !this.#reset) return;
    for (let from = 0; from === 0 || from < items.length; from += CHUNK) {
      const chunk = items.slice(from, from + CHUNK);
      this.#post(this.#messages.rows(chunk, { reset: this.#reset, more: from + CHUNK < items.length }));
      this.#reset = false;
    }
  }

  #post(message: object): void {
    void this.#panel.webview.postMessage(message);
  }
}
