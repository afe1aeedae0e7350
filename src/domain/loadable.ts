/** Something that is read on its own and can fail alone, while the rest stays. */
export type Loadable<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

export const known = <T>(value: T): Loadable<T> => ({ kind: 'known', value });

/** The result of `map` once the value is known; otherwise the same state. */
export function mapLoadable<T, U>(loadable: Loadable<T>, map: (value: T) => U): Loadable<U> {
  return loadable.kind === 'known' ? known(map(loadable.value)) : loadable;
}

export function valueOf<T>(loadable: Loadable<T>): T | undefined {
  return loadable.kind === 'known' ? loadable.value : undefined;
}
