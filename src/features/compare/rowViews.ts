import { workspace, Uri } from 'vscode';
import type { ComparisonUpdate } from '../../domain/comparison/comparison.ts';
import type { ComparisonRow } from '../../domain/comparison/row.ts';
import { shortAddress } from '../../domain/comparison/shortAddress.ts';
import { plainText } from '../../editor/plainTexts.ts';
import { comparisonNote } from '../../presentation/comparison.ts';
import { dialectText } from '../../presentation/declared.ts';
import type { RowViewModel, UnitRows } from './protocol.ts';

/** The rows of a declaration for the page. There are many, so they hold only what differs from row to row. */
export function unitRows({ key, rows }: ComparisonUpdate['units'][number]): UnitRows {
  return { key, rows: rows.map(rowView) };
}

export function rowView(row: ComparisonRow): RowViewModel {
  const { key, state, declaration, name = '', qualifier = '' } = row;
  // Each is one line: a line break in a foreign name is not ours.
  return {
    key,
    state,
    name: plainText(shownName(row)),
    address: plainText(declaration?.address ?? ''),
    shortAddress: plainText(declaration?.functionName === undefined ? '' : shortAddress(declaration)),
    qualifier: plainText(qualifier),
    place: plainText(declaration ? pathOf(declaration.at.file) : ''),
    deployed: plainText(name),
    note: plainText(comparisonNote(row)),
    dialect: declaration ? dialectText(declaration.dialect) : '',
  };
}

/** The function's name, as far as the declaration tells it. */
export const shownName = ({ declaration, name = '' }: ComparisonRow): string =>
  declaration ? (declaration.functionName ?? shortAddress(declaration)) : name;

/** The path of a file in the workspace, as the editor shows it. @param file URI */
export function pathOf(file: string): string {
  try {
    return workspace.asRelativePath(Uri.parse(file, true));
  } catch {
    return file;
  }
}
