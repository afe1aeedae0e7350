import type { Destination } from '../destinations/destination.ts';
import type { MetricQuery, MetricsApi, MetricSeries, MetricSpan } from '../session/evidenceApi.ts';

/** Metrics of a function's asynchronous events, all its qualifiers together (domain.md §10, §15). */
export const LAMBDA_METRICS = [
  'AsyncEventsReceived',
  'AsyncEventsDropped',
  'DestinationDeliveryFailures',
  'DeadLetterErrors',
  'Errors',
  'Throttles',
  'AsyncEventAge',
] as const;

export type LambdaMetric = (typeof LAMBDA_METRICS)[number];

/** Metrics whose every point above 0 is bad news. */
export const BAD_METRICS: readonly LambdaMetric[] = [
  'AsyncEventsDropped',
  'DestinationDeliveryFailures',
  'DeadLetterErrors',
  'Errors',
  'Throttles',
];

/** How far back, in milliseconds. All are parts of what one request reads. */
export const RANGES = { hours: 3 * 3_600_000, day: 24 * 3_600_000, week: 7 * 24 * 3_600_000 } as const;

export type Range = keyof typeof RANGES;

/** One period of five minutes: kept for 63 days (domain.md §15). */
const PERIOD_SECONDS = 300;

/** The metrics of one function for a week. */
export interface MetricsEvidence {
  /** End of the last period, which may not be complete. */
  readonly until: Date;
  readonly series: Readonly<Record<LambdaMetric, MetricSeries>>;
  /** Age of the oldest message, in seconds, by the queue's ARN. */
  readonly queueAges: ReadonlyMap<string, MetricSeries>;
  /** Metrics that were asked for: AWS charges for each. */
  readonly asked: number;
}

/** The time of `ms` milliseconds up to now, in whole periods. */
export function spanUntil(now: Date, ms: number, periodSeconds: number): MetricSpan {
  const period = periodSeconds * 1_000;
  const to = new Date(Math.ceil(now.getTime() / period) * period);
  return { from: new Date(to.getTime() - ms), to, periodSeconds };
}

export const statisticOf = (metric: LambdaMetric): MetricQuery['statistic'] =>
  metric === 'AsyncEventAge' ? 'Maximum' : 'Sum';

/** A function's metric as CloudWatch is asked for it. */
export const metricOf = (resource: string, metric: LambdaMetric): MetricQuery => ({
  namespace: 'AWS/Lambda',
  metric,
  dimension: 'FunctionName',
  resource,
  statistic: statisticOf(metric),
});

const ageOf = ({ name }: Destination): MetricQuery => ({
  namespace: 'AWS/SQS',
  metric: 'ApproximateAgeOfOldestMessage',
  dimension: 'QueueName',
  resource: name,
  statistic: 'Maximum',
});

/**
 * All metrics of a function in one request.
 * @param queues of the same account and Region
 */
export async function readMetrics(
  api: MetricsApi,
  name: string,
  queues: readonly Destination[],
  now: Date,
  signal: AbortSignal,
): Promise<MetricsEvidence> {
  const span = spanUntil(now, RANGES.week, PERIOD_SECONDS);
  const queries = [...LAMBDA_METRICS.map((metric) => metricOf(name, metric)), ...queues.map(ageOf)];
  const answers = await api.read(queries, span, signal);
  const nth = (index: number): MetricSeries => answers[index] ?? { points: [], partial: false };
  const series = Object.fromEntries(LAMBDA_METRICS.map((metric, index) => [metric, nth(index)]));
  return {
    until: span.to,
    series: series as MetricsEvidence['series'],
    queueAges: new Map(queues.map(({ arn }, index) => [arn, nth(LAMBDA_METRICS.length + index)])),
    asked: queries.length,
  };
}
