/** For each node, from 0, the nodes that it leads to. */
export type Edges = readonly (readonly number[])[];

/**
 * The strongly connected components of a graph, each a list of nodes that can all reach each other, single ones
 * included. Tarjan's algorithm with a stack of its own: time and memory grow with nodes and edges, and a chain of
 * ten thousand functions does not exhaust the call stack.
 */
export function stronglyConnected(edges: Edges): readonly (readonly number[])[] {
  const size = edges.length;
  const walk: Walk = {
    edges,
    index: new Int32Array(size).fill(-1),
    low: new Int32Array(size),
    next: new Int32Array(size),
    open: new Uint8Array(size),
    stack: [],
    found: [],
    count: 0,
  };
  for (let node = 0; node < size; node += 1) if (walk.index[node] === -1) explore(walk, node);
  return walk.found;
}

interface Walk {
  readonly edges: Edges;
  /** When a node was entered; -1: not yet. */
  readonly index: Int32Array;
  /** The earliest node that is known to be reached from it. */
  readonly low: Int32Array;
  /** Which of its edges is to be followed next. */
  readonly next: Int32Array;
  /** 1 while it is on the stack of those that have no component yet. */
  readonly open: Uint8Array;
  readonly stack: number[];
  readonly found: number[][];
  count: number;
}

const at = (values: Int32Array, node: number): number => values[node] ?? 0;

function enter(walk: Walk, node: number): void {
  walk.index[node] = walk.count;
  walk.low[node] = walk.count;
  walk.count += 1;
  walk.stack.push(node);
  walk.open[node] = 1;
}

function explore(walk: Walk, root: number): void {
  const path = [root];
  enter(walk, root);
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    const child = follow(walk, node);
    if (child !== undefined) {
      enter(walk, child);
      path.push(child);
      continue;
    }
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) walk.low[parent] = Math.min(at(walk.low, parent), at(walk.low, node));
    if (at(walk.low, node) === at(walk.index, node)) walk.found.push(close(walk, node));
  }
}

/** The next node to enter from here; what was met on the way is taken into account. */
function follow(walk: Walk, node: number): number | undefined {
  const targets = walk.edges[node] ?? [];
  for (let edge = at(walk.next, node); edge < targets.length; edge += 1) {
    walk.next[node] = edge + 1;
    const target = targets[edge] ?? 0;
    if (walk.index[target] === -1) return target;
    if (walk.open[target]) walk.low[node] = Math.min(at(walk.low, node), at(walk.index, target));
  }
  return undefined;
}

/** Takes the component that was entered with the node off the stack. */
function close(walk: Walk, node: number): number[] {
  const members = walk.stack.splice(walk.stack.lastIndexOf(node));
  for (const member of members) walk.open[member] = 0;
  return members;
}
