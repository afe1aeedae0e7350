import { l10n, Uri, workspace } from 'vscode';
import type { Comparison } from '../../domain/comparison/comparison.ts';
import type { ComparisonRow } from '../../domain/comparison/row.ts';
import {
  type ComparisonFilter,
  comparisonFilter,
  type ComparisonOrder,
  comparisonOrder,
} from '../../domain/comparison/rowView.ts';
import { type ComparisonStrings, type DeclaredAt, exportComparison } from '../../domain/export/comparison.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Session } from '../../domain/session/session.ts';
import { type ExportDialogs, exportName, exportRows } from '../../page/exporting.ts';
import { comparisonNote, comparisonStateFact, comparisonStateText } from '../../presentation/comparison.ts';
import { wayText } from '../../presentation/declared.ts';
import { settingText, sideText } from '../../presentation/declaredSetting.ts';
import { pathOf, rowView } from './rowViews.ts';

export interface ExportedComparison {
  readonly session: Session;
  readonly comparison: Comparison;
  readonly filter: ComparisonFilter;
  readonly order: ComparisonOrder;
  /** Version of the extension. */
  readonly toolVersion: string;
}

/** Exports the rows in view, or all, in the order on screen. */
export async function exportCompared(
  { session, comparison, filter, order, toolVersion }: ExportedComparison,
  replaceFile: ReplaceFile,
  dialogs?: ExportDialogs,
): Promise<void> {
  const viewed = comparison.rows().map((row) => ({ row, view: rowView(row) }));
  const [passes, compare] = [comparisonFilter(filter), comparisonOrder(order)];
  const all = viewed.toSorted((a, b) => compare(a.view, b.view));
  const rowsOf = (some: typeof all): readonly ComparisonRow[] => some.map(({ row }) => row);
  const source = {
    complete: comparison.state === 'complete',
    region: session.region,
    accountId: session.knownAccountId ?? '',
    generatedAt: new Date(),
    toolVersion,
  };
  await exportRows(
    {
      title: l10n.t('Export the Comparison'),
      all: rowsOf(all),
      shown: rowsOf(all.filter(({ view }) => passes(view))),
      name: exportName('comparison', session.knownAccountId, session.region),
      content: async (rows, format) =>
        exportComparison(format, { ...source, rows, placeOf: await placesOf(rows) }, comparisonStrings()),
    },
    replaceFile,
    dialogs,
  );
}

/** Places of declarations by line: each file is read once more for that. */
async function placesOf(rows: readonly ComparisonRow[]): Promise<(row: ComparisonRow) => DeclaredAt> {
  const files = new Set(rows.flatMap(({ declaration }) => declaration?.at.file ?? []));
  const lines = new Map<string, (offset: number) => number>();
  for (const file of files) {
    const text = await textOf(file);
    if (text !== undefined) lines.set(file, lineFinder(text));
  }
  return ({ declaration }) =>
    declaration
      ? { file: pathOf(declaration.at.file), line: lines.get(declaration.at.file)?.(declaration.at.start) }
      : { file: '', line: undefined };
}

async function textOf(file: string): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(file, true)));
  } catch {
    // The file went away meanwhile.
    return undefined;
  }
}

/** The line of an offset, from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function comparisonStrings(): ComparisonStrings {
  return {
    title: l10n.t('Asynchronous invocation: workspace compared with account'),
    incomplete: l10n.t('The comparison was not complete: some declarations are missing.'),
    state: (state) => ({ title: comparisonStateText(state), fact: comparisonStateFact(state) }),
    setting: settingText,
    side: sideText,
    note: comparisonNote,
    way: wayText,
    columns: {
      state: l10n.t('State'),
      count: l10n.t('Rows'),
      function: l10n.t('Function'),
      qualifier: l10n.t('Qualifier'),
      file: l10n.t('Declared in'),
      deployed: l10n.t('Deployed as'),
      note: l10n.t('Difference or reason'),
    },
  };
}
