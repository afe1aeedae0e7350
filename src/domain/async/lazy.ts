/** A start that happens with the first call; everybody gets the same promise. */
export interface Once<T> {
  (): Promise<T>;
  /** The promise, once somebody has asked for it. */
  readonly started: Promise<T> | undefined;
}

/** Keeps what `start` promises; a failure is not kept, so that the next call tries again. */
export function once<T>(start: () => Promise<T>): Once<T> {
  let started: Promise<T> | undefined;
  const get = (): Promise<T> => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
  const accessor = { get: (): Promise<T> | undefined => started };
  return Object.defineProperty(get, 'started', accessor) as Once<T>;
}
