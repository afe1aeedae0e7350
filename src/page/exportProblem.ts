import { l10n } from 'vscode';
import type { WriteOutcome, WriteProblem } from '../domain/export/fileWriting.ts';

/** Why an export failed, and what to do. */
export function exportProblemText(
  { problem, code }: Extract<WriteOutcome, { readonly kind: 'failed' }>,
  file: string,
): string {
  return l10n.t('Not exported to {0}. {1} {2}', file, reasonText(problem, code), remedyText(problem));
}

function reasonText(problem: WriteProblem, code: string | undefined): string {
  switch (problem) {
    case 'link':
      return l10n.t('The file is a symbolic link, and exports do not follow links.');
    case 'noFile':
      return l10n.t('It is not a regular file.');
    case 'readOnlyFile':
      return l10n.t('The file is read-only.');
    case 'notAllowed':
      return l10n.t('You do not have permission to write to this folder.');
    case 'readOnlyDisk':
      return l10n.t('This file system is read-only.');
    case 'full':
      return l10n.t('The disk is full, or a quota is reached.');
    case 'folderGone':
      return l10n.t('The folder does not exist.');
    case 'nameTooLong':
      return l10n.t('The file name is too long.');
    case 'noAnswer':
      return l10n.t('The file system did not answer in time. Check whether the file is complete.');
    case 'busy':
      return l10n.t('Another program is using the file.');
    case 'other':
      return code === undefined
        ? l10n.t('The file could not be written.')
        : l10n.t('The file could not be written ({0}).', code);
    default:
      return problem satisfies never;
  }
}

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
