import { Graph, layout } from '@dagrejs/dagre';
import type { EdgeViewModel, GraphViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import type { Component } from './connectedComponents.ts';

/** All lengths in the units of the picture: pixels at a zoom of 100 %. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node at its place; x and y are its upper left corner. */
export interface PlacedNode extends Point, Size {
  readonly number: number;
}

/** An edge as the points that it leads through, and the middle of its label. */
export interface PlacedEdge {
  readonly number: number;
  /** Leads back to the node that it comes from; drawn below it. */
  readonly isOwn: boolean;
  readonly points: readonly Point[];
  readonly label: Point & Size;
}

export interface Layout extends Size {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** How large things become when they are drawn. */
export interface Measure {
  node(node: NodeViewModel): Size;
  label(edge: EdgeViewModel): Size;
}

/** Between components. */
const GAP = 36;

/** Widths of rows that are tried. */
const TRIES = 24;

/**
 * Lays out each component alone, from left to right as events flow, and puts them side by side.
 * @param shape width of the window divided by its height
 */
export function layoutOf(
  graph: GraphViewModel,
  components: readonly Component[],
  measure: Measure,
  shape = 16 / 9,
): Layout {
  return pack(
    components.map((component) => layoutComponent(graph, component, measure)),
    shape,
  );
}

function layoutComponent(graph: GraphViewModel, component: Component, measure: Measure): Layout {
  const plan = new Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 10, ranksep: 40, acyclicer: 'greedy' });
  for (const number of component.nodes) {
    const node = graph.nodes[number];
    if (node) plan.setNode(String(number), { ...measure.node(node) });
  }
  for (const number of component.edges) {
    const edge = graph.edges[number];
    if (edge) plan.setEdge(String(edge.from), String(edge.to), labelOf(edge, measure), String(number));
  }
  layout(plan);
  return read(plan);
}

const labelOf = (edge: EdgeViewModel, measure: Measure) => ({
  ...measure.label(edge),
  labelpos: 'c' as const,
});

function read(plan: Graph): Layout {
  const { width = 0, height = 0 } = plan.graph() as Partial<Size>;
  const nodes = plan.nodes().map((id): PlacedNode => {
    const { x, y, width: w, height: h } = plan.node(id) as Point & Size;
    return { number: Number(id), x: x - w / 2, y: y - h / 2, width: w, height: h };
  });
  const edges = plan.edges().map((edge): PlacedEdge => {
    const { points, x, y, width: w, height: h } = plan.edge(edge) as Point & Size & { points: Point[] };
    return {
      number: Number(edge.name),
      isOwn: edge.v === edge.w,
      points,
      label: { x, y, width: w, height: h },
    };
  });
  return { width, height, nodes, edges };
}

/** In rows, in their order, of the width that leaves them largest in a window of that shape. */
function pack(parts: readonly Layout[], shape: number): Layout {
  const widest = Math.max(0, ...parts.map(({ width }) => width));
  const all = parts.reduce((sum, { width }) => sum + width + GAP, 0);
  const tries = Array.from(
    { length: TRIES },
    (_, at) => widest + ((all - widest) * at * at) / (TRIES * TRIES),
  );
  const need = ({ width, height }: Size): number => Math.max(width, height * shape);
  const best = tries
    .map((most) => inRows(parts, most))
    .reduce((least, rows) => (need(sizeOfRows(rows)) < need(sizeOfRows(least)) ? rows : least));
  const placed = best.map(({ part, x, y }) => moved(part, x, y));
  return {
    ...sizeOfRows(best),
    nodes: placed.flatMap(({ nodes }) => nodes),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

interface InRow extends Point {
  readonly part: Layout;
}

function inRows(parts: readonly Layout[], most: number): readonly InRow[] {
  const rows: InRow[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > most) [x, y, height] = [0, y + height + GAP, 0];
    rows.push({ part, x, y });
    x += part.width + GAP;
    height = Math.max(height, part.height);
  }
  return rows;
}

function sizeOfRows(rows: readonly InRow[]): Size {
  return {
    width: Math.max(0, ...rows.map(({ x, part }) => x + part.width)),
    height: Math.max(0, ...rows.map(({ y, part }) => y + part.height)),
  };
}

function moved({ nodes, edges, ...size }: Layout, dx: number, dy: number): Layout {
  const move = <T extends Point>(at: T): T => ({ ...at, x: at.x + dx, y: at.y + dy });
  return {
    ...size,
    nodes: nodes.map(move),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(move), label: move(edge.label) })),
  };
}
