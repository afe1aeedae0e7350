import { l10n } from 'vscode';
import type { TagState } from '../../domain/account/tagReading.ts';
import { plainTexts } from '../../editor/plainTexts.ts';
import type { OverviewChoice, OverviewViewModel, TableStrings } from './protocol.ts';
import type { OverviewRecord } from './record.ts';
import { failuresView } from './strings/failures.ts';
import { headerView } from './strings/header.ts';
import { noticesOf, tagNotices } from './strings/notices.ts';
import { scanView } from './strings/scan.ts';
import { summaryView } from './strings/summary.ts';

/** The page without the rows, in words. Its size does not grow with the account. */
export function overviewView(
  record: OverviewRecord,
  { table, rate, tags, choice }: ViewParts,
): OverviewViewModel {
  const view = viewWithoutTable(record, rate, tags.kind === 'failed' ? tags.error : undefined);
  return {
    ...plainTexts(view),
    tags: tags.kind,
    ...(choice && { choice }),
    ...(hasTable(record) && { table }),
  };
}

/** Facts beside the record. */
export interface ViewParts {
  readonly table: TableStrings;
  /** Requests per second. */
  readonly rate: number;
  readonly tags: TagState;
  readonly choice?: OverviewChoice | undefined;
}

function hasTable(record: OverviewRecord): boolean {
  if (record.kind !== 'ready') return false;
  const { state, summary } = record.scan;
  return summary.all.rows > 0 || state === 'running' || state === 'paused';
}

function viewWithoutTable(
  record: OverviewRecord,
  rate: number,
  tagError: unknown,
): Omit<OverviewViewModel, 'table' | 'tags'> {
  const common = {
    header: headerView(record),
    notices: [...noticesOf(record, rate), ...tagNotices(tagError)],
    showSummary: l10n.t('Show Summary'),
    hideSummary: l10n.t('Hide Summary'),
  };
  if (record.kind !== 'ready') return common;
  const { scan, left, session } = record;
  const { progress } = scan;
  const failures = failuresView(scan, left);
  const summary = summaryView(scan.summary, progress);
  const scanned = scanView(progress, { left, isThrottled: session.isThrottled });
  return {
    ...common,
    ...(scanned && { scan: scanned }),
    ...(failures && { failures }),
    ...(summary && { summary }),
  };
}
