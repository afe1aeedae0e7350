/** A set of callbacks that are told of a change. One that throws does not keep the others from hearing it. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): { dispose(): void } {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  }

  fire(value: T): void {
    const failures: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'A listener failed');
  }

  get size(): number {
    return this.#listeners.size;
  }
}
