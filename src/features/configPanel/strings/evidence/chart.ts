import { l10n } from 'vscode';
import { type RangeValues, valuesIn } from '../../../../domain/evidence/metricRange.ts';
import {
  BAD_METRICS,
  type LambdaMetric,
  type MetricsEvidence,
  type Range,
  statisticOf,
} from '../../../../domain/evidence/metrics.ts';
import { countText } from '../../../../presentation/count.ts';
import { durationText } from '../../../../presentation/duration.ts';
import { momentText, timeOfDayText } from '../../../../presentation/time.ts';
import type { ChartViewModel } from '../../evidenceViewModel.ts';

const METRIC_TEXTS: Readonly<Record<LambdaMetric, () => string>> = {
  AsyncEventsReceived: () => l10n.t('Events received'),
  AsyncEventsDropped: () => l10n.t('Events dropped'),
  DestinationDeliveryFailures: () => l10n.t('Records not delivered'),
  DeadLetterErrors: () => l10n.t('Dead letters not delivered'),
  Errors: () => l10n.t('Failed invocations'),
  Throttles: () => l10n.t('Throttled invocations'),
  AsyncEventAge: () => l10n.t('Oldest event'),
};

export const RANGE_TEXTS: Readonly<Record<Range, () => string>> = {
  hours: () => l10n.t('3 h'),
  day: () => l10n.t('24 h'),
  week: () => l10n.t('7 days'),
};

export function chart(
  { series, until }: MetricsEvidence,
  metric: LambdaMetric,
  range: Range,
): ChartViewModel {
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
export const pointText = (at: Date, range: Range): string =>
  range === 'hours' ? timeOfDayText(at) : momentText(at);
