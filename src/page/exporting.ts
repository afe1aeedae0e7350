import { type QuickPickItem, l10n, Uri, window, workspace } from 'vscode';
import type { ReplaceFile, WriteOutcome } from '../domain/export/fileWriting.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../domain/export/index.ts';
import { plainMessage } from '../editor/message.ts';
import { rowsText } from '../presentation/count.ts';
import { writeExport } from './exportFile.ts';
import { exportProblemText } from './exportProblem.ts';

/** The questions of an export; a test answers them in the place of a person. */
export interface ExportDialogs {
  /** Which rows; undefined: given up. Asked only where a filter hides some. */
  chooseScope(shown: number, all: number): Promise<'shown' | 'all' | undefined>;
  chooseFormat(): Promise<ExportFormat | undefined>;
  chooseFile(proposed: string, format: ExportFormat, title: string): Promise<Uri | undefined>;
  /** Says that the file is there, and offers to open it. */
  done(file: Uri, rows: number): Promise<void>;
  /** Says why there is no file. Resolves to whether to choose another. */
  failed(text: string): Promise<boolean>;
}

/** Rows to export. */
export interface ExportedRows<Row> {
  /** Of the dialog that asks for the file. */
  readonly title: string;
  /** All rows, and those that pass the filter; both in the order on screen. */
  readonly all: readonly Row[];
  readonly shown: readonly Row[];
  /** Of the file, without its ending: see `exportName`. */
  readonly name: string;
  content(rows: readonly Row[], format: ExportFormat): string | Promise<string>;
}

/** Writes what is shown, or all, to a file that the user chooses. */
export async function exportRows<Row>(
  { title, all, shown, name, content }: ExportedRows<Row>,
  replaceFile: ReplaceFile,
  dialogs: ExportDialogs = editorDialogs,
): Promise<void> {
  const scope = shown.length === all.length ? 'all' : await dialogs.chooseScope(shown.length, all.length);
  const format = scope && (await dialogs.chooseFormat());
  if (!format) return;
  const rows = scope === 'shown' ? shown : all;
  const file = await writeSomewhere(
    () => dialogs.chooseFile(`${name}.${EXPORT_FORMATS[format]}`, format, title),
    async (chosen) => writeExport(chosen, new TextEncoder().encode(await content(rows, format)), replaceFile),
    dialogs,
  );
  if (file) await dialogs.done(file, rows.length);
}

/** `lambda-async-111111111111-us-east-1`, from the parts that are known. */
export function exportName(...parts: readonly (string | undefined)[]): string {
  // An endpoint's answer about an account must not become a path.
  return ['lambda-async', ...parts].filter((part) => part !== undefined && /^[\w-]+$/.test(part)).join('-');
}

/** Asks for a file until one could be written, or the user gives up. */
async function writeSomewhere(
  choose: () => Promise<Uri | undefined>,
  write: (file: Uri) => Promise<WriteOutcome>,
  dialogs: ExportDialogs,
): Promise<Uri | undefined> {
  const file = await choose();
  if (!file) return undefined;
  const outcome = await write(file);
  if (outcome.kind === 'written') return file;
  const again = await dialogs.failed(exportProblemText(outcome, nameOf(file)));
  return again ? await writeSomewhere(choose, write, dialogs) : undefined;
}

const nameOf = (file: Uri): string => file.path.split('/').at(-1) ?? '';

/** The editor's own dialogs. */
export const editorDialogs: ExportDialogs = {
  async chooseScope(shown, all) {
    const items = [
      { label: l10n.t('Rows in View'), description: rowsText(shown), scope: 'shown' },
      { label: l10n.t('All'), description: rowsText(all), scope: 'all' },
    ] as const;
    return (await pick(items, l10n.t('Export: Which Rows?')))?.scope;
  },
  async chooseFormat() {
    const items = (Object.keys(EXPORT_FORMATS) as ExportFormat[]).map((format) => ({
      label: formatText(format),
      description: formatUse(format),
      format,
    }));
    return (await pick(items, l10n.t('Export: Which Format?')))?.format;
  },
  async chooseFile(proposed, format, title) {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    return await window.showSaveDialog({
      title,
      saveLabel: l10n.t('Export'),
      filters: { [formatText(format)]: [EXPORT_FORMATS[format]] },
      ...(folder && { defaultUri: Uri.joinPath(folder, proposed) }),
    });
  },
  async done(file, rows) {
    const open = l10n.t('Open');
    const text = l10n.t('Exported {0} to {1}.', rowsText(rows), nameOf(file));
    const chosen = await window.showInformationMessage(plainMessage(text), open);
    if (chosen === open) await openFile(file);
  },
  async failed(text) {
    const other = l10n.t('Choose Another File…');
    return (await window.showErrorMessage(plainMessage(text), other)) === other;
  },
};

/** The editor shows no file above 50 MB, and none that was removed meanwhile. */
async function openFile(file: Uri): Promise<void> {
  try {
    await window.showTextDocument(file);
  } catch {
    const text = l10n.t('Exported, but the editor cannot open {0}. It may be too large.', nameOf(file));
    void window.showWarningMessage(plainMessage(text));
  }
}

async function pick<Item extends QuickPickItem>(
  items: readonly Item[],
  title: string,
): Promise<Item | undefined> {
  return await window.showQuickPick([...items], { title, placeHolder: title });
}

function formatText(format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return l10n.t('CSV');
    case 'json':
      return l10n.t('JSON');
    case 'markdown':
      return l10n.t('Markdown');
    case 'sarif':
      return l10n.t('SARIF');
    default:
      return format satisfies never;
  }
}

function formatUse(format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return l10n.t('for spreadsheets');
    case 'json':
      return l10n.t('for programs');
    case 'markdown':
      return l10n.t('for people');
    case 'sarif':
      return l10n.t('for code scanning');
    default:
      return format satisfies never;
  }
}
