import { l10n } from 'vscode';
import type { Attempt, FailingEvent } from '../domain/delivery/failingEvent.ts';
import type { Destination } from '../domain/destinations/destination.ts';
import { attemptsText } from './count.ts';
import { destinationKindText } from './destination.ts';
import { durationText } from './duration.ts';

/** When an attempt starts: `immediately`, `about 3 min after the first attempt`. */
export function attemptTimeText(attempt: Attempt): string {
  return attempt.atSeconds === 0
    ? l10n.t('immediately')
    : l10n.t('about {0} after the first attempt', durationText(attempt.atSeconds));
}

/** Why and when a failing event ends. */
export function endText(event: FailingEvent): string {
  if (event.condition === 'EventAgeExceeded') {
    return l10n.t('Lambda stops at an age of {0} (EventAgeExceeded)', durationText(event.endsAtSeconds));
  }
  return l10n.t('Lambda stops after {0} (RetriesExhausted)', attemptsText(event.attempts.length));
}

/** Where a failing event goes in the end, in one sentence each. */
export function outcomeTexts(event: FailingEvent): readonly string[] {
  if (event.discarded)
    return [l10n.t('The event is discarded: no on-failure destination and no dead-letter queue.')];
  return [
    ...(event.onFailure
      ? [l10n.t('Lambda sends a record with the event and the error to {0}.', named(event.onFailure))]
      : []),
    ...(event.deadLetter
      ? [l10n.t('Lambda sends only the event to the dead-letter queue: {0}.', named(event.deadLetter))]
      : []),
  ];
}

const named = (target: Destination): string =>
  l10n.t('{0} {1}', destinationKindText(target.kind), target.name);
