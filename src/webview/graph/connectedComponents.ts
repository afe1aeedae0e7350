import type { GraphViewModel } from '../../features/graph/protocol.ts';

/** Nodes connected by edges in any direction. Nodes and edges are numbers of the graph's lists. */
export interface Component {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  /** Numbers of the loops in it. */
  readonly loops: readonly number[];
  /** The node with the most edges, which names it. */
  readonly hub: number;
}

/** The edges at each node. */
export type Incidence = readonly (readonly number[])[];

export function incidenceOf({ nodes, edges }: GraphViewModel): Incidence {
  const at: number[][] = nodes.map(() => []);
  for (const [number, { from, to }] of edges.entries()) {
    at[from]?.push(number);
    if (to !== from) at[to]?.push(number);
  }
  return at;
}

/** The node at an edge's other end. */
export function otherEnd({ edges }: GraphViewModel, edge: number, node: number): number {
  const { from = node, to = node } = edges[edge] ?? {};
  return from === node ? to : from;
}

/** The graph's components: those with loops first, then the largest. Time grows with nodes and edges. */
export function connectedComponents(graph: GraphViewModel, incidence: Incidence): readonly Component[] {
  const seen = new Set<number>();
  const components: Component[] = [];
  for (const start of graph.nodes.keys()) {
    if (seen.has(start)) continue;
    const nodes = reachedFrom(start, graph, incidence);
    for (const node of nodes) seen.add(node);
    components.push(componentOf(nodes, graph, incidence));
  }
  return components.sort(
    (a, b) =>
      Number(b.loops.length > 0) - Number(a.loops.length > 0) ||
      b.nodes.length - a.nodes.length ||
      a.hub - b.hub,
  );
}

/** All nodes connected to one, the nearest first, within a number of steps and up to a number of nodes. */
export function reachedFrom(
  start: number,
  graph: GraphViewModel,
  incidence: Incidence,
  { steps = Infinity, most = Infinity }: { readonly steps?: number; readonly most?: number } = {},
): readonly number[] {
  const distance = new Map([[start, 0]]);
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? start;
    const next = (distance.get(node) ?? 0) + 1;
    if (next > steps) break;
    for (const edge of incidence[node] ?? []) {
      const other = otherEnd(graph, edge, node);
      if (distance.has(other)) continue;
      if (queue.length >= most) return queue;
      distance.set(other, next);
      queue.push(other);
    }
  }
  return queue;
}

function componentOf(nodes: readonly number[], graph: GraphViewModel, incidence: Incidence): Component {
  const own = new Set(nodes.flatMap((node) => incidence[node] ?? []));
  const loops = new Set([...own].flatMap((edge) => graph.edges[edge]?.loop ?? []));
  const degree = (node: number): number => incidence[node]?.length ?? 0;
  return {
    nodes: nodes.toSorted((a, b) => a - b),
    edges: [...own].sort((a, b) => a - b),
    loops: [...loops].sort((a, b) => a - b),
    hub: nodes.reduce((best, node) => (degree(node) > degree(best) ? node : best), nodes[0] ?? 0),
  };
}
