import { describe, expect, it } from 'vitest';
import { judge } from '../../bench/goals.ts';
import { growths, Measurements, type Row, type Subject } from '../../bench/report.ts';
import { exponent, spread } from '../../bench/statistics.ts';

const loop: Subject = { key: 'limit.loop', title: 'loop', place: 'node', unit: 'ms' };

function rowsOf(...values: readonly (readonly [subject: Subject, value: number])[]): readonly Row[] {
  const measurements = new Measurements();
  for (const [subject, value] of values) measurements.add(subject, value);
  return measurements.rows();
}

describe('the spread of several runs', () => {
  it.each([
    [[3], { median: 3, min: 3, max: 3 }],
    [[9, 1, 2], { median: 2, min: 1, max: 9 }],
    [[4, 1, 2, 9], { median: 3, min: 1, max: 9 }],
    [[10, 9, 100], { median: 10, min: 9, max: 100 }],
  ])('of %j', (values, expected) => {
    expect(spread(values)).toEqual(expected);
  });

  it('does not exist without a run', () => {
    expect(() => spread([])).toThrow(/Nothing was measured/);
  });
});

describe('the exponent of growth', () => {
  it.each([
    [0, () => 7],
    [1, (n: number) => 3 * n],
    [2, (n: number) => n * n],
  ])('is %d', (expected, value) => {
    const points = [100, 1_000, 5_000].map((n) => [n, value(n)] as const);
    expect(exponent(points)).toBeCloseTo(expected, 10);
  });

  it('needs two sizes', () => {
    expect(exponent([[100, 1]])).toBeUndefined();
    expect(
      exponent([
        [100, 1],
        [100, 2],
      ]),
    ).toBeUndefined();
  });
});

describe('the rows', () => {
  it('stand together by kind, and by size within', () => {
    const other: Subject = { ...loop, key: 'limit.cli' };
    const rows = rowsOf([{ ...loop, n: 1_000 }, 2], [{ ...other, n: 100 }, 3], [{ ...loop, n: 100 }, 1]);
    expect(rows.map(({ key, n }) => [key, n])).toEqual([
      ['limit.loop', 100],
      ['limit.loop', 1_000],
      ['limit.cli', 100],
    ]);
    expect(growths(rows).map(({ key, sizes }) => [key, sizes])).toEqual([['limit.loop', [100, 1_000]]]);
  });
});

describe('a goal', () => {
  const all: Subject = { key: 'tree.known', title: 'all', place: 'workbench', unit: 'ms', n: 5_000 };

  it.each([
    [1_000, 1_090, true],
    [1_000, 1_200, false],
  ])('against a loop of %d ms, with %d ms of ours', (bare, ours, met) => {
    const [goal] = judge(rowsOf([{ ...loop, n: 5_000 }, bare], [all, ours]));
    expect(goal).toMatchObject({ actual: ours / bare, limit: 1.1, met });
  });

  it('is not judged where its rows were not measured', () => {
    expect(judge(rowsOf([all, 1]))).toEqual([]);
  });
});
