import { l10n } from 'vscode';
import { type DestinationKind, TARGET_ROLES } from '../../../domain/destinations/destination.ts';
import type { Severity } from '../../../domain/findings/finding.ts';
import type { ScanProgress } from '../../../domain/overview/scan.ts';
import { type FindingFilter, NO_FILTER, TARGET_KINDS } from '../../../domain/overview/rowView.ts';
import type { Count, Summary, TargetCounts } from '../../../domain/overview/summary.ts';
import { countText, functionsText, rowsText } from '../../../presentation/count.ts';
import { DESTINATION_ICONS, destinationKindText, targetRoleText } from '../../../presentation/destination.ts';
import type { BarViewModel, CardViewModel, ChartViewModel, SummaryViewModel } from '../protocol.ts';

/** The account at a glance: numbers that filter, and where events go. Undefined until there is a row. */
export function summaryView(summary: Summary, progress: ScanProgress): SummaryViewModel | undefined {
  if (summary.all.rows === 0) return undefined;
  return { label: l10n.t('Summary'), cards: cardsOf(summary, progress), chart: chartOf(summary) };
}

function cardsOf(summary: Summary, progress: ScanProgress): readonly CardViewModel[] {
  const problem = problemIn(progress);
  const { all, lost, retriesCut, orphaned, broken, looping, drifted } = summary;
  return [
    {
      value: countText(all.functions),
      label: all.functions === 1 ? l10n.t('function') : l10n.t('functions'),
      detail: rowsText(all.rows),
      tone: 'plain',
      filter: NO_FILTER,
      spoken: l10n.t('{0}, {1}', functionsText(all.functions), rowsText(all.rows)),
    },
    problem(lost, l10n.t('with lost events'), 'warning', 'events-lost'),
    problem(broken, l10n.t('with broken targets'), 'error', 'broken'),
    problem(retriesCut, l10n.t('with retries that never run'), 'warning', 'retries-cut-by-age'),
    problem(orphaned, l10n.t('with orphaned configs'), 'warning', 'orphaned-config'),
    problem(looping, l10n.t('in a loop'), 'warning', 'function-loop'),
    // Known only once the stacks are checked.
    ...(drifted.rows > 0 ? [problem(drifted, l10n.t('with stack drift'), 'warning', 'drifted')] : []),
  ];
}

type Problem = (count: Count, label: string, severity: Severity, finding: FindingFilter) => CardViewModel;

/** Counts of one problem. None is good news only when all functions have been read. */
function problemIn(progress: ScanProgress): Problem {
  return (count, label, severity, finding) => {
    const none = count.rows === 0 ? noneText(progress, finding) : undefined;
    const detail = none ?? rowsText(count.rows);
    return {
      value: countText(count.functions),
      label,
      detail,
      tone: count.rows > 0 ? severity : none === undefined ? 'good' : 'open',
      filter: { ...NO_FILTER, finding },
      spoken: l10n.t('{0}: {1}, {2}', label, functionsText(count.functions), detail),
    };
  };
}

/** Why "none" is not known for certain; undefined where it is. */
function noneText({ state, failed }: ScanProgress, finding: FindingFilter): string | undefined {
  if (state === 'complete') return failed === 0 ? undefined : l10n.t('none in what was read');
  // Loops are found only when the scan stops: see Scan.
  return state === 'running' && finding === 'function-loop'
    ? l10n.t('checked at the end')
    : l10n.t('none so far');
}

/** Bars by kind of target, all on one scale: the rows that have events. */
function chartOf({ targets }: Summary): ChartViewModel {
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

function barOf(kind: DestinationKind | 'none', targets: Summary['targets'], measure: number): BarViewModel {
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

/** A kind of target, or none. */
export function targetKindText(kind: DestinationKind | 'none'): string {
  return kind === 'none' ? l10n.t('Not configured') : destinationKindText(kind);
}
