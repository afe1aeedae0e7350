import { l10n } from 'vscode';
import { type ErrorKind, isExpectedError } from '../../../domain/errors.ts';
import { type ErrorText, errorText } from '../../../presentation/error.ts';
import type { ActionView, NoticeView } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** Failures that another profile, or the same one signed in again, would mend. */
const OF_THE_PROFILE: readonly ErrorKind[] = [
  'noProfile',
  'noRegion',
  'badConfiguration',
  'signedOut',
  'mfaCancelled',
  'mfaRefused',
];

export const isOfTheProfile = (error: unknown): boolean =>
  isExpectedError(error) && OF_THE_PROFILE.includes(error.kind);

/** Nothing could be read: what happened, what to do, and a way on. */
export function failureNotice(error: unknown): NoticeView {
  const text = errorText(error);
  const { headline, remedy, detail, command, tone } = text;
  return {
    tone,
    title: headline,
    ...(remedy !== undefined && { text: remedy }),
    ...(detail !== undefined && { detail: { label: l10n.t('What the service said'), text: detail } }),
    ...(command !== undefined && { command }),
    actions: failureActions(error, text),
  };
}

function failureActions(error: unknown, { command, missingAction }: ErrorText): readonly ActionView[] {
  const signsIn = command !== undefined;
  return [
    ...(signsIn ? [buttons.signIn()] : []),
    { ...buttons.retry(), primary: !signsIn },
    ...(signsIn ? [buttons.copyCommand()] : []),
    ...(missingAction === undefined ? [] : [buttons.copyPolicy(missingAction)]),
    ...(isOfTheProfile(error) ? [buttons.switchProfile()] : []),
    buttons.showLog(),
  ];
}

/** An account for its reader: id and profile as far as they are known. */
export interface AccountLabel {
  readonly accountId?: string | undefined;
  readonly profile?: string | undefined;
}

export function accountText({ accountId, profile }: AccountLabel): string {
  const id = accountId === undefined ? l10n.t('an account not known yet') : l10n.t('account {0}', accountId);
  return profile === undefined ? id : l10n.t('{0} (profile {1})', id, profile);
}

/** The function lies in another account than the one that can be asked now: nothing is shown. */
export function otherAccountNotice(wanted: AccountLabel, active: AccountLabel): NoticeView {
  return {
    tone: 'warning',
    title: l10n.t('This function is in another account'),
    text: l10n.t(
      'It belongs to {0}; the active session is of {1}. Switch to a profile of that account to see its settings.',
      accountText(wanted),
      accountText(active),
    ),
    actions: [
      { ...buttons.switchProfile(), primary: true },
      { ...buttons.retry(), primary: false },
    ],
  };
}

/** What is in view was read with a session that was left since. */
export function leftSessionNotice(shown: AccountLabel, active: AccountLabel): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('This panel shows {0}, which is no longer active', accountText(shown)),
    text: l10n.t('The active session is of {0}. What you see here is not updated.', accountText(active)),
    // Where the new session is certain to be of another account, asking it would answer for another function.
    actions: active.accountId === undefined ? [buttons.reload()] : [buttons.switchProfile()],
  };
}
