import type { Layout, PlacedNode, Point, Size } from './layout.ts';

/** Directions of the arrow keys. */
export const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export const middleOf = ({ x, y, width, height }: Point & Size): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** The nearest node in a direction; sideways distance counts twice. */
export function nextNode({ nodes }: Layout, from: Point, way: Point): PlacedNode | undefined {
  return nearest(nodes, (node) => {
    const [dx, dy] = [middleOf(node).x - from.x, middleOf(node).y - from.y];
    const along = dx * way.x + dy * way.y;
    return along > 1 ? along + 2 * Math.abs(dx * way.y + dy * way.x) : Infinity;
  });
}

/** The node that is nearest to a point. */
export function nodeAt({ nodes }: Layout, at: Point): PlacedNode | undefined {
  return nearest(nodes, (node) => Math.hypot(middleOf(node).x - at.x, middleOf(node).y - at.y));
}

function nearest(nodes: readonly PlacedNode[], far: (node: PlacedNode) => number): PlacedNode | undefined {
  let found: PlacedNode | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const distance = far(node);
    if (distance >= least) continue;
    least = distance;
    found = node;
  }
  return found;
}
