import type { GraphViewModel, PageStrings } from '../../features/graph/protocol.ts';
import { otherEnd } from './connectedComponents.ts';
import { type Layout, layoutOf, type PlacedNode, type Point } from './layout.ts';
import { measureIn } from './measure.ts';
import type { Atlas, Scope } from './scope.ts';
import type { Stage } from './stage.ts';
import { middleOf, nextNode, nodeAt } from './steer.ts';

/** The picture of the drawn part of the graph, laid out once for all that is drawn of it. */
export class Pictures {
  readonly #stage: Stage;
  #known: { readonly key: string; readonly layout: Layout } | undefined;
  /** A node to bring to the middle once it is drawn. */
  #toCenter: number | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The graph is another one. */
  forget(): void {
    this.#known = undefined;
  }

  center(node: number | undefined): void {
    this.#toCenter = node;
  }

  layoutOf({ graph }: Atlas, strings: PageStrings, scope: Scope & { readonly kind: 'drawn' }): Layout {
    const key = scope.components.map(({ nodes }) => nodes.join()).join(';');
    if (this.#known?.key === key) return this.#known.layout;
    // A growing graph keeps its place; another part of it starts at its own place.
    if (this.#known && scope.of) this.#stage.reset();
    this.#known = { key, layout: layoutOf(graph, scope.components, measureIn(strings), this.#stage.shape()) };
    return this.#known.layout;
  }

  /** After drawing: moves the picture to its place. */
  drawn(layout: Layout, atlas: Atlas): void {
    this.#stage.drawn(layout, startOf(layout, atlas.graph));
    const placed = layout.nodes.find(({ number }) => number === this.#toCenter);
    this.#toCenter = undefined;
    if (!placed) return;
    const near = nearOf(atlas, placed.number);
    this.#stage.center(
      placed,
      layout.nodes.filter(({ number }) => near?.has(number)),
    );
  }

  /** The node that an arrow key leads to: a neighbour that way, before any other node. */
  nextNode(atlas: Atlas, focus: number | undefined, way: Point): PlacedNode | undefined {
    const layout = this.#known?.layout;
    if (!layout) return undefined;
    const from = layout.nodes.find(({ number }) => number === focus);
    if (!from) return nodeAt(layout, this.#stage.middle());
    const near = nearOf(atlas, from.number);
    const joined = layout.nodes.filter(({ number }) => near?.has(number));
    const at = middleOf(from);
    return nextNode({ ...layout, nodes: joined }, at, way) ?? nextNode(layout, at, way);
  }
}

/** The nodes to open at: loops, else senders to broken targets, else nodes that lose events. */
function startOf({ nodes }: Layout, graph: GraphViewModel): readonly PlacedNode[] {
  const broken = new Set(graph.edges.flatMap(({ from, problem }) => (problem === undefined ? [] : [from])));
  const worst: readonly ((node: PlacedNode) => boolean)[] = [
    ({ number }) => graph.nodes[number]?.loop !== undefined,
    ({ number }) => broken.has(number),
    ({ number }) => graph.nodes[number]?.loses === true,
  ];
  return worst.map((isSo) => nodes.filter(isSo)).find((found) => found.length > 0) ?? [];
}

/** A node with its neighbours. */
export function nearOf(
  { graph, incidence }: Atlas,
  node: number | undefined,
): ReadonlySet<number> | undefined {
  if (node === undefined) return undefined;
  return new Set([node, ...(incidence[node] ?? []).map((edge) => otherEnd(graph, edge, node))]);
}
