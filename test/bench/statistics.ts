/** One measured thing, with all its runs: what the table shows is computed from these. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median and extremes. Throws on no values: a row without a measurement is no row. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new Error('Nothing was measured.');
  return { median: medianOf(sorted), min, max };
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper;
}

/**
 * The exponent k of `value = c · n^k`, by least squares over the logarithms: 0 is independent of n, 1 linear, 2
 * quadratic. Undefined for fewer than two different sizes.
 */
export function exponent(points: readonly (readonly [n: number, value: number])[]): number | undefined {
  const logs = points
    .filter(([n, value]) => n > 0 && value > 0)
    .map(([n, value]) => [Math.log(n), Math.log(value)] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const spreadOfN = logs.reduce((sum, [n]) => sum + (n - x) ** 2, 0);
  if (logs.length < 2 || spreadOfN === 0) return undefined;
  return logs.reduce((sum, [n, value]) => sum + (n - x) * (value - y), 0) / spreadOfN;
}
