import type { GraphViewModel } from '../../features/graph/protocol.ts';
import type { Atlas } from './scope.ts';

/** The edges of one sender, by their numbers. */
export interface Group {
  readonly giver: number;
  readonly edges: readonly number[];
}

/** The senders of one loop, or all others. */
export interface Section {
  /** Absent: those in no loop. */
  readonly loop?: number;
  readonly groups: readonly Group[];
}

const fold = (text: string): string => text.toLowerCase();

/** True if a node's name has the text in it; an empty text is in all. */
export function isFound({ nodes }: GraphViewModel, node: number, text: string): boolean {
  const { name = '', detail = '' } = nodes[node] ?? {};
  return fold(`${name}:${detail}`).includes(fold(text.trim()));
}

/** Edges in reading order: loops first, each edge once; with a text, only edges at nodes of that name. */
export function listingOf({ graph }: Atlas, edges: Iterable<number>, text = ''): readonly Section[] {
  const byGiver = new Map<number, number[]>();
  for (const edge of edges) {
    const view = graph.edges[edge];
    if (!view || !(isFound(graph, view.from, text) || isFound(graph, view.to, text))) continue;
    const group = byGiver.get(view.from);
    if (group) group.push(edge);
    else byGiver.set(view.from, [edge]);
  }
  const bySection = new Map<number, Group[]>();
  for (const [giver, own] of byGiver) {
    const loop = graph.nodes[giver]?.loop ?? 0;
    const groups = bySection.get(loop) ?? [];
    bySection.set(loop, groups);
    groups.push({ giver, edges: own });
  }
  const last = bySection.get(0);
  bySection.delete(0);
  const loops = [...bySection].sort(([a], [b]) => a - b).map(([loop, groups]) => ({ loop, groups }));
  return last ? [...loops, { groups: last }] : loops;
}

/** The first so many groups, and how many are left. */
export function firstOf(sections: readonly Section[], most: number): [readonly Section[], number] {
  let left = most;
  const shown = sections.flatMap((section) => {
    const groups = section.groups.slice(0, Math.max(0, left));
    left -= section.groups.length;
    return groups.length > 0 ? [{ ...section, groups }] : [];
  });
  return [shown, Math.max(0, -left)];
}

/** Nodes whose names have the text, those that begin with it first. */
export function matchesOf({ graph }: Atlas, text: string, most: number): readonly number[] {
  const wanted = fold(text.trim());
  if (wanted === '') return [];
  const found = [...graph.nodes.keys()].filter((node) => isFound(graph, node, wanted));
  const begins = (node: number): boolean => fold(graph.nodes[node]?.name ?? '').startsWith(wanted);
  return [...found.filter(begins), ...found.filter((node) => !begins(node))].slice(0, most);
}
