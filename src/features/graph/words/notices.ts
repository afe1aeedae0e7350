import { l10n } from 'vscode';
import type { Session } from '../../../domain/session.ts';
import { leftText, placeText } from '../../../page/place.ts';
import type { NoticeView } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** What is in view was read with a session that was left since. */
export function leftSessionNotice(shown: Session, successor: Session | undefined): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('This graph shows {0}, which is no longer active', placeText(shown)),
    text: leftText(successor),
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
    text: isComplete
      ? l10n.t(
          'There is no destination on success, no destination on failure and no dead-letter queue: what fails at every attempt is lost.',
        )
      : l10n.t('What is found appears here.'),
    actions: [],
  };
}
