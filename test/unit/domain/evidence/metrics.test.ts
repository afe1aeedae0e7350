import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../../src/domain/destinations/destination.ts';
import { countedIn } from '../../../../src/domain/evidence/losses.ts';
import { valuesIn } from '../../../../src/domain/evidence/metricRange.ts';
import { RANGES, readMetrics, spanUntil } from '../../../../src/domain/evidence/metrics.ts';
import type { MetricSeries } from '../../../../src/domain/session/evidenceApi.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';

const UNTIL = new Date('2026-11-27T12:00:00Z');
const ago = (minutes: number): Date => new Date(UNTIL.getTime() - minutes * 60_000);
const series = (...points: readonly (readonly [minutes: number, value: number])[]): MetricSeries => ({
  points: points.map(([minutes, value]) => ({ at: ago(minutes), value })),
  partial: false,
});
const never = new AbortController().signal;

describe('a metric over a range', () => {
  it('has a sum, and when it was first and last above 0', () => {
    const values = valuesIn(series([600, 7], [170, 2], [90, 0], [10, 3], [5, 0]), 'hours', UNTIL);
    expect(values).toMatchObject({ sum: 5, maximum: 3, first: ago(170), last: ago(10) });
    expect(valuesIn(series([600, 7], [10, 3]), 'day', UNTIL).sum).toBe(10);
  });

  it('without data has nothing, which is not 0', () => {
    const values = valuesIn(series([600, 7]), 'hours', UNTIL);
    expect(values).not.toHaveProperty('sum');
    expect(values.bars.every((bar) => bar === undefined)).toBe(true);
    expect(valuesIn(series([10, 0]), 'hours', UNTIL)).toMatchObject({ sum: 0, maximum: 0 });
    expect(valuesIn(series([10, 0]), 'hours', UNTIL)).not.toHaveProperty('last');
  });

  it('has bars of the sums, or of the highest', () => {
    // 3 h in 36 bars: five minutes each.
    expect(valuesIn(series([180, 1], [5, 4]), 'hours', UNTIL).bars).toHaveLength(36);
    expect(valuesIn(series([180, 1], [5, 4]), 'hours', UNTIL).bars.at(-1)).toBe(4);
    const day = series([39, 3], [5, 4], [4, 2]);
    expect(valuesIn(day, 'day', UNTIL).bars.at(-1)).toBe(9);
    expect(valuesIn(day, 'day', UNTIL, 'Maximum').bars.at(-1)).toBe(4);
  });

  it('counts losses of the time asked for only', () => {
    expect(countedIn(series([1_500, 9], [60, 2], [30, 0]), ago(1_440))).toEqual({ sum: 2, last: ago(60) });
    expect(countedIn(series([60, 0]), ago(1_440))).toBeUndefined();
    expect(countedIn(series(), ago(1_440))).toBeUndefined();
  });
});

describe('reading the metrics of a function', () => {
  it('is one request for a week in whole periods, with the age of each queue’s oldest message', async () => {
    const fake = new FakeEvidence();
    const queue = parseDestination('arn:aws:sqs:us-east-1:111111111111:failed');
    fake.series.set('failed ApproximateAgeOfOldestMessage', series([10, 90]));
    const read = await readMetrics(
      fake.metrics,
      'orders',
      [queue],
      new Date(UNTIL.getTime() - 61_000),
      never,
    );
    expect(fake.asked).toHaveLength(1);
    expect(read.until).toEqual(UNTIL);
    expect(read.asked).toBe(8);
    expect(read.queueAges.get(queue.arn)?.points).toHaveLength(1);
  });

  it('begins and ends at whole periods', () => {
    const { from, to } = spanUntil(new Date('2026-11-27T11:31:07Z'), RANGES.day, 3_600);
    expect(to).toEqual(UNTIL);
    expect(from).toEqual(new Date('2026-11-26T12:00:00Z'));
  });
});
