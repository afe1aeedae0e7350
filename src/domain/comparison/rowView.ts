import { nameFilter } from '../account/nameFilter.ts';
import { compareQualifiers } from '../qualifiers/qualifiers.ts';
import { COMPARISON_STATES, type ComparisonState } from './row.ts';

/** The part of a row that filters and orders look at. */
export interface ViewedComparison {
  readonly state: ComparisonState;
  /** The function's name; where the declaration does not tell it, its short address. */
  readonly name: string;
  /** The whole address of the declaration; empty where the function is not declared. */
  readonly address: string;
  /** Empty where it is not known. */
  readonly qualifier: string;
  /** Path of the file in the workspace; empty where the function is not declared. */
  readonly place: string;
  /** Name of the deployed function; empty where none was found. */
  readonly deployed: string;
}

/** Selects rows: those that pass all that is set. Plain data. */
export interface ComparisonFilter {
  /** In names, addresses, files and deployed names; with `*` as in the functions view. Empty: all pass. */
  readonly text: string;
  readonly state?: ComparisonState;
}

export const ALL_COMPARISONS: ComparisonFilter = { text: '' };

export const COMPARISON_COLUMNS = ['state', 'function', 'qualifier', 'declaredIn', 'deployedAs'] as const;

export type ComparisonColumn = (typeof COMPARISON_COLUMNS)[number];

/** By one column, then by file, name and qualifier. Plain data. */
export interface ComparisonOrder {
  readonly column: ComparisonColumn;
  readonly descending: boolean;
}

/** The worst state first. */
export const BY_STATE: ComparisonOrder = { column: 'state', descending: false };

export function comparisonFilter({ text, state }: ComparisonFilter): (row: ViewedComparison) => boolean {
  const accepts = text.trim() === '' ? undefined : nameFilter(text);
  return (row) =>
    (state === undefined || row.state === state) &&
    (!accepts || [row.name, row.address, row.place, row.deployed].some(accepts));
}

type Compare = (a: ViewedComparison, b: ViewedComparison) => number;

const byText =
  (value: (row: ViewedComparison) => string): Compare =>
  (a, b) =>
    order(value(a), value(b));

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const byQualifier: Compare = (a, b) =>
  a.qualifier === b.qualifier ? 0 : compareQualifiers(a.qualifier, b.qualifier);

const COMPARE: Readonly<Record<ComparisonColumn, Compare>> = {
  state: (a, b) => COMPARISON_STATES.indexOf(a.state) - COMPARISON_STATES.indexOf(b.state),
  function: byText(({ name }) => name),
  qualifier: byQualifier,
  declaredIn: byText(({ place }) => place),
  deployedAs: byText(({ deployed }) => deployed),
};

const VALUES: Readonly<Partial<Record<ComparisonColumn, (row: ViewedComparison) => string>>> = {
  qualifier: ({ qualifier }) => qualifier,
  declaredIn: ({ place }) => place,
  deployedAs: ({ deployed }) => deployed,
};

/** Compares rows in an order; a row that has no value in the column comes last either way. */
export function comparisonOrder({ column, descending }: ComparisonOrder): Compare {
  const compare = COMPARE[column];
  const value = VALUES[column];
  return (a, b) => {
    const missing = value ? Number(value(a) === '') - Number(value(b) === '') : 0;
    if (missing !== 0) return missing;
    return (descending ? -1 : 1) * compare(a, b) || byPlace(a, b);
  };
}

const byPlace: Compare = (a, b) => order(a.place, b.place) || order(a.name, b.name) || byQualifier(a, b);
