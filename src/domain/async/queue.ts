/** Names that wait for their turn, each once, in the order in which they came. Every call takes the same time. */
export class NameQueue {
  readonly #waiting = new Set<string>();
  #names: string[] = [];
  #head = 0;

  get size(): number {
    return this.#waiting.size;
  }

  add(name: string): void {
    if (this.#waiting.has(name)) return;
    this.#waiting.add(name);
    this.#names.push(name);
  }

  /** An entry that was removed before its turn is skipped. */
  remove(name: string): void {
    this.#waiting.delete(name);
  }

  next(): string | undefined {
    while (this.#head < this.#names.length) {
      const name = this.#names[this.#head];
      this.#head += 1;
      if (name !== undefined && this.#waiting.delete(name)) return name;
    }
    this.#names = [];
    this.#head = 0;
    return undefined;
  }
}
