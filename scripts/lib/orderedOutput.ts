/**
 * Several outputs on one terminal, in their order: the first that has not ended is shown as it comes, and the others
 * are kept until it is their turn.
 */
export class OrderedOutput {
  readonly #show: (text: string) => void;
  readonly #kept = new Map<number, string>();
  readonly #ended = new Set<number>();
  #shown = 0;

  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  /** Shows the text of one output, now or in its turn. Outputs are counted from 0. */
  write(output: number, text: string): void {
    if (output === this.#shown) this.#show(text);
    else this.#kept.set(output, `${this.#kept.get(output) ?? ''}${text}`);
  }

  /** After its last text. */
  end(output: number): void {
    this.#ended.add(output);
    while (this.#ended.has(this.#shown)) this.#showNext();
  }

  #showNext(): void {
    this.#shown += 1;
    const kept = this.#kept.get(this.#shown);
    this.#kept.delete(this.#shown);
    if (kept) this.#show(kept);
  }
}
