import { compareQualifiers } from '../qualifiers/qualifiers.ts';
import { ruleOf } from '../findings/rules.ts';
import type { ViewedRow } from './rowView.ts';

/** The columns of the overview, in their order. */
export const ROW_COLUMNS = [
  'function',
  'qualifier',
  'findings',
  'retries',
  'maximumAge',
  'onSuccess',
  'onFailure',
  'deadLetter',
  'lastModified',
  'source',
  'lost',
] as const;

export type RowColumn = (typeof ROW_COLUMNS)[number];

/** The order of rows: by one column, and by function and qualifier where that is the same. Plain data. */
export interface RowOrder {
  readonly column: RowColumn;
  readonly descending: boolean;
}

export const BY_FUNCTION: RowOrder = { column: 'function', descending: false };

/** The order that a reader starts with. */
export const WORST_FIRST: RowOrder = { column: 'findings', descending: true };

type Comparison = (a: ViewedRow, b: ViewedRow) => number;

/** Compares rows in an order; what has no value in the column comes last either way. */
export function rowOrder({ column, descending }: RowOrder): Comparison {
  const value = VALUES[column];
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1;
      return byIdentity(a, b);
    }
    return sign * compare(left, right, column) || byIdentity(a, b);
  };
}

function compare(left: string | number, right: string | number, column: RowColumn): number {
  if (column === 'qualifier') return compareQualifiers(String(left), String(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

function byIdentity(a: ViewedRow, b: ViewedRow): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.qualifier === b.qualifier ? 0 : compareQualifiers(a.qualifier, b.qualifier);
}

const VALUES: Readonly<Record<RowColumn, (row: ViewedRow) => string | number | undefined>> = {
  function: ({ name }) => name,
  qualifier: ({ qualifier }) => qualifier,
  retries: ({ retries }) => retries.value,
  maximumAge: ({ maximumAge }) => maximumAge.value,
  onSuccess: ({ onSuccess }) => onSuccess?.name,
  onFailure: ({ onFailure }) => onFailure?.name,
  deadLetter: ({ deadLetter }) => deadLetter?.name,
  lastModified: ({ lastModified }) => lastModified,
  source: ({ source }) => source,
  findings: ({ findings }) => badness(findings),
  lost: ({ lost }) => lost && lost.dropped + lost.notDelivered,
};

const WEIGHTS = { error: 10_000, warning: 100, info: 1 } as const;

/** One error is worse than any number of warnings, one warning than any number of notes. */
function badness(findings: ViewedRow['findings']): number | undefined {
  if (findings.length === 0) return undefined;
  return findings.reduce((sum, finding) => sum + WEIGHTS[ruleOf(finding).severity], 0);
}
