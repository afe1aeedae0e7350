import { l10n } from 'vscode';
import { plainTexts } from '../../editor/plainTexts.ts';
import type { OverviewView, TableWords } from './protocol.ts';
import type { OverviewRecord } from './record.ts';
import { failuresView } from './words/failures.ts';
import { headerView } from './words/header.ts';
import { noticesOf } from './words/notices.ts';
import { scanView } from './words/scan.ts';
import { summaryView } from './words/summary.ts';

/** All that the page shows beside the rows, in words. Its size does not grow with the account. */
export function overviewView(record: OverviewRecord, table: TableWords): OverviewView {
  const view = viewWithoutTable(record);
  return { ...plainTexts(view), ...(hasTable(record) && { table }) };
}

function hasTable(record: OverviewRecord): boolean {
  if (record.kind !== 'ready') return false;
  const { state, summary } = record.scan;
  return summary.all.rows > 0 || state === 'running' || state === 'paused';
}

function viewWithoutTable(record: OverviewRecord): Omit<OverviewView, 'table'> {
  const common = {
    header: headerView(record),
    notices: noticesOf(record),
    showSummary: l10n.t('Show the Summary'),
    hideSummary: l10n.t('Hide the Summary'),
  };
  if (record.kind !== 'ready') return common;
  const { scan, left, session } = record;
  const { progress } = scan;
  const failures = failuresView(scan, left);
  const summary = summaryView(scan.summary);
  return {
    ...common,
    scan: scanView(progress, { left, isThrottled: session.isThrottled }),
    ...(failures && { failures }),
    ...(summary && { summary }),
  };
}
