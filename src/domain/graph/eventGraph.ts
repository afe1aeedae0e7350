import type { Destination, DestinationKind, TargetRole } from '../destinations/destination.ts';
import { parseFunctionArn } from '../arn/functionArn.ts';
import type { FunctionLoop } from '../findings/finding.ts';
import { invokedArn } from './loops.ts';
import type { OverviewRow } from '../overview/row.ts';

/** A function with its qualifier, or a target of events. Plain data. */
export interface GraphNode {
  /** The ARN, a function's with its qualifier; of what is no ARN, the text. */
  readonly id: string;
  readonly kind: DestinationKind;
  /** Short name, a function's with its qualifier. */
  readonly label: string;
  /** A row of the overview; else something that the scan does not read. */
  readonly scanned: boolean;
  /** The number of the loop it is part of. */
  readonly loop?: number;
  /** Its failed events are lost: see the finding `eventsLost`. */
  readonly loses?: true;
}

/** Which node sends which events to which. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly role: TargetRole;
  /** Both ends are in this loop, and the edge is part of the way round. */
  readonly loop?: number;
}

export interface OverviewGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Rows that send and receive nothing: they are no nodes. */
  readonly isolated: number;
  /** Those of them whose failed events are lost. */
  readonly isolatedLosing: number;
}

const ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const satisfies readonly TargetRole[];

/** The flow of events. Rows of orphaned configs send nothing; time grows with the number of rows. */
export function graphOf(rows: readonly OverviewRow[]): OverviewGraph {
  const invoked = rows.filter(({ findings }) => !findings.some(({ kind }) => kind === 'orphanedConfig'));
  const known = new Map(invoked.map((row) => [row.arn, row]));
  const edges = invoked.flatMap((row) => edgesOf(row, known));
  const nodes = new Map<string, GraphNode>();
  for (const { row, target, edge } of edges) {
    nodes.set(edge.from, rowNode(row));
    const reached = known.get(edge.to);
    nodes.set(edge.to, reached ? rowNode(reached) : targetNode(edge.to, target));
  }
  const isolated = rows.filter(({ arn }) => !nodes.has(arn));
  return {
    nodes: [...nodes.values()],
    edges: edges.map(({ edge }) => edge),
    isolated: isolated.length,
    isolatedLosing: isolated.filter(losesEvents).length,
  };
}

interface Handing {
  readonly row: OverviewRow;
  readonly target: Destination;
  readonly edge: GraphEdge;
}

function edgesOf(row: OverviewRow, known: ReadonlyMap<string, OverviewRow>): readonly Handing[] {
  const own = loopOf(row);
  return ROLES.flatMap((role) => {
    const target = row[role];
    if (!target) return [];
    const to = invokedArn(target) ?? target.arn;
    const reached = known.get(to);
    const round = role !== 'deadLetter' && own !== undefined && reached && loopOf(reached) === own;
    const self = to === row.arn;
    const edge = { from: row.arn, to, role, ...(round && !self && { loop: own }) };
    return [{ row, target, edge }];
  });
}

function loopOf({ findings }: OverviewRow): number | undefined {
  return findings.find((finding): finding is FunctionLoop => finding.kind === 'functionLoop')?.loop;
}

/** True if failed events of a row are lost. */
export const losesEvents = ({ findings }: Pick<OverviewRow, 'findings'>): boolean =>
  findings.some(({ kind }) => kind === 'eventsLost');

function rowNode(row: OverviewRow): GraphNode {
  const loop = loopOf(row);
  return {
    id: row.arn,
    kind: 'function',
    label: `${row.name}:${row.qualifier}`,
    scanned: true,
    ...(loop !== undefined && { loop }),
    ...(losesEvents(row) && { loses: true as const }),
  };
}

function targetNode(id: string, { kind, name }: Destination): GraphNode {
  const parsed = kind === 'function' ? parseFunctionArn(id) : undefined;
  return { id, kind, label: parsed ? `${parsed.name}:${parsed.qualifier}` : name, scanned: false };
}

/** One line of the graph as a list. */
export interface Handover {
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly role: TargetRole;
  readonly loop?: number;
}

/** The edges with their nodes, in their order. */
export function handovers({ nodes, edges }: OverviewGraph): readonly Handover[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap(({ from, to, ...rest }) => {
    const [giver, taker] = [byId.get(from), byId.get(to)];
    return giver && taker ? [{ from: giver, to: taker, ...rest }] : [];
  });
}
