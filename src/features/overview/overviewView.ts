import { l10n } from 'vscode';
import { plainTexts } from '../../editor/plainTexts.ts';
import type { OverviewView, TableWords } from './protocol.ts';
import type { OverviewRecord } from './record.ts';
import { failuresView } from './strings/failures.ts';
import { headerView } from './strings/header.ts';
import { noticesOf } from './strings/notices.ts';
import { scanView } from './strings/scan.ts';
import { summaryView } from './strings/summary.ts';

/** The page without the rows, in words. Its size does not grow with the account. @param rate requests per second */
export function overviewView(record: OverviewRecord, table: TableWords, rate: number): OverviewView {
  const view = viewWithoutTable(record, rate);
  return { ...plainTexts(view), ...(hasTable(record) && { table }) };
}

function hasTable(record: OverviewRecord): boolean {
  if (record.kind !== 'ready') return false;
  const { state, summary } = record.scan;
  return summary.all.rows > 0 || state === 'running' || state === 'paused';
}

function viewWithoutTable(record: OverviewRecord, rate: number): Omit<OverviewView, 'table'> {
  const common = {
    header: headerView(record),
    notices: noticesOf(record, rate),
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
