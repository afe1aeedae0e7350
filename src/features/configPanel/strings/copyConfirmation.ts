import { l10n } from 'vscode';
import type { CopyWhat } from '../protocol.ts';

/** Confirmation of a copy. */
export function copiedText(what: CopyWhat): string {
  switch (what) {
    case 'name':
      return l10n.t('Name copied');
    case 'json':
      return l10n.t('JSON copied');
    case 'cli':
    case 'logsTail':
    case 'asyncTest':
      return l10n.t('Command copied');
    case 'arn':
    case 'executionRole':
    case 'onSuccess':
    case 'onFailure':
    case 'deadLetter':
      return l10n.t('ARN copied');
    default:
      return what satisfies never;
  }
}
