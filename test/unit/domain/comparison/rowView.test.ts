import { describe, expect, it } from 'vitest';
import {
  BY_STATE,
  comparisonFilter,
  comparisonOrder,
  type ViewedComparison,
} from '../../../../src/domain/comparison/rowView.ts';

const row = (more: Partial<ViewedComparison>): ViewedComparison => ({
  state: 'same',
  name: 'Orders',
  address: 'aws_lambda_function.received',
  qualifier: '$LATEST',
  place: 'shop/template.yaml',
  deployed: 'shop-orders',
  ...more,
});

const sorted = (rows: readonly ViewedComparison[], order = BY_STATE) => rows.toSorted(comparisonOrder(order));

describe('comparisonFilter', () => {
  it.each([
    ['', true],
    ['orders', true],
    ['shop/', true],
    ['shop-o*', true],
    ['function.received', true],
    ['mail', false],
  ])('with the text %o passes a row by name, address, file or deployed name: %o', (text, expected) => {
    expect(comparisonFilter({ text })(row({}))).toBe(expected);
  });

  it('passes the rows of a state', () => {
    expect(comparisonFilter({ text: '', state: 'differs' })(row({ state: 'differs' }))).toBe(true);
    expect(comparisonFilter({ text: '', state: 'differs' })(row({}))).toBe(false);
  });
});

describe('comparisonOrder', () => {
  it('puts the worst state first, then goes by file and name', () => {
    const rows = [
      row({ name: 'B' }),
      row({ name: 'A' }),
      row({ state: 'unknown' }),
      row({ state: 'differs', place: 'z.yaml' }),
      row({ state: 'notDeclared', place: '' }),
    ];
    expect(sorted(rows).map(({ state, name }) => [state, name])).toEqual([
      ['differs', 'Orders'],
      ['notDeclared', 'Orders'],
      ['unknown', 'Orders'],
      ['same', 'A'],
      ['same', 'B'],
    ]);
  });

  it.each([false, true])('puts a row without the value last, descending %o', (descending) => {
    const rows = [row({ deployed: '' }), row({ deployed: 'a' }), row({ deployed: 'b' })];
    const found = sorted(rows, { column: 'deployedAs', descending }).map(({ deployed }) => deployed);
    expect(found).toEqual(descending ? ['b', 'a', ''] : ['a', 'b', '']);
  });
});
