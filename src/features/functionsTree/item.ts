import { l10n, ThemeIcon, type TreeItem, TreeItemCollapsibleState } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { isVersion, LATEST } from '../../domain/arn/functionArn.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import type { Effective } from '../../domain/settings/eventInvokeConfig.ts';
import { isOfFunction, worstSeverity } from '../../domain/findings/rules.ts';
import { findingsOfFunction } from '../../domain/report/report.ts';
import { attentionIcon, severityIcon } from '../../editor/severityIcon.ts';
import { functionsText } from '../../presentation/count.ts';
import { durationText } from '../../presentation/duration.ts';
import { type ErrorText, errorText } from '../../presentation/error.ts';
import { findingsMark } from '../../presentation/finding.ts';
import { limitsText, sourceText } from '../../presentation/settings.ts';
import {
  type FailureNode,
  type FunctionNode,
  type LimitNode,
  type QualifierNode,
  reportsOf,
  type RetryNode,
  type StackNode,
  type TreeNode,
} from './nodes.ts';
import { nodeId } from './nodeId.ts';
import { row } from './rowItem.ts';
import { findingItem, targetItem } from './targetItem.ts';

/** How a node looks: one exhaustive switch, and nothing else in the tree knows of looks. */
export function treeItem(node: TreeNode): TreeItem {
  const item = itemOf(node);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: TreeNode): TreeItem {
  switch (node.kind) {
    case 'stack':
      return stackItem(node);
    case 'function':
      return functionItem(node);
    case 'qualifier':
      return qualifierItem(node);
    case 'limit':
      return limitItem(node);
    case 'target':
      return targetItem(node);
    case 'finding':
      return findingItem(node);
    case 'failure':
      return failureItem(node);
    case 'retry':
      return retryItem(node);
    case 'loading':
      return row(l10n.t('Loading more functions…'), { icon: new ThemeIcon('loading~spin') });
    default:
      return node satisfies never;
  }
}

/** The worst that is known about its functions shows on the row. */
function stackItem({ stack, functions }: StackNode): TreeItem {
  const findings = functions.flatMap((node) => findingsOfFunction(reportsOf(node) ?? []));
  return row(stack, {
    description: [functionsText(functions.length), ...findingsMark(findings)].join(' · '),
    icon: attentionIcon(worstSeverity(findings), 'layers'),
    contextValue: 'stack',
    state: TreeItemCollapsibleState.Collapsed,
  });
}

/** Once its settings were read, the row says the worst about the function. */
function functionItem(node: FunctionNode): TreeItem {
  const { summary } = node;
  const findings = findingsOfFunction(reportsOf(node) ?? []);
  const marks = [...(summary.durable ? [l10n.t('durable')] : []), ...findingsMark(findings)];
  const item = row(summary.name, {
    ...(marks.length > 0 && { description: marks.join(' · ') }),
    icon: attentionIcon(worstSeverity(findings), 'symbol-function'),
    contextValue: 'function',
    state: TreeItemCollapsibleState.Collapsed,
  });
  return activates(item, node);
}

function qualifierItem(node: QualifierNode): TreeItem {
  const { report, refusal } = node;
  const { qualifier, settings } = report;
  const findings = report.findings.filter((finding) => !isOfFunction(finding));
  const marks = [...findingsMark(findings), limitsText(settings), ...(refusal ? [viaGetText(refusal)] : [])];
  const isLatest = qualifier === LATEST;
  const item = row(qualifier, {
    description: marks.join(' · '),
    icon: attentionIcon(
      worstSeverity(findings),
      isLatest ? 'circle-large-outline' : isVersion(qualifier) ? 'versions' : 'tag',
    ),
    contextValue: `qualifier.${settings.configured ? 'configured' : 'default'}${lacksAction(refusal) ? '.getOnly' : ''}`,
    state: isLatest ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  });
  return activates(item, node);
}

function viaGetText({ kind }: ExpectedError): string {
  return kind === 'accessDenied'
    ? l10n.t('read with Get (List denied)')
    : l10n.t('read with Get (endpoint has no List)');
}

/** True if a policy would help. */
const lacksAction = (refusal: ExpectedError | undefined): boolean =>
  refusal !== undefined && errorText(refusal).missingAction !== undefined;

/** The value stands in the label: a narrow row cuts the end off, which only says that nobody set it. */
function limitItem({ parent, limit }: LimitNode): TreeItem {
  const { maximumRetryAttempts, maximumEventAgeInSeconds } = parent.report.settings;
  const item =
    limit === 'retryAttempts'
      ? limitRow(l10n.t('Retries {0}', maximumRetryAttempts.value), maximumRetryAttempts, 'sync')
      : limitRow(
          l10n.t('Max age {0}', durationText(maximumEventAgeInSeconds.value)),
          maximumEventAgeInSeconds,
          'watch',
        );
  return opensPanel(item, parent);
}

const limitRow = (label: string, value: Effective<number>, icon: string): TreeItem =>
  row(label, { description: sourceText(value), icon: new ThemeIcon(icon), contextValue: 'limit' });

function failureItem({ error, isExplained }: FailureNode): TreeItem {
  const text = errorText(error);
  const { headline, remedy, tone } = text;
  return row(headline, {
    ...(remedy !== undefined && isExplained !== true && { description: remedy }),
    icon: tone === 'info' ? new ThemeIcon('key') : severityIcon('error'),
    contextValue: failureContext(text),
    spoken:
      tone === 'info' ? `${headline}. ${remedy ?? ''}` : l10n.t('Error: {0}. {1}', headline, remedy ?? ''),
  });
}

/** Which remedies the row's menu offers: see package.json. */
function failureContext({ command, missingAction }: ErrorText): string {
  if (command !== undefined) return 'failure.signIn';
  return missingAction === undefined ? 'failure' : 'failure.denied';
}

function retryItem(node: RetryNode): TreeItem {
  const item = row(l10n.t('Try Again'), { icon: new ThemeIcon('refresh'), contextValue: 'retry' });
  item.command = { command: COMMANDS.retry, title: l10n.t('Try Again'), arguments: [node] };
  return item;
}

/** A click opens and closes the row; a double click or Enter opens the panel (see activation.ts). */
function activates(item: TreeItem, node: FunctionNode | QualifierNode): TreeItem {
  item.command = { command: COMMANDS.activateRow, title: l10n.t('Open Panel'), arguments: [node] };
  return item;
}

function opensPanel(item: TreeItem, node: QualifierNode): TreeItem {
  item.command = {
    command: COMMANDS.openPanel,
    title: l10n.t('Open Panel'),
    arguments: [node.functionTarget],
  };
  return item;
}
