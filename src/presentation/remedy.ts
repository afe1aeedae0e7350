import { l10n } from 'vscode';
import type { Remedy } from '../domain/session/remedies.ts';

/** The label of a remedy's button, link or row. */
export function remedyText({ kind }: Remedy): string {
  switch (kind) {
    case 'retry':
      return l10n.t('Try Again');
    case 'signIn':
      return l10n.t('Sign In…');
    case 'copySignIn':
      return l10n.t('Copy Sign-In Command');
    case 'copyPolicy':
      return l10n.t('Copy Minimal IAM Policy');
    case 'configureSso':
      return l10n.t('Configure SSO…');
    case 'exploreSample':
      return l10n.t('Explore the Sample Account');
    case 'switchRegion':
      return l10n.t('Switch Region…');
    case 'switchProfile':
      return l10n.t('Switch Profile…');
    case 'showLog':
      return l10n.t('Show Log');
    default:
      return kind satisfies never;
  }
}

/** Names of codicons. */
export const REMEDY_ICONS = {
  retry: 'refresh',
  signIn: 'sign-in',
  copySignIn: 'copy',
  copyPolicy: 'copy',
  configureSso: 'key',
  exploreSample: 'beaker',
  switchRegion: 'globe',
  switchProfile: 'account',
  showLog: 'output',
} as const satisfies Record<Remedy['kind'], string>;
