/** Something that is read on its own and can fail alone, while the rest stays. */
export type Loadable<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly value: T }
  | Failed;

export interface Failed {
  readonly kind: 'failed';
  readonly error: unknown;
}

export const known = <T>(value: T): Loadable<T> => ({ kind: 'known', value });

/** The result of `map` once the value is known; otherwise the same state. */
export function mapLoadable<T, U>(loadable: Loadable<T>, map: (value: T) => U): Loadable<U> {
  return loadable.kind === 'known' ? known(map(loadable.value)) : loadable;
}

/** The outcome of a promise; never rejects. */
export async function settled<T>(promise: Promise<T>): Promise<Loadable<T>> {
  try {
    return known(await promise);
  } catch (error) {
    return { kind: 'failed', error };
  }
}

export function valueOf<T>(loadable: Loadable<T>): T | undefined {
  return loadable.kind === 'known' ? loadable.value : undefined;
}
