import { l10n } from 'vscode';
import type { Attempt, FailingEvent } from '../../../domain/delivery/failingEvent.ts';
import { DESTINATION_ICONS } from '../../../presentation/destination.ts';
import { durationText } from '../../../presentation/duration.ts';
import { attemptTimeText, endText, outcomeTexts } from '../../../presentation/timeline.ts';
import type { PanelModel } from '../model.ts';
import type { TimelineItemViewModel, TimelineViewModel } from '../readyViewModel.ts';
import { headlineOf } from './phrases.ts';

/** The story of an event whose function fails every time, as an ordered list. */
export function timelineView(model: PanelModel): TimelineViewModel {
  const age = model.settings.maximumEventAgeInSeconds.value;
  return {
    heading: l10n.t('If every attempt fails'),
    intro: l10n.t('One event; the function returns an error at every attempt.'),
    items: [
      ...model.event.attempts.map((attempt) => attemptItem(attempt, age)),
      { kind: 'end', icon: 'debug-stop', text: endText(model.event) },
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
  const { event, ending } = model;
  if (ending === 'discarded') {
    return outcomeTexts(event).map((text) => ({ kind: 'lost', icon: 'trash', text }));
  }
  return [...onFailureItems(model, event), ...deadLetterItems(model, event)];
}

function onFailureItems({ warnings }: PanelModel, event: FailingEvent): readonly TimelineItemViewModel[] {
  const { deadLetter: _, ...record } = event;
  return event.onFailure ? kept(record, event.onFailure.kind, headlineOf(warnings, 'onFailure')) : [];
}

function deadLetterItems(model: PanelModel, event: FailingEvent): readonly TimelineItemViewModel[] {
  const { onFailure: _, ...alone } = event;
  switch (model.deadLetter.kind) {
    case 'known':
      return event.deadLetter
        ? kept(alone, event.deadLetter.kind, headlineOf(model.warnings, 'deadLetter'))
        : [];
    case 'loading':
      return [unknown(l10n.t('Reading the dead-letter queue…'))];
    case 'failed':
      return [unknown(l10n.t('Unknown whether there is a dead-letter queue.'))];
    default:
      return model.deadLetter satisfies never;
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
