import type { FunctionConfigs } from '../../domain/account/account.ts';
import { identityOfSummary } from '../../domain/account/functionIdentity.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { purposeOf } from '../../domain/change/purpose.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { isOfFunction } from '../../domain/findings/rules.ts';
import { valueOf } from '../../domain/loadable.ts';
import { reportsIn } from '../../domain/report/accountReport.ts';
import type { QualifierReport } from '../../domain/report/report.ts';
import type { FailureNode, FindingNode, FunctionNode, QualifierNode, RetryNode, TreeNode } from './nodes.ts';

/** The rows under a function: its qualifiers, its dead-letter queue, and the findings about that. */
export function functionChildren(node: FunctionNode, answer: FunctionConfigs): readonly TreeNode[] {
  const { account, region } = node.session;
  const reports = reportsIn(account, identityOfSummary(node.summary, region), answer) ?? [];
  const rows = reports.map((report) => qualifierNode(node, report, answer));
  return [...rows, ...deadLetterRows(node, reports[0])];
}

function qualifierNode(
  parent: FunctionNode,
  report: QualifierReport,
  { refusal }: FunctionConfigs,
): QualifierNode {
  const functionTarget = { ...parent.functionTarget, qualifier: report.qualifier };
  return { kind: 'qualifier', parent, report, ...(refusal && { refusal }), functionTarget };
}

function deadLetterRows(node: FunctionNode, report: QualifierReport | undefined): readonly TreeNode[] {
  const target = report && valueOf(report.deadLetter);
  return [
    { kind: 'target', parent: node, role: 'deadLetter', ...(target && { target }) },
    ...findingRows(node, report?.findings.filter(isOfFunction) ?? []),
  ];
}

/** The rows under a qualifier: findings, limits, destinations. */
export function qualifierChildren(node: QualifierNode): readonly TreeNode[] {
  const { settings, findings } = node.report;
  const { onSuccess, onFailure } = settings;
  return [
    ...findingRows(
      node,
      findings.filter((finding) => !isOfFunction(finding)),
    ),
    { kind: 'limit', parent: node, limit: 'retryAttempts' },
    { kind: 'limit', parent: node, limit: 'eventAge' },
    { kind: 'target', parent: node, role: 'onSuccess', ...(onSuccess && { target: onSuccess }) },
    { kind: 'target', parent: node, role: 'onFailure', ...(onFailure && { target: onFailure }) },
  ];
}

function findingRows(
  parent: FunctionNode | QualifierNode,
  findings: readonly Finding[],
): readonly FindingNode[] {
  const functionTarget = { ...parent.functionTarget, qualifier: parent.functionTarget.qualifier ?? LATEST };
  return findings.map((finding) => {
    const purpose = purposeOf(finding);
    return { kind: 'finding', parent, finding, functionTarget, ...(purpose && { purpose }) };
  });
}

/** A failure where the rows would stand, and the way on. `isExplained`: the view says above what to do. */
export function failureRows(
  error: unknown,
  parent?: FunctionNode | QualifierNode,
  isExplained = false,
): readonly [FailureNode, RetryNode] {
  const failure: FailureNode = { kind: 'failure', error, isExplained, ...(parent && { parent }) };
  return [failure, { kind: 'retry', failure }];
}
