import type { MetricSeries } from '../session/evidenceApi.ts';

/** Events that a function lost, as CloudWatch counts them, all its qualifiers together. */
export interface Losses {
  /** The time that the numbers are of. */
  readonly from: Date;
  readonly to: Date;
  /** AsyncEventsDropped: also those that were sent to a destination or dead-letter queue first (domain.md §10). */
  readonly dropped: Counted | undefined;
  /** DestinationDeliveryFailures. */
  readonly notDelivered: Counted | undefined;
  /** DeadLetterErrors. */
  readonly deadLetterErrors: Counted | undefined;
}

/** A sum above 0, and when it was last so. */
export interface Counted {
  readonly sum: number;
  /** Start of the period. */
  readonly last: Date;
}

/** The sum of a series; undefined where there is no data, or nothing above 0. */
export function countedIn({ points }: MetricSeries, from: Date): Counted | undefined {
  const positive = points.filter(({ at, value }) => at >= from && value > 0);
  const last = positive.at(-1)?.at;
  return last && { sum: positive.reduce((sum, { value }) => sum + value, 0), last };
}

export const isLoss = ({ dropped, notDelivered, deadLetterErrors }: Losses): boolean =>
  [dropped, notDelivered, deadLetterErrors].some((count) => count !== undefined);
