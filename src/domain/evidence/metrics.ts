import type { Destination } from '../destinations/destination.ts';
import type {
  MetricPoint,
  MetricQuery,
  MetricsApi,
  MetricSeries,
  MetricSpan,
} from '../session/evidenceApi.ts';

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

/** A metric over a range. */
export interface RangeValues {
  /** Of the points; undefined: CloudWatch has no data, which is not 0. */
  readonly sum?: number;
  readonly maximum?: number;
  /** Start of the first and the last period with a value above 0. */
  readonly first?: Date;
  readonly last?: Date;
  /** From the oldest to the newest part of the range; undefined where there is no data. */
  readonly bars: readonly (number | undefined)[];
  readonly partial: boolean;
}

/** Parts of a range in a chart. */
const BARS = 36;

export function valuesIn(
  { points, partial }: MetricSeries,
  range: Range,
  until: Date,
  statistic: MetricQuery['statistic'] = 'Sum',
): RangeValues {
  const start = until.getTime() - RANGES[range];
  const inside = points.filter(({ at }) => at.getTime() >= start && at < until);
  const positive = inside.filter(({ value }) => value > 0);
  const first = positive[0]?.at;
  const last = positive.at(-1)?.at;
  return {
    ...(inside.length > 0 && { sum: sumOf(inside), maximum: maximumOf(inside) }),
    ...(first && last && { first, last }),
    bars: barsOf(inside, start, RANGES[range] / BARS, statistic === 'Sum' ? sumOf : maximumOf),
    partial,
  };
}

const sumOf = (points: readonly MetricPoint[]): number => points.reduce((sum, { value }) => sum + value, 0);
const maximumOf = (points: readonly MetricPoint[]): number =>
  points.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);

function barsOf(
  points: readonly MetricPoint[],
  start: number,
  width: number,
  join: (points: readonly MetricPoint[]) => number,
): readonly (number | undefined)[] {
  const parts = Map.groupBy(points, ({ at }) => Math.floor((at.getTime() - start) / width));
  return Array.from({ length: BARS }, (_, index) => {
    const part = parts.get(index);
    return part && join(part);
  });
}
