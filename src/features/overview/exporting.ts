import { l10n } from 'vscode';
import { exportOverview } from '../../domain/export/index.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import { type RowFilter, rowFilter } from '../../domain/overview/rowView.ts';
import { type RowOrder, rowOrder } from '../../domain/overview/rowOrder.ts';
import { type ExportDialogs, exportName, exportRows } from '../../page/exporting.ts';
import { exportStrings } from '../../presentation/exportStrings.ts';
import type { ReadyRecord } from './record.ts';
import { failureText } from './strings/failures.ts';

export interface Exported {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  /** Version of the extension. */
  readonly toolVersion: string;
  readonly replaceFile: ReplaceFile;
}

/** Exports the overview's rows: those in view, or all, in the order on screen. */
export async function exportScan(
  record: ReadyRecord,
  { filter, order, toolVersion, replaceFile }: Exported,
  dialogs?: ExportDialogs,
): Promise<void> {
  const { scan, session } = record;
  const all = scan.rows().toSorted(rowOrder(order));
  const passes = rowFilter(filter);
  const tags = scan.account.deployments?.peekTags()?.tags;
  const rows = {
    title: l10n.t('Export the Account Overview'),
    all,
    shown: all.filter((row) => passes({ ...row, tags: tags?.get(row.name) })),
    name: exportName(session.knownAccountId, session.region),
    content: (chosen: typeof all, format: Parameters<typeof exportOverview>[0]): string =>
      exportOverview(format, { ...sourceOf(record), rows: chosen, toolVersion }, exportStrings()),
  };
  await exportRows(rows, replaceFile, dialogs);
}

function sourceOf({ scan, session }: ReadyRecord) {
  return {
    failures: scan.failures().map((failure) => ({ name: failure.name, message: failureText(failure) })),
    complete: scan.state === 'complete',
    region: session.region,
    accountId: session.knownAccountId ?? scan.rows()[0]?.accountId ?? '',
    generatedAt: new Date(),
  };
}
