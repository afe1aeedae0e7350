import { l10n } from 'vscode';
import type { Attempt, FailingEvent } from '../../../domain/delivery/failingEvent.ts';
import { DESTINATION_ICONS } from '../../../presentation/destination.ts';
import { durationText } from '../../../presentation/duration.ts';
import { attemptTimeText, endText, outcomeTexts } from '../../../presentation/timeline.ts';
import type { QualifierReport } from '../../../domain/report/report.ts';
import type { PanelModel } from '../model.ts';
import type { TimelineItemViewModel, TimelineViewModel } from '../readyViewModel.ts';
import { headlineOf } from './common.ts';

/** The story of an event whose function fails every time, as an ordered list. */
export function timelineView(model: PanelModel): TimelineViewModel {
  const age = model.report.settings.maximumEventAgeInSeconds.value;
  return {
    heading: l10n.t('If every attempt fails'),
    intro: l10n.t('One event; the function returns an error at every attempt.'),
    items: [
      ...model.report.event.attempts.map((attempt) => attemptItem(attempt, age)),
      { kind: 'end', icon: 'debug-stop', text: endText(model.report.event) },
      ...outcomeItems(model),
    ],
  };
}

function attemptItem(attempt: Attempt, ageSeconds: number): TimelineItemViewModel {
  const time = attemptTimeText(attempt);
  const text = attempt.number === 1 ? l10n.t('Attempt {0}', time) : l10n.t('Retry {0}', time);
  const icon = String(attempt.number);
  if (!attempt.cutByAge) return { kind: 'attempt', icon, text };
  return {
    kind: 'cut',
    icon,
    text,
    note: l10n.t('Does not happen: the event would be older than {0}', durationText(ageSeconds)),
  };
}

function outcomeItems(model: PanelModel): readonly TimelineItemViewModel[] {
  const { event, ending } = model.report;
  if (ending === 'discarded') {
    return outcomeTexts(event).map((text) => ({ kind: 'lost', icon: 'trash', text }));
  }
  return [...onFailureItems(model.report), ...deadLetterItems(model.report)];
}

function onFailureItems(report: QualifierReport): readonly TimelineItemViewModel[] {
  const { deadLetter: _, ...record } = report.event;
  return record.onFailure ? kept(record, record.onFailure.kind, headlineOf(report, 'onFailure')) : [];
}

function deadLetterItems(report: QualifierReport): readonly TimelineItemViewModel[] {
  const { onFailure: _, ...alone } = report.event;
  switch (report.deadLetter.kind) {
    case 'known':
      return alone.deadLetter ? kept(alone, alone.deadLetter.kind, headlineOf(report, 'deadLetter')) : [];
    case 'loading':
      return [unknown(l10n.t('Reading the dead-letter queue…'))];
    case 'failed':
      return [unknown(l10n.t('Unknown whether there is a dead-letter queue.'))];
    default:
      return report.deadLetter satisfies never;
  }
}

function kept(
  event: FailingEvent,
  kind: keyof typeof DESTINATION_ICONS,
  warning: string | undefined,
): readonly TimelineItemViewModel[] {
  return outcomeTexts(event).map((text) => ({
    kind: 'kept',
    icon: DESTINATION_ICONS[kind],
    text,
    ...(warning !== undefined && { warning }),
  }));
}

const unknown = (text: string): TimelineItemViewModel => ({ kind: 'unknown', icon: 'question', text });
