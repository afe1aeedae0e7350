import type { MetricPoint, MetricQuery, MetricSeries } from '../session/evidenceApi.ts';
import { RANGES, type Range } from './metrics.ts';

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
