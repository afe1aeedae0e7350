import { unqualified } from '../../domain/account/functionIdentity.ts';
import { STACK_NAME_TAG } from '../../domain/session/taggingApi.ts';
import { isVersion } from '../../domain/arn/functionArn.ts';
import type { RowViewModel } from '../../features/overview/protocol.ts';

/** A line of the table: a row, the versions of one function, which are many and mostly alike, or the head of a stack. */
export type Line = RowLine | VersionsLine | StackLine;

export interface RowLine {
  readonly kind: 'row';
  /** Tells lines apart. */
  readonly key: string;
  readonly row: RowViewModel;
  /** Key of the line of versions that it is folded under. */
  readonly under?: string;
  /** Key of its stack's line, where the table is grouped. */
  readonly stack?: string;
}

/** The rows of a stack follow it while it is open. */
export interface StackLine {
  readonly kind: 'stack';
  readonly key: string;
  /** Empty: the functions that belong to no stack. */
  readonly name: string;
  readonly rows: number;
  readonly isOpen: boolean;
}

export interface VersionsLine {
  readonly kind: 'versions';
  readonly key: string;
  /** In their order; two or more. */
  readonly rows: readonly RowViewModel[];
  readonly stack?: string;
  readonly isOpen: boolean;
}

/** No ARN has a space, so that no row has such a key. */
const keyOf = ({ arn }: RowViewModel): string => `versions of ${unqualified(arn)}`;

/**
 * The lines of rows that are in order. The versions of a function are one line, where the first of them was; opened,
 * the versions follow it. A single version stays a row. Time grows with the number of rows.
 */
export function linesOf(
  rows: readonly RowViewModel[],
  open: ReadonlySet<string>,
): readonly (RowLine | VersionsLine)[] {
  const versions = Map.groupBy(
    rows.filter(({ qualifier }) => isVersion(qualifier)),
    keyOf,
  );
  return rows.flatMap((row): readonly (RowLine | VersionsLine)[] => {
    const single: RowLine = { kind: 'row', key: row.arn, row };
    if (!isVersion(row.qualifier)) return [single];
    const key = keyOf(row);
    const own = versions.get(key) ?? [];
    if (own.length < 2) return [single];
    if (own[0] !== row) return [];
    const isOpen = open.has(key);
    const line: VersionsLine = { kind: 'versions', key, rows: own, isOpen };
    return isOpen ? [line, ...own.map((child) => underneath(child, key))] : [line];
  });
}

const underneath = (row: RowViewModel, under: string): RowLine => ({ kind: 'row', key: row.arn, row, under });

/**
 * The same, below the heads of the stacks: by name, the functions of no stack last.
 * @param closed keys of the stacks whose rows are folded away
 */
export function linesByStack(
  rows: readonly RowViewModel[],
  open: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): readonly Line[] {
  const byStack = Map.groupBy(rows, ({ tags }) => tags?.get(STACK_NAME_TAG) ?? '');
  const names = [...byStack.keys()].toSorted(
    (a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1),
  );
  return names.flatMap((name): readonly Line[] => {
    const own = byStack.get(name) ?? [];
    const key = `stack ${name}`;
    const head: Line = { kind: 'stack', key, name, rows: own.length, isOpen: !closed.has(key) };
    return head.isOpen ? [head, ...linesOf(own, open).map((line) => ({ ...line, stack: key }))] : [head];
  });
}
