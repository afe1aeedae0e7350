import { l10n } from 'vscode';
import type { DestinationKind } from '../../../domain/destination.ts';
import type { Severity } from '../../../domain/findings/finding.ts';
import {
  type FindingFilter,
  NO_FILTER,
  TARGET_KINDS,
  TARGET_ROLES,
} from '../../../domain/overview/rowView.ts';
import type { Count, Summary, TargetCounts } from '../../../domain/overview/summary.ts';
import { countText, rowsText } from '../../../presentation/count.ts';
import { DESTINATION_ICONS, destinationKindText, targetRoleText } from '../../../presentation/destination.ts';
import type { BarView, CardView, ChartView, SummaryView } from '../protocol.ts';

/** The account at a glance: numbers that filter, and where events go. Undefined as long as there is no row. */
export function summaryView(summary: Summary): SummaryView | undefined {
  if (summary.all.rows === 0) return undefined;
  return { label: l10n.t('Summary'), cards: cardsOf(summary), chart: chartOf(summary) };
}

function cardsOf(summary: Summary): readonly CardView[] {
  const { all, lost, retriesCut, orphaned, broken, cyclic } = summary;
  return [
    {
      value: countText(all.functions),
      label: all.functions === 1 ? l10n.t('function') : l10n.t('functions'),
      detail: rowsText(all.rows),
      tone: 'plain',
      filter: NO_FILTER,
    },
    problem(lost, l10n.t('lose failed events'), 'warning', 'events-lost'),
    problem(broken, l10n.t('target cannot work'), 'error', 'broken'),
    problem(retriesCut, l10n.t('retries never run'), 'warning', 'retries-cut-by-age'),
    problem(orphaned, l10n.t('orphaned config'), 'warning', 'orphaned-config'),
    problem(cyclic, l10n.t('in a circle'), 'warning', 'function-cycle'),
  ];
}

function problem(count: Count, label: string, severity: Severity, finding: FindingFilter): CardView {
  return {
    value: countText(count.functions),
    label,
    detail: rowsText(count.rows),
    tone: count.rows === 0 ? 'good' : severity,
    filter: { ...NO_FILTER, finding },
  };
}

/** Bars by kind of target, all drawn to the same measure: all rows to which events come. */
function chartOf({ targets }: Summary): ChartView {
  const measure = Math.max(1, ...TARGET_ROLES.map((role) => total(targets[role])));
  const kinds = TARGET_KINDS.filter(
    (kind) => kind === 'none' || TARGET_ROLES.some((role) => (targets[role][kind] ?? 0) > 0),
  );
  return {
    heading: l10n.t('Where events go, by function and qualifier'),
    roles: TARGET_ROLES.map(targetRoleText),
    bars: kinds.map((kind) => barOf(kind, targets, measure)),
  };
}

const total = (counts: TargetCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function barOf(kind: DestinationKind | 'none', targets: Summary['targets'], measure: number): BarView {
  const label = targetKindText(kind);
  return {
    kind,
    label,
    icon: kind === 'none' ? 'circle-slash' : DESTINATION_ICONS[kind],
    cells: TARGET_ROLES.map((role) => {
      const count = targets[role][kind] ?? 0;
      return {
        text: countText(count),
        share: count / measure,
        label: l10n.t('{0}: {1}, {2}', targetRoleText(role), label, rowsText(count)),
        filter: { role, kind },
      };
    }),
  };
}

/** A kind of target, or that there is none. */
export function targetKindText(kind: DestinationKind | 'none'): string {
  return kind === 'none' ? l10n.t('Nowhere') : destinationKindText(kind);
}
