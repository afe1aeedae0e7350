import { LATEST, parseFunctionArn } from '../arn/functionArn.ts';
import type { Destination } from '../destinations/destination.ts';
import type { FunctionCycle } from '../findings/finding.ts';
import { components } from './stronglyConnected.ts';
import type { OverviewRow } from '../overview/row.ts';

/** Longer loops are not listed: searching for them would not be linear, and nobody reads them. */
const LONGEST_WAY = 10;
/** Functions looked at for one shortest way. */
const MOST_LOOKED_AT = 100;

/** The qualified ARN that a function destination invokes: unqualified means `$LATEST` (domain.md §4). */
export function invokedArn(target: Destination | undefined): string | undefined {
  if (target?.kind !== 'function') return undefined;
  return parseFunctionArn(target.arn)?.qualifier === undefined ? `${target.arn}:${LATEST}` : target.arn;
}

/**
 * Chains of functions that come back, by the ARN of each row in one: what is handed on success or on failure
 * arrives at the settings of the qualifier that is invoked, and only there. A function that hands to itself alone
 * is another rule's. Time grows with the number of rows.
 */
export function findCycles(rows: readonly OverviewRow[]): ReadonlyMap<string, FunctionCycle> {
  const invoked = rows.filter(({ findings }) => !findings.some(({ kind }) => kind === 'orphanedConfig'));
  const numbers = new Map(invoked.map(({ arn }, number) => [arn, number]));
  const edges = invoked.map(({ onFailure, onSuccess }) =>
    [...new Set([onSuccess, onFailure].map(invokedArn))].flatMap((arn) => numbers.get(arn ?? '') ?? []),
  );
  const cycles = new Map<string, FunctionCycle>();
  let cycle = 0;
  for (const members of components(edges)) {
    if (new Set(members.map((member) => invoked[member]?.name)).size < 2) continue;
    cycle += 1;
    const inside = new Set(members);
    for (const member of members) {
      const way = wayBack(member, edges, inside)?.map((step) => invoked[step]?.arn ?? '');
      const found: FunctionCycle = { kind: 'functionCycle', cycle, size: members.length };
      cycles.set(invoked[member]?.arn ?? '', { ...found, ...(way && { way }) });
    }
  }
  return cycles;
}

/** A shortest way from a node back to it, breadth first, within bounds that do not grow with the graph. */
function wayBack(
  start: number,
  edges: readonly (readonly number[])[],
  inside: ReadonlySet<number>,
): readonly number[] | undefined {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let position = 0; position < Math.min(queue.length, MOST_LOOKED_AT); position += 1) {
    const node = queue[position] ?? start;
    for (const target of edges[node] ?? []) {
      if (target === start && node !== start) return wayTo(node, start, cameFrom);
      if (target === start || !inside.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

function wayTo(
  last: number,
  start: number,
  cameFrom: ReadonlyMap<number, number>,
): readonly number[] | undefined {
  const way = [last];
  for (let node = cameFrom.get(last); node !== undefined; node = cameFrom.get(node)) way.unshift(node);
  return way[0] === start && way.length <= LONGEST_WAY ? way : undefined;
}
