import type { LambdaMetric } from '../evidence/metrics.ts';

/** The metrics that tell of lost events. */
export const METRICS = [
  'AsyncEventsDropped',
  'DestinationDeliveryFailures',
  'DeadLetterErrors',
] as const satisfies readonly LambdaMetric[];

/** The most metrics of a request (domain.md §15). */
const MOST_METRICS = 500;

const FUNCTIONS_AT_ONCE = Math.floor(MOST_METRICS / METRICS.length);

/** Queries of Metrics Insights: the metrics, and one that tells how far back the answers go. */
export const INSIGHTS_QUERIES = METRICS.length + 1;

/** The cost of asking for every function. */
export interface LossPlan {
  readonly functions: number;
  /** AWS charges for each. */
  readonly metrics: number;
  readonly requests: number;
}

export const planOf = (functions: number): LossPlan => ({
  functions,
  metrics: functions * METRICS.length,
  requests: Math.ceil(functions / FUNCTIONS_AT_ONCE),
});

export function chunks(names: readonly string[]): (readonly string[])[] {
  const count = Math.ceil(names.length / FUNCTIONS_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    names.slice(index * FUNCTIONS_AT_ONCE, (index + 1) * FUNCTIONS_AT_ONCE),
  );
}
