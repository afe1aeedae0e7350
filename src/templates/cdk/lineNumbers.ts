import type { Program } from '../code/tokens.ts';
import type { Construct } from './creation.ts';

/** The line of each construct, from 1, as stack traces count them; none for those that share a line. */
export function lineNumbers(
  { text, tokens }: Program,
  constructs: readonly Construct[],
): ReadonlyMap<Construct, number> {
  const ordered = constructs.toSorted((a, b) => a.start - b.start);
  const numbers = new Map<Construct, number>();
  let line = 1;
  let next = text.indexOf('\n');
  for (const construct of ordered) {
    const start = tokens[construct.start]?.start ?? 0;
    while (next !== -1 && next < start) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    numbers.set(construct, line);
  }
  const shared = Map.groupBy(ordered, (construct) => numbers.get(construct));
  for (const own of shared.values()) {
    if (own.length > 1) for (const construct of own) numbers.delete(construct);
  }
  return numbers;
}
