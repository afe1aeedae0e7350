import type { GraphViewModel } from '../../features/graph/protocol.ts';
import {
  type Incidence,
  incidenceOf,
  type Component,
  connectedComponents,
  reachedFrom,
} from './connectedComponents.ts';

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
  readonly graph: GraphViewModel;
  readonly incidence: Incidence;
  readonly components: readonly Component[];
  /** The component of each node, by their numbers. */
  readonly componentOf: readonly number[];
  readonly numbers: ReadonlyMap<string, number>;
}

export function atlasOf(graph: GraphViewModel): Atlas {
  const incidence = incidenceOf(graph);
  const components = connectedComponents(graph, incidence);
  const componentOf: number[] = [];
  for (const [number, { nodes }] of components.entries())
    for (const node of nodes) componentOf[node] = number;
  return {
    graph,
    incidence,
    components,
    componentOf,
    numbers: new Map(graph.nodes.map(({ id }, n) => [id, n])),
  };
}

/** The reader's choice of nodes. */
export interface Choice {
  /** A node, by its number. */
  readonly focus?: number | undefined;
  /** A node of the component. */
  readonly component?: number | undefined;
  readonly steps: number;
}

/** The visible part: `choose` where the graph is too large and nothing was chosen. */
export type Scope =
  | { readonly kind: 'choose' }
  | {
      readonly kind: 'drawn';
      /** Drawn together; each joined in itself. */
      readonly components: readonly Component[];
      /** The component that this is of, and whether that is larger. */
      readonly of?: Component;
      readonly partly: boolean;
    };

export function fitsAtOnce({ graph }: Atlas): boolean {
  return graph.nodes.length <= MOST_DRAWN;
}

/** The part to draw: everything, the chosen component, or the nodes nearest to the one in focus. */
export function scopeOf(atlas: Atlas, { focus, component, steps }: Choice): Scope {
  if (fitsAtOnce(atlas)) return { kind: 'drawn', components: atlas.components, partly: false };
  const start = focus ?? component;
  const of = start === undefined ? undefined : atlas.components[atlas.componentOf[start] ?? -1];
  if (start === undefined || !of) return { kind: 'choose' };
  if (of.nodes.length <= MOST_DRAWN) return { kind: 'drawn', components: [of], of, partly: false };
  const near = new Set(reachedFrom(start, atlas.graph, atlas.incidence, { steps, most: MOST_DRAWN }));
  const edges = of.edges.filter((edge) => {
    const { from = -1, to = -1 } = atlas.graph.edges[edge] ?? {};
    return near.has(from) && near.has(to);
  });
  const part: Component = { ...of, nodes: of.nodes.filter((node) => near.has(node)), edges };
  return { kind: 'drawn', components: [part], of, partly: true };
}
