import { l10n } from 'vscode';
import type { Purpose } from '../domain/change/purpose.ts';

/** The label of a button that opens a change. */
export function purposeText(purpose: Purpose): string {
  switch (purpose) {
    case 'onFailure':
    case 'onSuccess':
      return l10n.t('Choose Destination…');
    case 'remove':
      return l10n.t('Remove Config…');
    case 'copyLatest':
      return l10n.t('Copy Settings of $LATEST…');
    case 'maximumRetryAttempts':
    case 'maximumEventAgeInSeconds':
    case 'edit':
      return l10n.t('Change Settings…');
    default:
      return purpose satisfies never;
  }
}

/** Codicon of the same. */
export const purposeIcon = (purpose: Purpose): string => (purpose === 'remove' ? 'trash' : 'edit');
