import { l10n } from 'vscode';
import { type RangeValues, valuesIn } from '../../../../domain/evidence/metricRange.ts';
import type { LambdaMetric, MetricsEvidence, Range } from '../../../../domain/evidence/metrics.ts';
import type { QualifierReport } from '../../../../domain/report/report.ts';
import { countText } from '../../../../presentation/count.ts';
import type { MetricsViewModel } from '../../evidenceViewModel.ts';
import { pointText } from './chart.ts';

/** The numbers in a sentence. What the settings were at that time is not known. */
export function sentenceOf(
  { series, until }: MetricsEvidence,
  range: Range,
  { ending, qualifier }: QualifierReport,
): NonNullable<MetricsViewModel['sentence']> {
  const values = (metric: LambdaMetric): RangeValues => valuesIn(series[metric], range, until);
  const dropped = values('AsyncEventsDropped');
  const failed = (values('DestinationDeliveryFailures').sum ?? 0) + (values('DeadLetterErrors').sum ?? 0);
  if (dropped.sum !== undefined && dropped.sum > 0 && dropped.first) {
    const what = droppedText(dropped.sum, pointText(dropped.first, range));
    const kept = keptText(ending, qualifier, failed);
    return { tone: 'error', icon: 'error', text: `${what} ${kept}` };
  }
  if (failed > 0)
    return {
      tone: 'error',
      icon: 'error',
      text: failedText(failed),
    };
  return quietSentence(values('AsyncEventsReceived').sum, dropped.sum);
}

/** Nothing bad was counted; what has no data is said to have none. */
function quietSentence(
  received: number | undefined,
  dropped: number | undefined,
): NonNullable<MetricsViewModel['sentence']> {
  if (received === undefined) {
    const text = l10n.t(
      'CloudWatch has no data of asynchronous events in this time. That is not the same as 0.',
    );
    return { tone: 'unknown', icon: 'question', text };
  }
  const text =
    dropped === undefined
      ? l10n.t('{0} events were received. CloudWatch has no data of dropped ones.', countText(received))
      : l10n.t('{0} events were received, and none was dropped.', countText(received));
  return { tone: 'ok', icon: 'pass', text };
}

const droppedText = (count: number, since: string): string =>
  count === 1
    ? l10n.t('1 event was dropped at about {0}.', since)
    : l10n.t('{0} events were dropped since {1}.', countText(count), since);

/** Another target may still have received the event. */
const failedText = (count: number): string =>
  count === 1
    ? l10n.t('1 delivery to a destination or dead-letter queue failed.')
    : l10n.t('{0} deliveries to a destination or dead-letter queue failed.', countText(count));

function keptText(ending: QualifierReport['ending'], qualifier: string, failed: number): string {
  if (ending === 'discarded')
    return l10n.t('With the settings of {0} as they are now, nothing keeps them.', qualifier);
  if (failed > 0) return failedText(failed);
  return ending === 'kept'
    ? l10n.t(
        'With the settings of {0} as they are now, they are sent to its destination or dead-letter queue first.',
        qualifier,
      )
    : l10n.t('Whether anything keeps them is not known: the dead-letter queue could not be read.');
}
