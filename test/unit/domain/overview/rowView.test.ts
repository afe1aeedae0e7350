import { describe, expect, it } from 'vitest';
import { TARGET_ROLES } from '../../../../src/domain/destinations/destination.ts';
import {
  isFindingFilter,
  NO_FILTER,
  type RowFilter,
  rowFilter,
  TARGET_KINDS,
} from '../../../../src/domain/overview/rowView.ts';
import { BY_FUNCTION, ROW_COLUMNS, rowOrder } from '../../../../src/domain/overview/rowOrder.ts';
import { summarize } from '../../../../src/domain/overview/summary.ts';
import { REGION } from '../../../support/fakeLambda.ts';
import { rowsFor } from './support.ts';

const sqs = (name: string): string => `arn:aws:sqs:${REGION}:111111111111:${name}`;

/** Rows of functions that differ in all that can be filtered and ordered by. */
const rows = [
  { name: 'orders', config: { onFailure: sqs('orders-failed'), maximumRetryAttempts: 0 } },
  { name: 'Orders-old', config: undefined },
  { name: 'mail', config: { onFailure: sqs('mail.fifo'), lastModified: new Date('2026-03-01') } },
  { name: 'pay', config: { onSuccess: 'arn:aws:s3:::bucket', maximumEventAgeInSeconds: 60 } },
  { name: 'dead', config: undefined, deadLetterArn: sqs('dead') },
  {
    name: 'gone',
    config: { qualifier: 'old', onFailure: sqs('orphaned'), lastModified: new Date('2025-01-01') },
  },
].flatMap(({ name, config, deadLetterArn }) =>
  rowsFor(name, {
    summary: deadLetterArn === undefined ? {} : { deadLetterArn },
    configs: config ? [config] : [],
    qualifiers: { aliases: [], versions: [] },
  }),
);

const shown = (filter: Partial<RowFilter>): readonly string[] =>
  rows.filter(rowFilter({ ...NO_FILTER, ...filter })).map(({ name, qualifier }) => `${name}:${qualifier}`);

describe('rowFilter', () => {
  it.each([
    ['', 7],
    ['  ', 7],
    ['ORDERS', 2],
    ['orders*', 2],
    ['*:old', 1],
    ['mail.fifo', 1],
    ['arn:aws:s3:::bucket', 1],
    ['arn:aws:lambda:*:pay:*', 1],
    ['us-east-1', 0],
    ['sqs:us-east-1', 4],
    ['nothing', 0],
  ])('by the text %j finds %i rows', (text, count) => expect(shown({ text })).toHaveLength(count));

  it.each([
    [{ finding: 'events-lost' }, ['Orders-old:$LATEST', 'pay:$LATEST', 'gone:$LATEST']],
    [{ finding: 'broken' }, ['mail:$LATEST', 'pay:$LATEST']],
    [{ finding: 'none' }, ['orders:$LATEST', 'dead:$LATEST']],
    [{ finding: 'orphaned-config' }, ['gone:old']],
    [{ source: 'default' }, ['Orders-old:$LATEST', 'dead:$LATEST', 'gone:$LATEST']],
    [{ target: { role: 'onFailure', kind: 'queue' } }, ['orders:$LATEST', 'mail:$LATEST']],
    [{ target: { role: 'any', kind: 'queue' } }, ['orders:$LATEST', 'mail:$LATEST', 'dead:$LATEST']],
    [{ target: { role: 'any', kind: 'none' } }, ['Orders-old:$LATEST', 'gone:$LATEST']],
    [{ source: 'configured', finding: 'broken', text: 'p' }, ['pay:$LATEST']],
  ] satisfies [Partial<RowFilter>, string[]][])('by %j', (filter, expected) =>
    expect(shown(filter)).toEqual(expected),
  );

  it('shows as many rows as the summary counts, for each bar', () => {
    const { targets, byRule } = summarize(rows);
    for (const role of TARGET_ROLES) {
      for (const kind of TARGET_KINDS) {
        expect([role, kind, shown({ target: { role, kind } }).length]).toEqual([
          role,
          kind,
          targets[role][kind] ?? 0,
        ]);
      }
    }
    for (const [finding, count] of Object.entries(byRule)) {
      if (!isFindingFilter(finding)) throw new Error(finding);
      expect([finding, shown({ finding }).length]).toEqual([finding, count]);
    }
  });
});

describe('rowOrder', () => {
  const ordered = (column: (typeof ROW_COLUMNS)[number], descending = false): readonly string[] =>
    rows.toSorted(rowOrder({ column, descending })).map(({ name, qualifier }) => `${name}:${qualifier}`);

  it('by function, and within it by qualifier', () => {
    expect(rows.toSorted(rowOrder(BY_FUNCTION)).map(({ name }) => name)).toEqual([
      'Orders-old',
      'dead',
      'gone',
      'gone',
      'mail',
      'orders',
      'pay',
    ]);
    expect(ordered('function').slice(2, 4)).toEqual(['gone:$LATEST', 'gone:old']);
  });

  it('puts the worst findings at one end, and rows without one last either way', () => {
    expect(ordered('findings', true).slice(0, 2)).toEqual(['pay:$LATEST', 'mail:$LATEST']);
    expect(ordered('findings', true).slice(-2)).toEqual(['dead:$LATEST', 'orders:$LATEST']);
    expect(ordered('findings').slice(-2)).toEqual(['dead:$LATEST', 'orders:$LATEST']);
  });

  it('by time and by target, with the empty ones last either way', () => {
    expect(ordered('lastModified').slice(0, 2)).toEqual(['gone:old', 'mail:$LATEST']);
    expect(ordered('lastModified', true).slice(0, 2)).toEqual(['mail:$LATEST', 'gone:old']);
    expect(ordered('deadLetter', true)[0]).toBe('dead:$LATEST');
  });

  it.each(ROW_COLUMNS)('by %s is the same however the rows came', (column) => {
    const order = rowOrder({ column, descending: true });
    expect(rows.toReversed().sort(order)).toEqual(rows.toSorted(order));
  });
});
