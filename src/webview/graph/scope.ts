import type { GraphView } from '../../features/graph/protocol.ts';
import { type Incidence, incidenceOf, type Island, islandsOf, reachedFrom } from './islands.ts';

/**
 * Nodes that are laid out at once. The layout of 120 nodes took up to half a second of a processor's time in the
 * worst shape that was tried (two random edges a node), and 0.2 s for a hub with as many functions around it; of
 * 200 nodes three times as long. The page does nothing else meanwhile.
 */
export const MOST_DRAWN = 120;

/** Steps from the node in focus, where not all can be drawn. */
export const STEPS = [1, 2, 3, 5] as const;

/** A graph with its precomputed indexes. */
export interface Atlas {
  readonly graph: GraphView;
  readonly incidence: Incidence;
  readonly islands: readonly Island[];
  /** The island of each node, by their numbers. */
  readonly islandOf: readonly number[];
  readonly numbers: ReadonlyMap<string, number>;
}

export function atlasOf(graph: GraphView): Atlas {
  const incidence = incidenceOf(graph);
  const islands = islandsOf(graph, incidence);
  const islandOf: number[] = [];
  for (const [number, { nodes }] of islands.entries()) for (const node of nodes) islandOf[node] = number;
  return { graph, incidence, islands, islandOf, numbers: new Map(graph.nodes.map(({ id }, n) => [id, n])) };
}

/** What the reader chose to see. */
export interface Choice {
  /** A node, by its number. */
  readonly focus?: number | undefined;
  /** A node of the island. */
  readonly island?: number | undefined;
  readonly steps: number;
}

/** The visible part: `choose` where the graph is too large and nothing was chosen. */
export type Scope =
  | { readonly kind: 'choose' }
  | {
      readonly kind: 'drawn';
      /** Drawn together; each joined in itself. */
      readonly islands: readonly Island[];
      /** The island that this is of, and whether that is larger. */
      readonly of?: Island;
      readonly partly: boolean;
    };

export function fitsAtOnce({ graph }: Atlas): boolean {
  return graph.nodes.length <= MOST_DRAWN;
}

/** The part to draw: everything, the chosen island, or the nodes nearest to the one in focus. */
export function scopeOf(atlas: Atlas, { focus, island, steps }: Choice): Scope {
  if (fitsAtOnce(atlas)) return { kind: 'drawn', islands: atlas.islands, partly: false };
  const start = focus ?? island;
  const of = start === undefined ? undefined : atlas.islands[atlas.islandOf[start] ?? -1];
  if (start === undefined || !of) return { kind: 'choose' };
  if (of.nodes.length <= MOST_DRAWN) return { kind: 'drawn', islands: [of], of, partly: false };
  const near = new Set(reachedFrom(start, atlas.graph, atlas.incidence, { steps, most: MOST_DRAWN }));
  const edges = of.edges.filter((edge) => {
    const { from = -1, to = -1 } = atlas.graph.edges[edge] ?? {};
    return near.has(from) && near.has(to);
  });
  const part: Island = { ...of, nodes: of.nodes.filter((node) => near.has(node)), edges };
  return { kind: 'drawn', islands: [part], of, partly: true };
}
