import { l10n } from 'vscode';
import type { Mismatch } from '../domain/session/sessionMatch.ts';
import { profileText } from './profile.ts';

/**
 * Why the session does not answer for a function, and who would.
 * @param profiles names of the profiles that sign in to the function's account, as far as that is known
 */
export function mismatchText(match: Mismatch, profiles: readonly string[]): string {
  switch (match.kind) {
    case 'otherAccount':
      return l10n.t(
        'This function is in account {0}. The active session is in account {1}. {2}',
        match.accountId,
        match.active,
        profilesText(profiles),
      );
    case 'otherPartition':
      return l10n.t(
        'This function is in partition {0}. The active session is in partition {1}.',
        match.partition,
        match.active,
      );
    case 'contradiction':
      return l10n.t('Region {0} is not in partition {1}.', match.region, match.partition);
    default:
      return match satisfies never;
  }
}

/** Profiles that sign in to the other account: `Profile billing signs in there.` */
export function profilesText(profiles: readonly string[]): string {
  const [first, ...more] = profiles.map(profileText);
  if (first === undefined) return l10n.t('No profile is known to sign in there.');
  return more.length === 0
    ? l10n.t('Profile {0} signs in there.', first)
    : l10n.t('Profiles {0} sign in there.', [first, ...more].join(', '));
}

/** The button or link that switches to a profile. */
export const switchToText = (profile: string): string =>
  l10n.t('Switch to Profile {0}', profileText(profile));
