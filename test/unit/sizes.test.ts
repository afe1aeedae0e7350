import { describe, expect, it } from 'vitest';
import { functionsIn, longest, percentile } from '../../scripts/lib/sizes.ts';

const SOURCE = `
/** Not a part of it. */
export function declared(
  a: string,
): string {
  const inner = (): string => a;
  return inner();
}

class Reader<T extends object> {
  readonly #one = (text: string) => text satisfies string;
  get size(): number {
    return 1;
  }
  static async *pages(): AsyncGenerator<number> {
    yield 1;
  }
}

declare function elsewhere(): void;
const table = { quick: () => 1, method() {} };
`;

describe('the sizes of functions', () => {
  it('are those of all kinds of them, with their names and lines, and of nothing else', () => {
    expect(functionsIn(SOURCE, 'x.ts')).toEqual([
      { lines: 6, place: 'x.ts:3 declared' },
      { lines: 1, place: 'x.ts:6 inner' },
      { lines: 1, place: 'x.ts:11 one' },
      { lines: 3, place: 'x.ts:12 size' },
      { lines: 3, place: 'x.ts:15 pages' },
      { lines: 1, place: 'x.ts:21 quick' },
      { lines: 1, place: 'x.ts:21 method' },
    ]);
  });

  it.each([
    [[], 50, 0],
    [[7], 99, 7],
    [[1, 2, 3, 4], 50, 2],
    [Array.from({ length: 200 }, (_, index) => index + 1), 99, 198],
  ])('of %j have at %d percent %d', (sorted, percent, expected) => {
    expect(percentile(sorted, percent)).toBe(expected);
  });

  it('are listed from the longest on, beyond a limit', () => {
    const sized = [3, 9, 5].map((lines) => ({ lines, place: `${lines}` }));
    expect(longest(sized, 3).map(({ lines }) => lines)).toEqual([9, 5]);
  });
});
