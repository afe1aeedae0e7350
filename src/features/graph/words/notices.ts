import { l10n } from 'vscode';
import type { ErrorKind } from '../../../domain/errors.ts';
import { isExpectedError } from '../../../domain/errors.ts';
import { errorText } from '../../../presentation/error.ts';
import type { NoticeView } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** Failures that another profile, or the same one signed in again, would mend. */
const OF_THE_PROFILE: readonly ErrorKind[] = [
  'noProfile',
  'noRegion',
  'badConfiguration',
  'signedOut',
  'mfaCancelled',
];

/** What failed, what to do, and a way on. */
export function failureNotice(error: unknown): NoticeView {
  const { headline, remedy, detail, command } = errorText(error);
  const ofTheProfile = isExpectedError(error) && OF_THE_PROFILE.includes(error.kind);
  return {
    tone: 'error',
    title: headline,
    ...(remedy !== undefined && { text: remedy }),
    ...(detail !== undefined && { detail: { label: l10n.t('What the service said'), text: detail } }),
    ...(command !== undefined && { command }),
    actions: [
      buttons.retry(),
      ...(command === undefined ? [] : [buttons.copyCommand()]),
      ...(ofTheProfile ? [buttons.switchProfile()] : []),
      buttons.showLog(),
    ],
  };
}

/** An account and region for their reader. */
export interface PlaceLabel {
  readonly accountId?: string | undefined;
  readonly profile: string;
  readonly region: string;
}

const placeText = ({ accountId, profile, region }: PlaceLabel): string =>
  accountId === undefined
    ? l10n.t('an account not known yet (profile {0}) in {1}', profile, region)
    : l10n.t('account {0} (profile {1}) in {2}', accountId, profile, region);

/** What is in view was read with a session that was left since. */
export function leftSessionNotice(shown: PlaceLabel, active: PlaceLabel | undefined): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('This graph shows {0}, which is no longer active', placeText(shown)),
    text: active
      ? l10n.t('The active session is of {0}. What you see here is not updated.', placeText(active))
      : l10n.t('What you see here is not updated.'),
    actions: [buttons.reload()],
  };
}

/** The scan was not started. */
export function idleNotice(): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('Who hands events to whom is not known yet'),
    text: l10n.t(
      'The graph is drawn from the settings of all functions of this account and region: one or two requests for each, at the pace of lambdaAsync.overview.requestsPerSecond. What was read before is not asked for again.',
    ),
    actions: [buttons.start()],
  };
}

/** The scan has found nothing to draw, so far. */
export function emptyNotice(isComplete: boolean): NoticeView {
  return {
    tone: 'info',
    title: isComplete
      ? l10n.t('No function hands events to anything')
      : l10n.t('No function hands events to anything so far'),
    text: l10n.t(
      'There is no destination on success, no destination on failure and no dead-letter queue: what fails at every attempt is lost.',
    ),
    actions: [],
  };
}
