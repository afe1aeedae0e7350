import { l10n } from 'vscode';
import type { ComparisonProgress } from '../../../domain/comparison/comparison.ts';
import type { ComparisonRow } from '../../../domain/comparison/row.ts';
import type { ProgressViewModel } from '../../../page/viewModels.ts';
import { throttledText } from '../../../presentation/connection.ts';
import { countText } from '../../../presentation/count.ts';
import { remainingText } from '../../../presentation/scan.ts';
import type { Intent } from '../protocol.ts';
import type { CompareRecord, ReadyRecord } from '../record.ts';
import * as buttons from './buttons.ts';

/** The progress of reading files, then of the comparison; undefined where nothing runs or has run. */
export function progressView(record: CompareRecord): ProgressViewModel<Intent> | undefined {
  if (record.kind !== 'ready') return undefined;
  const { declarations, comparison } = record;
  if (declarations.kind === 'reading') return readingView(declarations);
  if (!comparison || comparison.state === 'idle') return undefined;
  return comparingView(comparison.progress, record);
}

function readingView({
  done,
  total,
}: {
  readonly done: number;
  readonly total: number;
}): ProgressViewModel<Intent> {
  const text = l10n.t('Reading the templates of the workspace');
  return {
    label: text,
    text,
    detail: total === 0 ? '' : l10n.t('{0} of {1} files', countText(done), countText(total)),
    progress: { ...(total > 0 && { value: done / total }), moving: true },
    actions: [],
    announcement: text,
  };
}

function comparingView(progress: ComparisonProgress, record: ReadyRecord): ProgressViewModel<Intent> {
  const { state, done, total } = progress;
  const text = textOf(progress);
  return {
    label: l10n.t('Comparison'),
    text,
    detail: detailOf(progress, record),
    ...(state !== 'complete' && {
      progress: { ...(total > 0 && { value: done / total }), moving: state === 'running' },
    }),
    actions: record.left ? [] : actionsOf(progress),
    announcement: state === 'running' ? l10n.t('Comparing the declarations') : text,
  };
}

function textOf({ state, done, total }: ComparisonProgress): string {
  const count = l10n.t('{0} of {1} declarations', countText(done), countText(total));
  switch (state) {
    case 'idle':
    case 'running':
      return l10n.t('Comparing: {0}', count);
    case 'cancelled':
      return l10n.t('Cancelled: {0}', count);
    case 'halted':
      return l10n.t('Stopped: {0}', count);
    case 'complete':
      return l10n.t(
        'Compared: {0}',
        total === 1 ? l10n.t('1 declaration') : l10n.t('{0} declarations', countText(total)),
      );
    default:
      return state satisfies never;
  }
}

function detailOf(
  { state, remainingMs }: ComparisonProgress,
  { session, left, comparison }: ReadyRecord,
): string {
  return [
    ...(state === 'complete' && comparison ? rowsTexts(comparison.rows()) : []),
    ...(remainingMs === undefined ? [] : [remainingText(remainingMs)]),
    ...(state === 'running' && !left && session.isThrottled ? [throttledText()] : []),
  ].join(' · ');
}

/** Explains why there are more rows than declarations. */
export function rowsTexts(rows: readonly Pick<ComparisonRow, 'declaration'>[]): readonly string[] {
  const undeclared = rows.filter(({ declaration }) => !declaration).length;
  const all =
    rows.length === 1
      ? l10n.t('1 row: one for each qualifier')
      : l10n.t('{0} rows: one for each qualifier', countText(rows.length));
  if (undeclared === 0) return [all];
  const others =
    undeclared === 1
      ? l10n.t('1 for a function that no template declares')
      : l10n.t('{0} for functions that no template declares', countText(undeclared));
  return [all, others];
}

function actionsOf({ state }: ComparisonProgress): ProgressViewModel<Intent>['actions'] {
  switch (state) {
    case 'running':
      return [buttons.cancel()];
    case 'cancelled':
      return [buttons.resume()];
    // A notice has the buttons.
    case 'idle':
    case 'halted':
    case 'complete':
      return [];
    default:
      return state satisfies never;
  }
}
