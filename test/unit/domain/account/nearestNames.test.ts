import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestNames } from '../../../../src/domain/account/nearestNames.ts';

const NAMES = ['orders-received', 'orders-refunded', 'orders-enrich', 'payments-capture', 'a', 'mail'];

describe('the nearest names', () => {
  it.each([
    ['orders-recieved', ['orders-received']],
    ['Orders-Received', ['orders-received']],
    ['order-received', ['orders-received']],
    ['orders-enritch', ['orders-enrich']],
    ['payment-captures', ['payments-capture']],
    ['mial', ['mail']],
    ['mails', ['mail']],
  ])('of %s', (typed, expected) => {
    expect(nearestNames(typed, NAMES)).toEqual(expected);
  });

  it.each(['orders', 'invoices-create', '', 'x', 'orders-received', 'x'.repeat(100_000)])(
    'are none for %s',
    (typed) => {
      expect(nearestNames(typed, NAMES)).toEqual([]);
    },
  );

  it('are the nearest first, and few', () => {
    const names = ['orderx', 'orders', 'ordery', 'orderz', 'order1'];
    expect(nearestNames('order', names)).toEqual(['order1', 'orders', 'orderx']);
    expect(nearestNames('ordres', ['ordrex', 'orders'], 1)).toEqual(['orders']);
  });
});

/** The distance as its definition says, without bounds. */
function slow(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 0; row <= a.length; row += 1) {
    for (let column = 0; column <= b.length; column += 1) {
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const value =
        row === 0 || column === 0
          ? row + column
          : Math.min(
              at(row - 1, column) + 1,
              at(row, column - 1) + 1,
              at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
              swapped ? at(row - 2, column - 2) + 1 : Infinity,
            );
      const line = table[row];
      if (line) line[column] = value;
    }
  }
  return at(a.length, b.length);
}

describe('the edit distance', () => {
  it('is that of the plain definition, up to its limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slow(a, b), limit + 1));
      }),
    );
  });
});
