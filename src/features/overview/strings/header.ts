import { l10n } from 'vscode';
import { identityText } from '../../../presentation/connection.ts';
import { originFacts, originOf } from '../../../page/origin.ts';
import type { ActionViewModel, HeaderViewModel } from '../protocol.ts';
import type { OverviewRecord, ReadyRecord } from '../record.ts';
import * as buttons from './buttons.ts';

/** Account, Region and profile of the overview, and the actions on the whole. */
export function headerView(record: OverviewRecord): HeaderViewModel {
  const common = { title: l10n.t('Account Overview'), actionsLabel: l10n.t('Actions') };
  if (record.kind !== 'ready') return { ...common, facts: [], actions: [] };
  const hasRows = record.scan.summary.all.rows > 0;
  return {
    ...common,
    facts: originFacts(originOf(record.session)),
    actions: actionsOf(record, hasRows),
    ...(hasRows && { exportLabel: l10n.t('Export…') }),
  };
}

/** `Overview: 111111111111 · us-east-1`, the title of the tab. */
export function tabTitle(record: OverviewRecord): string {
  if (record.kind !== 'ready') return l10n.t('Account Overview');
  const { knownAccountId, connection, region } = record.session;
  return l10n.t('Overview: {0} · {1}', knownAccountId ?? identityText(connection), region);
}

function actionsOf({ scan, left }: ReadyRecord, hasRows: boolean): readonly ActionViewModel[] {
  if (left) return [];
  const isAtRest = scan.state === 'complete' || scan.state === 'cancelled';
  return [
    ...(isAtRest ? [buttons.refresh()] : []),
    buttons.findLost(),
    ...(hasRows ? [buttons.checkStacks(), buttons.openGraph()] : []),
  ];
}
