import { l10n } from 'vscode';
import { type ErrorKind, isExpectedError } from '../../../domain/errors.ts';
import type { Session } from '../../../domain/session.ts';
import { identityText } from '../../../presentation/connection.ts';
import { type ErrorText, errorText } from '../../../presentation/error.ts';
import type { ActionView, NoticeView } from '../protocol.ts';
import type { OverviewRecord, ReadyRecord } from '../record.ts';
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

/** What is to be noticed above the rows: why nothing is read any more, and the way on. */
export function noticesOf(record: OverviewRecord): readonly NoticeView[] {
  switch (record.kind) {
    case 'opening':
      return [];
    case 'failed':
      return [failureNotice(record.error, buttons.reopen())];
    case 'ready':
      return readyNotices(record);
    default:
      return record satisfies never;
  }
}

function readyNotices(record: ReadyRecord): readonly NoticeView[] {
  const { scan, left } = record;
  if (left) return [leftNotice(record)];
  if (scan.state === 'halted') return [failureNotice(scan.error, buttons.tryAgain())];
  const isEmpty = scan.state === 'complete' && scan.progress.total === 0;
  return isEmpty ? [emptyNotice()] : [];
}

function failureNotice(error: unknown, again: ActionView): NoticeView {
  const text = errorText(error);
  const { headline, remedy, detail, command, tone } = text;
  return {
    tone,
    title: headline,
    ...(remedy !== undefined && { text: remedy }),
    ...(detail !== undefined && { detail: { label: l10n.t('What the service said'), text: detail } }),
    ...(command !== undefined && { command }),
    actions: failureActions(error, text, again),
  };
}

function failureActions(error: unknown, text: ErrorText, again: ActionView): readonly ActionView[] {
  const { command, missingAction } = text;
  const kind = isExpectedError(error) ? error.kind : undefined;
  const signsIn = command !== undefined;
  return [
    ...(signsIn ? [buttons.signIn()] : []),
    { ...again, primary: !signsIn },
    ...(signsIn ? [buttons.copyCommand()] : []),
    ...(missingAction === undefined ? [] : [buttons.copyPolicy(missingAction)]),
    ...(kind === 'noRegion' ? [buttons.switchRegion()] : []),
    ...(kind && OF_THE_PROFILE.includes(kind) ? [buttons.switchProfile()] : []),
    buttons.showLog(),
  ];
}

function emptyNotice(): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('There are no Lambda functions in this region of the account'),
    actions: [buttons.switchRegion(), buttons.switchProfile()],
  };
}

/** What is in view was read with a session that was left since: it stays as it is, under its own name. */
function leftNotice({ session, successor }: ReadyRecord): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('This overview shows {0}, which is no longer active', placeText(session)),
    text: successor
      ? l10n.t('The active session is of {0}. What you see here is not updated.', placeText(successor))
      : l10n.t('No session is active now. What you see here is not updated.'),
    actions: [successor ? buttons.reload() : buttons.reopen(), buttons.switchProfile()],
  };
}

function placeText({ connection, knownAccountId, region }: Session): string {
  const profile = identityText(connection);
  return knownAccountId === undefined
    ? l10n.t('profile {0} in {1}', profile, region)
    : l10n.t('account {0} in {1} (profile {2})', knownAccountId, region, profile);
}
