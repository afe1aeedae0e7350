import { LATEST, parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { GraphNode, OverviewGraph } from '../../domain/graph/eventGraph.ts';
import { plainText, plainTexts } from '../../editor/plainTexts.ts';
import { destinationKindText } from '../../presentation/destination.ts';
import { findingText } from '../../presentation/findingText.ts';
import type { Problems } from './problems.ts';
import type { EdgeViewModel, GraphViewModel, NodeViewModel } from './protocol.ts';
import { type Place, navigationTo } from './navigation.ts';

/** The graph as the page draws it: names, and why an edge cannot work, in words. */
export function graphView(graph: OverviewGraph, problems: Problems, place: Place): GraphViewModel {
  const numbers = new Map(graph.nodes.map(({ id }, number) => [id, number]));
  const edges = graph.edges.flatMap((edge): readonly EdgeViewModel[] => {
    const [from, to] = [numbers.get(edge.from), numbers.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const problem = problems(edge);
    return [
      {
        from,
        to,
        role: edge.role,
        ...(edge.loop !== undefined && { loop: edge.loop }),
        ...(problem && { problem: plainText(findingText(problem).headline) }),
      },
    ];
  });
  const { isolated, isolatedLosing } = graph;
  return { nodes: graph.nodes.map((node) => nodeView(node, place)), edges, isolated, isolatedLosing };
}

function nodeView(node: GraphNode, place: Place): NodeViewModel {
  const way = navigationTo(node, place);
  const shownId = plainText(node.id);
  return {
    id: node.id,
    ...(shownId !== node.id && { shownId }),
    kind: node.kind,
    ...plainTexts(namesOf(node)),
    ...(node.loop !== undefined && { loop: node.loop }),
    ...(node.loses && { loses: true as const }),
    ...(way && { opens: way.kind }),
  };
}

function namesOf({ id, kind, label }: GraphNode): Pick<NodeViewModel, 'name' | 'detail'> {
  if (kind !== 'function') return { name: label, detail: destinationKindText(kind) };
  const parsed = parseFunctionArn(id);
  if (parsed) return { name: parsed.name, detail: parsed.qualifier ?? LATEST };
  // An emulator may answer an ARN that is none; a label ends with the qualifier.
  const end = label.lastIndexOf(':');
  return end < 0
    ? { name: label, detail: destinationKindText(kind) }
    : { name: label.slice(0, end), detail: label.slice(end + 1) };
}
