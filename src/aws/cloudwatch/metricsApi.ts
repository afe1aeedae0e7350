import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type {
  MetricPoint,
  MetricQuery,
  MetricsApi,
  MetricSeries,
  MetricSpan,
} from '../../domain/session/evidenceApi.ts';
import { type Fields, fieldsOf, listOf, nextToken, optionalText, requiredText } from '../transport/fields.ts';
import { notUnderstood } from '../failures/errors.ts';
import { CAPS } from '../transport/limits.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export const cloudWatchClient = (config: CloudWatchClientConfig): CloudWatchClient =>
  new CloudWatchClient(config);

type Ask = PerformWith<CloudWatchClient>;
type Query = NonNullable<GetMetricDataCommandInput['MetricDataQueries']>[number];

/** CloudWatch of one Region, read through `perform`. */
export function metricsApi(perform: Ask): MetricsApi {
  return {
    read: async (queries, span, signal) => {
      const found = await results(perform, queries.map(toQuery(span)), span, signal);
      return queries.map((_, index) => found.get(idOf(index))?.series ?? NO_DATA);
    },
    rank: async (metric, byFunction, span, signal) => {
      const query = { Id: 'q', Expression: insights(metric, byFunction), Period: span.periodSeconds };
      const found = await results(perform, [query], span, signal);
      return [...found.values()].map(({ label, series }) => ({ name: label, series }));
    },
  };
}

const NO_DATA: MetricSeries = { points: [], partial: false };
const idOf = (index: number): string => `m${index}`;

const toQuery =
  ({ periodSeconds: Period }: MetricSpan) =>
  ({ namespace, metric, dimension, resource, statistic }: MetricQuery, index: number): Query => ({
    Id: idOf(index),
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metric,
        Dimensions: [{ Name: dimension, Value: resource }],
      },
      Period,
      Stat: statistic,
    },
  });

/** The metric is one of ours: nothing from outside is in the query. */
function insights(metric: string, byFunction: boolean): string {
  const all = `SELECT SUM(${metric}) FROM SCHEMA("AWS/Lambda", FunctionName)`;
  return byFunction ? `${all} GROUP BY FunctionName ORDER BY SUM() DESC` : all;
}

interface Result {
  readonly label: string;
  readonly series: MetricSeries;
}

/** All pages of the answer, by the queries' ids; a query of Insights has many results of one id, so the label tells them apart. */
async function results(
  perform: Ask,
  MetricDataQueries: Query[],
  { from: StartTime, to: EndTime }: MetricSpan,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Result>> {
  const found = new Map<string, Result>();
  let NextToken: string | undefined;
  for (let page = 0; page < CAPS.pages; page += 1) {
    const token = NextToken === undefined ? {} : { NextToken };
    const input = { MetricDataQueries, StartTime, EndTime, ScanBy: 'TimestampAscending' as const, ...token };
    const { entries, next } = await perform(
      'GetMetricData',
      signal,
      (client, options) => client.send(new GetMetricDataCommand(input), options),
      readPage,
    );
    for (const entry of entries) merge(found, entry);
    if (next === undefined || next === NextToken) return found;
    NextToken = next;
  }
  throw notUnderstood('The metrics have no last page.');
}

function merge(found: Map<string, Result>, { id, label, series }: Result & { readonly id: string }): void {
  const key = id === 'q' ? label : id;
  const known = found.get(key)?.series ?? NO_DATA;
  const points = [...known.points, ...series.points];
  found.set(key, { label, series: { points, partial: series.partial } });
}

function readPage(answer: object) {
  const { entries } = listOf(answer, 'MetricDataResults', readResult);
  return { entries, next: nextToken(fieldsOf(answer), 'NextToken') };
}

function readResult(fields: Fields): Result & { readonly id: string } {
  const times = fields['Timestamps'] ?? [];
  const values = fields['Values'] ?? [];
  if (!Array.isArray(times) || !Array.isArray(values) || times.length !== values.length)
    throw notUnderstood('Timestamps and Values do not belong together.');
  const points = times.map((at: unknown, index): MetricPoint => pointOf(at, values[index]));
  return {
    id: requiredText(fields, 'Id'),
    label: optionalText(fields, 'Label') ?? '',
    series: {
      points: points.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      partial: optionalText(fields, 'StatusCode') !== 'Complete',
    },
  };
}

function pointOf(at: unknown, value: unknown): MetricPoint {
  const isTime = at instanceof Date && !Number.isNaN(at.getTime());
  if (isTime && typeof value === 'number' && Number.isFinite(value)) return { at, value };
  throw notUnderstood('A metric has a point without a time or a value.');
}
