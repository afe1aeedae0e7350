import { plainTexts } from '../../editor/plainTexts.ts';
import type { CompareRecord } from './record.ts';
import { headerView } from './strings/header.ts';
import { noticesOf } from './strings/notices.ts';
import { progressView } from './strings/progress.ts';
import type { CompareViewModel, TableStrings } from './view.ts';

/** The page without the rows, in words. Its size does not grow with the workspace. @param rate requests per second */
export function compareView(record: CompareRecord, table: TableStrings, rate: number): CompareViewModel {
  const progress = progressView(record);
  const view = {
    header: headerView(record),
    notices: noticesOf(record, rate),
    ...(progress && { progress }),
  };
  return { ...plainTexts(view), ...(hasTable(record) && { table }) };
}

const hasTable = (record: CompareRecord): boolean =>
  record.kind === 'ready' && record.comparison !== undefined && record.comparison.state !== 'idle';
