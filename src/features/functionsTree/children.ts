import type { FunctionConfigs } from '../../domain/account/account.ts';
import { LATEST, parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import { compareQualifiers, settingsFor } from '../../domain/settings/eventInvokeConfig.ts';
import {
  deadLetterWarnings,
  isOrphaned,
  type KnownQualifiers,
  settingsWarnings,
  type Warning,
} from '../../domain/findings/settingsFindings.ts';
import type { FailureNode, FunctionNode, QualifierNode, RetryNode, TreeNode, WarningNode } from './nodes.ts';

/** The rows under a function: its qualifiers, its dead-letter queue and what is wrong with that. */
export function functionChildren(
  node: FunctionNode,
  answer: FunctionConfigs,
  known: KnownQualifiers | undefined,
): readonly TreeNode[] {
  const qualifiers = new Set([LATEST, ...answer.configs.map((config) => config.qualifier)]);
  const rows = [...qualifiers].sort(compareQualifiers).map((qualifier): QualifierNode => {
    const settings = settingsFor(qualifier, answer.configs);
    const orphan: readonly Warning[] =
      known && settings.configured && isOrphaned(qualifier, known)
        ? [{ kind: 'orphanedConfig', qualifier }]
        : [];
    const fn = parseFunctionArn(node.summary.arn);
    const warnings = [...orphan, ...(fn ? settingsWarnings(settings, fn) : [])];
    const functionTarget = { ...node.functionTarget, qualifier };
    return {
      kind: 'qualifier',
      parent: node,
      settings,
      warnings,
      ...(answer.refusal && { refusal: answer.refusal }),
      functionTarget,
    };
  });
  return [...rows, ...deadLetterRows(node)];
}

function deadLetterRows(node: FunctionNode): readonly TreeNode[] {
  const arn = node.summary.deadLetterArn;
  const target = arn === undefined ? undefined : parseDestination(arn);
  return [
    { kind: 'target', parent: node, role: 'deadLetter', ...(target && { target }) },
    ...warningRows(node, deadLetterWarnings(target)),
  ];
}

/** The rows under a qualifier: limits, destinations, and what will not work. */
export function qualifierChildren(node: QualifierNode): readonly TreeNode[] {
  const { onSuccess, onFailure } = node.settings;
  return [
    { kind: 'limit', parent: node, limit: 'retryAttempts' },
    { kind: 'limit', parent: node, limit: 'eventAge' },
    { kind: 'target', parent: node, role: 'onSuccess', ...(onSuccess && { target: onSuccess }) },
    { kind: 'target', parent: node, role: 'onFailure', ...(onFailure && { target: onFailure }) },
    ...warningRows(node, node.warnings),
  ];
}

function warningRows(
  parent: FunctionNode | QualifierNode,
  warnings: readonly Warning[],
): readonly WarningNode[] {
  return warnings.map((warning) => ({ kind: 'warning', parent, warning }));
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
