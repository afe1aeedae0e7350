import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { LATEST, parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import type { Effective } from '../../domain/settings/eventInvokeConfig.ts';
import { plainLabel } from '../../editor/treeText.ts';
import { DESTINATION_ICONS, shortRoleText, targetRoleText } from '../../presentation/destination.ts';
import { durationText } from '../../presentation/duration.ts';
import { type ErrorText, errorText } from '../../presentation/error.ts';
import { limitsText, sourceText } from '../../presentation/settings.ts';
import { shortWarning, warningText } from '../../presentation/warning.ts';
import {
  type FailureNode,
  type FunctionNode,
  type LimitNode,
  nodeId,
  type QualifierNode,
  type RetryNode,
  type TargetNode,
  type TreeNode,
  type WarningNode,
} from './nodes.ts';

const WARNING_ICON = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
const ERROR_ICON = new ThemeIcon('error', new ThemeColor('list.errorForeground'));

/** How a node looks: one exhaustive switch, and nothing else in the tree knows of looks. */
export function treeItem(node: TreeNode): TreeItem {
  const item = itemOf(node);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: TreeNode): TreeItem {
  switch (node.kind) {
    case 'function':
      return functionItem(node);
    case 'qualifier':
      return qualifierItem(node);
    case 'limit':
      return limitItem(node);
    case 'target':
      return targetItem(node);
    case 'warning':
      return warningItem(node);
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

interface RowLooks {
  readonly description?: string;
  readonly icon: ThemeIcon;
  readonly contextValue?: string;
  readonly state?: TreeItemCollapsibleState;
  /** What a screen reader says instead of label and description. */
  readonly spoken?: string;
}

function row(label: string, looks: RowLooks): TreeItem {
  const item = new TreeItem(plainLabel(label), looks.state ?? TreeItemCollapsibleState.None);
  if (looks.description !== undefined) item.description = plainLabel(looks.description);
  item.iconPath = looks.icon;
  if (looks.contextValue !== undefined) item.contextValue = looks.contextValue;
  if (looks.spoken !== undefined) item.accessibilityInformation = { label: plainLabel(looks.spoken) };
  return item;
}

function functionItem(node: FunctionNode): TreeItem {
  const { summary } = node;
  const item = row(summary.name, {
    ...(summary.durable && { description: l10n.t('durable') }),
    icon: new ThemeIcon('symbol-function'),
    contextValue: 'function',
    state: TreeItemCollapsibleState.Collapsed,
  });
  return activates(item, node);
}

function qualifierItem(node: QualifierNode): TreeItem {
  const { settings, warnings, refusal } = node;
  const marks = [
    limitsText(settings),
    ...(refusal ? [viaGetText(refusal)] : []),
    ...(warnings.length > 0
      ? [warnings.length === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings.length)]
      : []),
  ].join(' · ');
  const isLatest = settings.qualifier === LATEST;
  const item = row(settings.qualifier, {
    description: marks,
    icon:
      warnings.length > 0
        ? WARNING_ICON
        : new ThemeIcon(
            isLatest ? 'circle-large-outline' : /^\d+$/.test(settings.qualifier) ? 'versions' : 'tag',
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

/** Whether a policy would help. */
const lacksAction = (refusal: ExpectedError | undefined): boolean =>
  refusal !== undefined && errorText(refusal).missingAction !== undefined;

/** The value stands in the label: a narrow row cuts the end off, which only says that nobody set it. */
function limitItem({ parent, limit }: LimitNode): TreeItem {
  const { maximumRetryAttempts, maximumEventAgeInSeconds } = parent.settings;
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

function targetItem(node: TargetNode): TreeItem {
  const { role, target } = node;
  const spoken = l10n.t('{0}: {1}', targetRoleText(role), target?.name ?? l10n.t('none'));
  if (!target) {
    return row(shortRoleText(role), {
      description: l10n.t('none'),
      icon: new ThemeIcon('circle-slash'),
      contextValue: 'target.none',
      spoken,
    });
  }
  const item = row(shortRoleText(role), {
    description: target.name,
    spoken,
    icon: new ThemeIcon(DESTINATION_ICONS[target.kind]),
    contextValue: `target.${target.kind}`,
  });
  const fn = parseFunctionArn(target.arn);
  if (fn) item.command = { command: COMMANDS.revealFunction, title: l10n.t('Show in Tree'), arguments: [fn] };
  return item;
}

function warningItem({ warning }: WarningNode): TreeItem {
  const { headline } = warningText(warning);
  const { what, about } = shortWarning(warning);
  return row(what, {
    description: about,
    icon: WARNING_ICON,
    contextValue: 'warning',
    spoken: l10n.t('Warning: {0}', headline),
  });
}

function failureItem({ error, isExplained }: FailureNode): TreeItem {
  const text = errorText(error);
  const { headline, remedy, tone } = text;
  return row(headline, {
    ...(remedy !== undefined && isExplained !== true && { description: remedy }),
    icon: tone === 'info' ? new ThemeIcon('key') : ERROR_ICON,
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
  const item = row(l10n.t('Try again'), { icon: new ThemeIcon('refresh'), contextValue: 'retry' });
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
