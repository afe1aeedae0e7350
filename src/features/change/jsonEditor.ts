import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  TextDocumentSaveReason,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { CHANGE_SCHEME, COMMANDS } from '../../contributions.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type { JsonFiles } from './jsonFiles.ts';

/** Connects the editor's saves and code lenses with the files. A file system itself is not told who saves. */
export const watchJsonEditors = (files: JsonFiles): Disposable =>
  Disposable.from(
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (isOurs(document)) files.willSave(document.uri, reason === TextDocumentSaveReason.Manual);
    }),
    languages.registerCodeLensProvider({ scheme: CHANGE_SCHEME }, lensesOf(files)),
  );

/**
 * Opens the review of an open file, as the user's own save does.
 * @param argument its Uri; absent: the active editor's
 */
export async function reviewJson(files: JsonFiles, argument: unknown): Promise<void> {
  const path = isRecord(argument) ? argument['path'] : window.activeTextEditor?.document.uri.path;
  const document = workspace.textDocuments.find((one) => isOurs(one) && one.uri.path === path);
  if (!document) return;
  const text = document.getText();
  const problem = files.problemOf(text);
  if (problem !== undefined) return void window.showErrorMessage(problem);
  // The editor drops a save during an automatic one.
  const isReviewed = document.isDirty && (await document.save()) && !files.isPending(document.uri);
  if (!isReviewed) files.review(document.uri, text);
}

/** Asks, where older text is shown, whether the settings that are stored are to stand in its place. */
export async function asksForStored(): Promise<boolean> {
  const read = l10n.t('Read Stored Settings');
  const text = l10n.t('These settings were edited and not reviewed. They are shown as you left them.');
  return (await window.showInformationMessage(text, read)) === read;
}

function lensesOf(files: JsonFiles): CodeLensProvider {
  return {
    onDidChangeCodeLenses: files.onDidChangePending,
    provideCodeLenses: ({ uri }) => [
      lens(l10n.t('Review the Change…'), COMMANDS.reviewJson, uri),
      ...(files.isPending(uri) ? [lens(l10n.t('Saved automatically, not reviewed: nothing was sent'))] : []),
    ],
  };
}

function lens(title: string, command = '', ...uri: readonly Uri[]): CodeLens {
  return new CodeLens(new Range(0, 0, 0, 0), { title, command, arguments: [...uri] });
}

const isOurs = ({ uri }: TextDocument): boolean => uri.scheme === CHANGE_SCHEME;
