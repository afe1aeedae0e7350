import { l10n } from 'vscode';
import type { ScanEstimate } from '../../../domain/overview/estimate.ts';
import type { Session } from '../../../domain/session/session.ts';
import { leftText, placeText } from '../../../page/origin.ts';
import { continuesText, estimateText } from '../../../presentation/scan.ts';
import type { NoticeViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** The graph was read with a session that was left since. */
export function leftSessionNotice(shown: Session, successor: Session | undefined): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('This graph shows {0}, which is no longer active', placeText(shown)),
    text: leftText(successor),
    actions: [buttons.reload()],
  };
}

/** The scan was not started: it sends many requests, so the user decides. */
export function idleNotice(estimate: ScanEstimate): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('The event flow has not been loaded yet'),
    text: [
      l10n.t(
        'The scan reads the settings of every function in this account and Region that has not been read yet.',
      ),
      estimateText(estimate),
      continuesText(),
    ].join(' '),
    actions: [buttons.start()],
  };
}

/** The scan has found nothing to draw, so far. */
export function emptyNotice(isComplete: boolean): NoticeViewModel {
  return {
    tone: 'info',
    title: isComplete ? l10n.t('No function has a destination') : l10n.t('No destinations so far'),
    text: isComplete
      ? l10n.t('There are no destinations and no dead-letter queues: all failed events are lost.')
      : l10n.t('Destinations appear here as the scan finds them.'),
    actions: [],
  };
}
