import { l10n, ThemeIcon, type TreeItem } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { ruleOf } from '../../domain/findings/rules.ts';
import { severityIcon } from '../../editor/severityIcon.ts';
import { DESTINATION_ICONS, shortRoleText, targetRoleText } from '../../presentation/destination.ts';
import { severityText, shortFinding } from '../../presentation/finding.ts';
import { findingText } from '../../presentation/findingText.ts';
import type { FindingNode, TargetNode } from './nodes.ts';
import { row } from './rowItem.ts';

export function targetItem(node: TargetNode): TreeItem {
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

export function findingItem({ finding, purpose }: FindingNode): TreeItem {
  const { headline } = findingText(finding);
  const { what, about } = shortFinding(finding);
  const { severity } = ruleOf(finding);
  return row(what, {
    ...(about !== '' && { description: about }),
    icon: severityIcon(severity),
    contextValue: purpose ? 'finding.change' : 'finding',
    spoken: l10n.t('{0}: {1}', severityText(severity), headline),
  });
}
