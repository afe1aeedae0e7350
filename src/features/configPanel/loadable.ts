/** One of the things a panel reads. Each can fail alone, and the rest stays. */
export type Loadable<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What follows from a part once it is known. */
export function mapLoadable<T, U>(part: Loadable<T>, map: (value: T) => U): Loadable<U> {
  return part.kind === 'known' ? { kind: 'known', value: map(part.value) } : part;
}
