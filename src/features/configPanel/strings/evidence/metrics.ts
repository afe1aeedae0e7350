import { l10n } from 'vscode';
import {
  BAD_METRICS,
  LAMBDA_METRICS,
  type LambdaMetric,
  type MetricsEvidence,
  type Range,
  type RangeValues,
  statisticOf,
  valuesIn,
} from '../../../../domain/evidence/metrics.ts';
import type { QualifierReport } from '../../../../domain/report/report.ts';
import { countText } from '../../../../presentation/count.ts';
import { durationText } from '../../../../presentation/duration.ts';
import { momentText, timeOfDayText } from '../../../../presentation/time.ts';
import type { EvidenceRecord } from '../../evidence/panelEvidence.ts';
import type { ChartViewModel, MetricsViewModel } from '../../evidenceViewModel.ts';
import * as buttons from '../buttons.ts';
import { missingNotice } from '../phrases.ts';

const METRIC_TEXTS: Readonly<Record<LambdaMetric, () => string>> = {
  AsyncEventsReceived: () => l10n.t('Events received'),
  AsyncEventsDropped: () => l10n.t('Events dropped'),
  DestinationDeliveryFailures: () => l10n.t('Records not delivered'),
  DeadLetterErrors: () => l10n.t('Dead letters not delivered'),
  Errors: () => l10n.t('Failed invocations'),
  Throttles: () => l10n.t('Throttled invocations'),
  AsyncEventAge: () => l10n.t('Oldest event'),
};

const RANGE_TEXTS: Readonly<Record<Range, () => string>> = {
  hours: () => l10n.t('3 h'),
  day: () => l10n.t('24 h'),
  week: () => l10n.t('7 days'),
};

/** The metrics of the function in words and bars. */
export function metricsView(
  { evidence, range }: EvidenceRecord,
  report: QualifierReport,
): MetricsViewModel | undefined {
  if (!evidence) return undefined;
  const { metrics } = evidence;
  const read = metrics.kind === 'known' ? metrics.value : undefined;
  return {
    heading: l10n.t('Metrics'),
    ...(metrics.kind === 'loading' && { loading: l10n.t('Reading…') }),
    notices:
      metrics.kind === 'failed'
        ? [missingNotice(l10n.t('Metrics unknown'), metrics.error, [buttons.loadEvidence(true)])]
        : [],
    ...(read && { sentence: sentenceOf(read, range, report) }),
    rangesLabel: l10n.t('Time'),
    ranges: read ? ranges(range) : [],
    charts: read ? LAMBDA_METRICS.map((metric) => chart(read, metric, range)) : [],
    note: read ? noteOf(read) : '',
  };
}

const ranges = (selected: Range): MetricsViewModel['ranges'] =>
  (['hours', 'day', 'week'] as const).map((range) => ({
    ...buttons.showRange(range, RANGE_TEXTS[range]()),
    selected: range === selected,
  }));

function chart({ series, until }: MetricsEvidence, metric: LambdaMetric, range: Range): ChartViewModel {
  const values = valuesIn(series[metric], range, until, statisticOf(metric));
  const isBad = BAD_METRICS.includes(metric) && (values.sum ?? 0) > 0;
  const most = Math.max(1, ...values.bars.map((bar) => bar ?? 0));
  const value = valueText(metric, values);
  const last = isBad && values.last ? l10n.t('Last: {0}', pointText(values.last, range)) : undefined;
  return {
    name: METRIC_TEXTS[metric](),
    metric,
    value,
    tone: values.sum === undefined ? 'none' : isBad ? 'bad' : 'ok',
    ...(last !== undefined && { last }),
    bars: values.bars.map((bar) => (bar === undefined ? null : bar / most)),
    description: descriptionOf(metric, value, range, values),
  };
}

function valueText(metric: LambdaMetric, { sum, maximum }: RangeValues): string {
  if (sum === undefined || maximum === undefined) return l10n.t('No data');
  return metric === 'AsyncEventAge' ? ageText(maximum) : countText(sum);
}

/** @param ms milliseconds, as CloudWatch has it */
const ageText = (ms: number): string =>
  ms < 1_000 ? l10n.t('{0} ms', countText(Math.round(ms))) : durationText(Math.round(ms / 1_000));

function descriptionOf(
  metric: LambdaMetric,
  value: string,
  range: Range,
  { first, last }: RangeValues,
): string {
  const about = l10n.t('{0}, last {1}: {2}.', metric, RANGE_TEXTS[range](), value);
  if (!first || !last) return about;
  return l10n.t(
    '{0} First above 0 at {1}, last at {2}.',
    about,
    pointText(first, range),
    pointText(last, range),
  );
}

/** The start of a period of five minutes. */
const pointText = (at: Date, range: Range): string =>
  range === 'hours' ? timeOfDayText(at) : momentText(at);

/** The numbers in a sentence. What the settings were at that time is not known. */
function sentenceOf(
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
      text: l10n.t('{0} deliveries failed: what they carried is lost.', countText(failed)),
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

function keptText(ending: QualifierReport['ending'], qualifier: string, failed: number): string {
  if (ending === 'discarded')
    return l10n.t('With the settings of {0} as they are now, nothing keeps them.', qualifier);
  if (failed > 0)
    return l10n.t('{0} deliveries to a destination or dead-letter queue failed.', countText(failed));
  return ending === 'kept'
    ? l10n.t(
        'With the settings of {0} as they are now, they are sent to its destination or dead-letter queue first.',
        qualifier,
      )
    : l10n.t('Whether anything keeps them is not known: the dead-letter queue could not be read.');
}

function noteOf({ asked, series }: MetricsEvidence): string {
  const partial = LAMBDA_METRICS.some((metric) => series[metric].partial);
  const texts = [
    l10n.t('{0} metrics were asked for. They count all qualifiers together, in periods of 5 min.', asked),
    ...(partial ? [l10n.t('CloudWatch says that it did not send everything.')] : []),
  ];
  return texts.join(' ');
}
