import type { Reference } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Addressed, Construct } from './creation.ts';

/** Ids are unique within one scope only: a second one of the file has a number behind its address. */
export function addressed(constructs: readonly Construct[]): readonly Addressed[] {
  const counts = new Map<string, number>();
  return constructs.flatMap((construct) => {
    const id = construct.id?.text;
    if (id === undefined || id === '') return [];
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return [{ construct, address: count === 1 ? id : `${id}#${count}` }];
  });
}

/** Of several configs at one address none is sure. */
export function withoutDoubles(resources: readonly DeclaredResource[]): readonly DeclaredResource[] {
  const counts = new Map<string, number>();
  for (const { address } of resources) counts.set(address, (counts.get(address) ?? 0) + 1);
  return resources
    .filter(({ kind, address }) => kind !== 'config' || counts.get(address) === 1)
    .slice(0, MAX_RESOURCES);
}

/** Adds what stands in any file, but nothing that is unknown where the source tells the construct. In the order of the text. */
export function withPlain(
  references: readonly Reference[],
  plain: readonly Reference[],
): readonly Reference[] {
  const starts = references.map(({ at }) => at.start).sort((a, b) => a - b);
  let next = 0;
  const added = plain
    .toSorted((a, b) => a.at.start - b.at.start)
    .filter(({ at, to }) => {
      while (next < starts.length && (starts[next] ?? 0) < at.start) next += 1;
      const first = starts[next] ?? Number.POSITIVE_INFINITY;
      return to.kind === 'unknown' ? first >= at.end : first !== at.start;
    });
  return [...references, ...added].sort((a, b) => a.at.start - b.at.start);
}
