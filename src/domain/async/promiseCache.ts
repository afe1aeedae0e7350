/**
 * Keeps one promise per key: concurrent callers share it, and later callers get the
 * same value, and a rejection evicts itself, so that the next one asks again. No timers, no polling.
 */
export class PromiseCache<K, V> {
  readonly #entries = new Map<K, { readonly promise: Promise<V>; settled?: { readonly value: V } }>();

  /** The promise kept for the key, or the one that `load` starts now. */
  get(key: K, load: () => Promise<V>): Promise<V> {
    const known = this.#entries.get(key);
    if (known) return known.promise;
    const entry: { promise: Promise<V>; settled?: { value: V } } = { promise: load() };
    this.#entries.set(key, entry);
    entry.promise.then(
      (value) => {
        entry.settled = { value };
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry.promise;
  }

  /** The value for the key if it has arrived; asks nothing. */
  peek(key: K): V | undefined {
    return this.#entries.get(key)?.settled?.value;
  }

  /** The promise kept for the key, settled or under way; starts nothing. */
  started(key: K): Promise<V> | undefined {
    return this.#entries.get(key)?.promise;
  }

  /** Keeps a value that was read in another way, in place of what was kept. */
  set(key: K, value: V): void {
    this.#entries.set(key, { promise: Promise.resolve(value), settled: { value } });
  }

  /** Forgets the key: a flight under way goes on for those who wait for it, the next caller starts again. */
  forget(key: K): void {
    this.#entries.delete(key);
  }

  forgetWhere(matches: (key: K) => boolean): void {
    for (const key of [...this.#entries.keys()].filter(matches)) this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
