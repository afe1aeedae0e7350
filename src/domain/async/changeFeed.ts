/** Somebody who shows what is found, and takes the news when ready for them. */
export interface ChangeFeed<T> {
  /** All that changed since the last time, each function once; at first, all there is. */
  drain(): T;
  dispose(): void;
}

/** Keeps for each follower what changed since it last looked. */
export class ChangeFeeds<T> {
  readonly #followers = new Set<{ readonly names: Set<string>; wake: (() => void) | undefined }>();
  readonly #news: (names: readonly string[]) => T;

  /** @param news what to hand out for the names of changed functions. */
  constructor(news: (names: readonly string[]) => T) {
    this.#news = news;
  }

  get size(): number {
    return this.#followers.size;
  }

  /**
   * `wake` is called once when there is something new, and not again before it was taken: a follower that is busy
   * painting is not called for each answer, and all that it takes in the end grows with the answers only.
   */
  add(wake: () => void, names: Iterable<string>): ChangeFeed<T> {
    const follower: { readonly names: Set<string>; wake: (() => void) | undefined } = {
      names: new Set(names),
      wake: undefined,
    };
    this.#followers.add(follower);
    return {
      drain: () => {
        const changed = [...follower.names];
        follower.names.clear();
        follower.wake = wake;
        return this.#news(changed);
      },
      dispose: () => void this.#followers.delete(follower),
    };
  }

  /** A function changed: it is among the next news. */
  changed(name: string): void {
    for (const follower of this.#followers) follower.names.add(name);
  }

  /** There are news: calls those who wait for some. */
  wake(): void {
    for (const follower of [...this.#followers]) {
      const { wake } = follower;
      follower.wake = undefined;
      wake?.();
    }
  }
}
