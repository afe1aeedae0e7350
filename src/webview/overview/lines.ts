import { unqualified } from '../../domain/account/functionIdentity.ts';
import { isVersion } from '../../domain/arn/functionArn.ts';
import type { RowViewModel } from '../../features/overview/protocol.ts';

/** A line of the table: a row, or the versions of one function, which are many and mostly alike. */
export type Line = RowLine | VersionsLine;

export interface RowLine {
  readonly kind: 'row';
  /** Tells lines apart. */
  readonly key: string;
  readonly row: RowViewModel;
  /** Key of the line that it is folded under. */
  readonly under?: string;
}

export interface VersionsLine {
  readonly kind: 'versions';
  readonly key: string;
  /** In their order; two or more. */
  readonly rows: readonly RowViewModel[];
  readonly isOpen: boolean;
}

/** No ARN has a space, so that no row has such a key. */
const keyOf = ({ arn }: RowViewModel): string => `versions of ${unqualified(arn)}`;

/**
 * The lines of rows that are in order. The versions of a function are one line, where the first of them was; opened,
 * the versions follow it. A single version stays a row. Time grows with the number of rows.
 */
export function linesOf(rows: readonly RowViewModel[], open: ReadonlySet<string>): readonly Line[] {
  const versions = Map.groupBy(
    rows.filter(({ qualifier }) => isVersion(qualifier)),
    keyOf,
  );
  return rows.flatMap((row): readonly Line[] => {
    const single: Line = { kind: 'row', key: row.arn, row };
    if (!isVersion(row.qualifier)) return [single];
    const key = keyOf(row);
    const own = versions.get(key) ?? [];
    if (own.length < 2) return [single];
    if (own[0] !== row) return [];
    const isOpen = open.has(key);
    const line: Line = { kind: 'versions', key, rows: own, isOpen };
    return isOpen ? [line, ...own.map((child) => underneath(child, key))] : [line];
  });
}

const underneath = (row: RowViewModel, under: string): Line => ({ kind: 'row', key: row.arn, row, under });
