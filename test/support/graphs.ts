import fc from 'fast-check';
import type { EdgeViewModel, GraphViewModel } from '../../src/features/graph/protocol.ts';

const ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const;

/** A graph of so many nodes with the given edges; nodes without an edge are none of it. */
export function graphWith(edges: readonly EdgeViewModel[]): GraphViewModel {
  const used = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const numbers = new Map(used.map((node, number) => [node, number]));
  const numberOf = (node: number): number => numbers.get(node) ?? 0;
  return {
    nodes: used.map((node) => ({
      id: `arn:aws:lambda:us-east-1:111111111111:function:node-${node}:$LATEST`,
      kind: 'function',
      name: `node-${node}`,
      detail: '$LATEST',
      opens: 'panel',
    })),
    edges: edges.map((edge) => ({ ...edge, from: numberOf(edge.from), to: numberOf(edge.to) })),
    isolated: 0,
    isolatedLosing: 0,
  };
}

/** Any graph as an account could have it: one edge for each role of a node, self-handing and loops among them. */
export function anyGraph(most: number): fc.Arbitrary<GraphViewModel> {
  const node = fc.nat(most - 1);
  const edge = fc.record({ from: node, to: node, role: fc.constantFrom(...ROLES) });
  return fc
    .uniqueArray(edge, { minLength: 1, maxLength: 2 * most, selector: ({ from, role }) => `${from} ${role}` })
    .map(graphWith);
}
