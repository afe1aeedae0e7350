import { l10n } from 'vscode';
import { originFacts, originOf } from '../../../page/origin.ts';
import { identityText } from '../../../presentation/connection.ts';
import type { HeaderViewModel } from '../protocol.ts';
import type { CompareRecord } from '../record.ts';
import * as buttons from './buttons.ts';

/** Account, Region and profile of the comparison, and the actions on the whole. */
export function headerView(record: CompareRecord): HeaderViewModel {
  const common = { title: l10n.t('Compare Workspace with Account'), actionsLabel: l10n.t('Actions') };
  if (record.kind !== 'ready') return { ...common, facts: [], actions: [] };
  const { comparison, left, session } = record;
  const isAtRest = comparison?.state === 'complete' || comparison?.state === 'cancelled';
  const hasRows = (comparison?.progress.done ?? 0) > 0;
  return {
    ...common,
    facts: originFacts(originOf(session)),
    actions: isAtRest && !left ? [buttons.again()] : [],
    ...(hasRows && { exportLabel: l10n.t('Export…') }),
  };
}

/** `Compare: 111111111111 · us-east-1`, the title of the tab. */
export function tabTitle(record: CompareRecord): string {
  if (record.kind !== 'ready') return l10n.t('Compare Workspace');
  const { knownAccountId, connection, region } = record.session;
  return l10n.t('Compare: {0} · {1}', knownAccountId ?? identityText(connection), region);
}
