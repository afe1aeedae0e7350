import { windowCaughtUp } from '../../editor/windowCaughtUp.ts';

/** The rows that the editor has asked for and not been given. */
export class AwaitedRows {
  #asked = 0;
  #there = Promise.withResolvers<void>();
  #handedOver = Promise.withResolvers<void>();

  /** The editor waits for an answer, and gets what there is by then. */
  get areAwaited(): boolean {
    return this.#asked > 0;
  }

  /** Makes the answer to the editor. */
  async answer<T>(rows: () => Promise<T>): Promise<T> {
    this.#asked += 1;
    try {
      return await rows();
    } finally {
      this.#asked -= 1;
      this.#handedOver.resolve();
      this.#handedOver = Promise.withResolvers();
    }
  }

  /** The first rows are there, or none will come. */
  arrive(): void {
    this.#there.resolve();
  }

  /** Ends the wait for the rows of the session before. */
  reset(): void {
    this.#there.resolve();
    this.#there = Promise.withResolvers();
  }

  /** Resolves when there are first rows, or none will come. */
  get first(): Promise<void> {
    return this.#there.promise;
  }

  /** Resolves when the window shows the rows that the editor waits for now. */
  async shown(): Promise<void> {
    await this.#handedOver.promise;
    await windowCaughtUp();
  }
}
