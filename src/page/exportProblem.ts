import { l10n } from 'vscode';
import type { WriteOutcome, WriteProblem } from '../domain/export/fileWriting.ts';

/** Why an export failed, and what to do. */
export function exportProblemText(
  { problem, code }: Extract<WriteOutcome, { readonly kind: 'failed' }>,
  file: string,
): string {
  return l10n.t('Not exported to {0}. {1} {2}', file, reasonText(problem, code), remedyText(problem));
}

const reasonText = (problem: WriteProblem, code: string | undefined): string => REASONS[problem](code);

const REASONS: Readonly<Record<WriteProblem, (code: string | undefined) => string>> = {
  link: () => l10n.t('The file is a symbolic link, and exports do not follow links.'),
  noFile: () => l10n.t('It is not a regular file.'),
  readOnlyFile: () => l10n.t('The file is read-only.'),
  notAllowed: () => l10n.t('You do not have permission to write to this folder.'),
  readOnlyDisk: () => l10n.t('This file system is read-only.'),
  full: () => l10n.t('The disk is full, or a quota is reached.'),
  folderGone: () => l10n.t('The folder does not exist.'),
  nameTooLong: () => l10n.t('The file name is too long.'),
  noAnswer: () => l10n.t('The file system did not answer in time. Check whether the file is complete.'),
  busy: () => l10n.t('Another program is using the file.'),
  other: (code) =>
    code === undefined
      ? l10n.t('The file could not be written.')
      : l10n.t('The file could not be written ({0}).', code),
};

function remedyText(problem: WriteProblem): string {
  switch (problem) {
    case 'full':
      return l10n.t('Free some space, or choose another folder.');
    case 'busy':
      return l10n.t('Close it there, or choose another file.');
    case 'readOnlyFile':
      return l10n.t('Make it writable, or choose another file.');
    case 'notAllowed':
    case 'readOnlyDisk':
    case 'folderGone':
      return l10n.t('Choose another folder.');
    case 'link':
    case 'noFile':
    case 'nameTooLong':
    case 'noAnswer':
    case 'other':
      return l10n.t('Choose another file.');
    default:
      return problem satisfies never;
  }
}
