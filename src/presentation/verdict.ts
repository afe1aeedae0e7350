import { l10n } from 'vscode';
import type { FailingEvent } from '../domain/delivery/failingEvent.ts';
import type { Destination, TargetRole } from '../domain/destinations/destination.ts';
import { isBrokenTarget } from '../domain/findings/rules.ts';
import type { QualifierReport } from '../domain/report/report.ts';
import { attemptsText } from './count.ts';
import { destinationKindText } from './destination.ts';
import { durationText } from './duration.ts';

/** The fate of an event that fails at every attempt, in one sentence. */
export interface Verdict {
  /** `ok`: something receives it. `unknown`: the dead-letter queue is not known. */
  readonly tone: 'ok' | 'lost' | 'unknown';
  readonly text: string;
}

type Judged = Pick<QualifierReport, 'status' | 'qualifier' | 'ending' | 'event' | 'findings'>;

export function verdictOf(report: Judged): Verdict {
  const { status, qualifier, ending, event } = report;
  if (status === 'orphaned' || status === 'missing') {
    return { tone: 'unknown', text: l10n.t('{0} does not exist, so no event can invoke it.', qualifier) };
  }
  if (ending === 'discarded') {
    return { tone: 'lost', text: l10n.t('Failed events are lost after {0}.', attemptsOf(event)) };
  }
  if (ending === 'unknown') {
    return {
      tone: 'unknown',
      text: l10n.t(
        'After {0}, a failed event goes to the dead-letter queue, if there is one. There is no on-failure destination.',
        attemptsOf(event),
      ),
    };
  }
  return keptVerdict(report);
}

/** Lambda sends the event to each of its targets; those that cannot receive it do not count. */
function keptVerdict({ event, findings }: Judged): Verdict {
  const isBroken = (role: TargetRole): boolean =>
    findings.some((finding) => isBrokenTarget(finding) && 'role' in finding && finding.role === role);
  const { onFailure, deadLetter } = event;
  const targets = [
    ...(onFailure ? [{ target: onFailure, broken: isBroken('onFailure') }] : []),
    ...(deadLetter ? [{ target: deadLetter, broken: isBroken('deadLetter') }] : []),
  ];
  const working = targets.filter(({ broken }) => !broken).map(({ target }) => named(target));
  const attempts = attemptsOf(event);
  const [first, second] = working;
  if (first === undefined) {
    const all = targets.map(({ target }) => named(target)).join(', ');
    return {
      tone: 'lost',
      text: l10n.t('Failed events are lost after {0}: {1} cannot receive them.', attempts, all),
    };
  }
  const text =
    second === undefined
      ? l10n.t('After {0}, Lambda sends a failed event to {1}.', attempts, first)
      : l10n.t('After {0}, Lambda sends a failed event to {1} and {2}.', attempts, first, second);
  return { tone: 'ok', text };
}

const named = ({ kind, name }: Destination): string => l10n.t('{0} {1}', destinationKindText(kind), name);

/** `3 attempts (about 3 min)`, `1 attempt`, `2 attempts (at an age of 90 s)`. */
function attemptsOf({ attempts, condition, endsAtSeconds }: FailingEvent): string {
  const made = attempts.filter(({ cutByAge }) => !cutByAge).length;
  const text = attemptsText(made);
  if (condition === 'EventAgeExceeded') {
    return l10n.t('{0} (at an age of {1})', text, durationText(endsAtSeconds));
  }
  return endsAtSeconds === 0 ? text : l10n.t('{0} (about {1})', text, durationText(endsAtSeconds));
}
