import { l10n } from 'vscode';
import { countText } from './count.ts';
import type { FindingText, Of } from './findingOf.ts';
import { momentText } from './time.ts';

export function deliveryFailing({ destination, deadLetter, until }: Of<'deliveryFailing'>): FindingText {
  const parts = [
    ...(destination > 0
      ? [
          l10n.t(
            'DestinationDeliveryFailures: {0} in the 24 h before {1}.',
            countText(destination),
            momentText(until),
          ),
        ]
      : []),
    ...(deadLetter > 0
      ? [l10n.t('DeadLetterErrors: {0} in the 24 h before {1}.', countText(deadLetter), momentText(until))]
      : []),
  ];
  return {
    headline: l10n.t('Deliveries fail: {0} in 24 h', countText(destination + deadLetter)),
    explanation: l10n.t('{0} The target did not receive those events or records.', parts.join(' ')),
  };
}

export function eventsDropped({ count, last, until }: Of<'eventsDropped'>): FindingText {
  return {
    headline:
      count === 1
        ? l10n.t('1 event dropped in 24 h')
        : l10n.t('{0} events dropped in 24 h', countText(count)),
    explanation: l10n.t(
      'AsyncEventsDropped: {0} in the 24 h before {1}, for all qualifiers together, last at about {2}. Events that a destination or dead-letter queue received are counted too.',
      countText(count),
      momentText(until),
      momentText(last),
    ),
  };
}

export function triggerUsesDefaults({ qualifier, principals }: Of<'triggerUsesDefaults'>): FindingText {
  return {
    headline: l10n.t('Trigger of {0} uses the defaults', qualifier),
    explanation: l10n.t(
      'The resource policy allows {0} to invoke {1}, which has no config of its own. Such events use the defaults.',
      principals.join(', '),
      qualifier,
    ),
  };
}
