import type { Destination, TargetRole } from '../../domain/destinations/destination.ts';
import { identityOfSummary } from '../../domain/account/functionIdentity.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { reportsIn } from '../../domain/report/accountReport.ts';
import type { QualifierReport } from '../../domain/report/report.ts';
import type { FunctionTarget } from '../../contributions.ts';
import type { Purpose } from '../../domain/change/purpose.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import type { Session } from '../../domain/session/session.ts';

/** A CloudFormation stack with its functions, where the view is grouped. */
export interface StackNode {
  readonly kind: 'stack';
  readonly session: Session;
  readonly stack: string;
  /** The functions that pass the filter. */
  readonly functions: readonly FunctionNode[];
}

/** A function of the region; expanding it reads its event-invoke configs. */
export interface FunctionNode {
  readonly kind: 'function';
  readonly session: Session;
  readonly summary: FunctionSummary;
  /** Where the view is grouped, and the function belongs to a stack. */
  readonly stack?: () => StackNode | undefined;
  readonly functionTarget: FunctionTarget;
}

/** `$LATEST`, each qualifier that has a config, and the known aliases. */
export interface QualifierNode {
  readonly kind: 'qualifier';
  readonly parent: FunctionNode;
  readonly report: QualifierReport;
  /** Why it was asked for by Get: List is refused, or unknown to the endpoint. Absent: List answered. */
  readonly refusal?: ExpectedError;
  readonly functionTarget: FunctionTarget;
}

/** One of the two limits of a qualifier. */
export interface LimitNode {
  readonly kind: 'limit';
  readonly parent: QualifierNode;
  readonly limit: 'retryAttempts' | 'eventAge';
}

/** Where events or records go, or that they go nowhere. */
export interface TargetNode {
  readonly kind: 'target';
  readonly parent: QualifierNode | FunctionNode;
  readonly role: TargetRole;
  readonly target?: Destination;
}

export interface FindingNode {
  /** Of the qualifier that a change would be about. */
  readonly functionTarget: FunctionTarget;
  /** Absent: no change of these settings ends it. */
  readonly purpose?: Purpose;
  readonly kind: 'finding';
  readonly parent: QualifierNode | FunctionNode;
  readonly finding: Finding;
}

/** Something that could not be read, in the place where it would stand. */
export interface FailureNode {
  readonly kind: 'failure';
  /** Absent at the root. */
  readonly parent?: FunctionNode | QualifierNode;
  readonly error: unknown;
  /** True if the view says above the rows what to do. */
  readonly isExplained?: boolean;
}

/** The way on from the failure above it. */
export interface RetryNode {
  readonly kind: 'retry';
  readonly failure: FailureNode;
}

/** More pages are on their way. */
export interface LoadingNode {
  readonly kind: 'loading';
}

/** Contents of the tree: data only; `item.ts` gives each its look. */
export type TreeNode =
  | StackNode
  | FunctionNode
  | QualifierNode
  | LimitNode
  | TargetNode
  | FindingNode
  | FailureNode
  | RetryNode
  | LoadingNode;

/** The node of a function in a session. */
export function functionNode(
  session: Session,
  summary: FunctionSummary,
  stack?: () => StackNode | undefined,
): FunctionNode {
  const arn = parseFunctionArn(summary.arn);
  const functionTarget: FunctionTarget = {
    region: session.region,
    name: summary.name,
    ...(arn && { partition: arn.partition, region: arn.region, accountId: arn.accountId }),
  };
  return { kind: 'function', session, summary, functionTarget, ...(stack && { stack }) };
}

/** The reports of a function's qualifiers, once its configs were read. */
export function reportsOf({ session, summary }: FunctionNode): readonly QualifierReport[] | undefined {
  return reportsIn(session.account, identityOfSummary(summary, session.region));
}

export function parentOf(node: TreeNode): TreeNode | undefined {
  switch (node.kind) {
    case 'function':
      return node.stack?.();
    case 'stack':
    case 'loading':
      return undefined;
    case 'retry':
      return node.failure.parent;
    case 'qualifier':
    case 'limit':
    case 'target':
    case 'finding':
    case 'failure':
      return node.parent;
    default:
      return node satisfies never;
  }
}

/** The function that a node belongs to. */
export function functionOf(node: TreeNode): FunctionNode | undefined {
  if (node.kind === 'function') return node;
  const parent = node.kind === 'stack' ? undefined : parentOf(node);
  return parent && functionOf(parent);
}

/** The qualifier that a node belongs to. */
export function qualifierOf(node: TreeNode): QualifierNode | undefined {
  if (node.kind === 'qualifier') return node;
  const parent = parentOf(node);
  return parent && qualifierOf(parent);
}

export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
