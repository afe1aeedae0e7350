import type { ComparisonRow, ComparisonState } from '../comparison/row.ts';
import { stackOf } from '../comparison/compareUnit.ts';
import type { Setting, Side } from '../declared/setting.ts';
import type { Way } from '../declared/resolution.ts';
import { oneLine } from './record.ts';

/** The words of an exported comparison, in the user's language. */
export interface ComparisonStrings {
  readonly title: string;
  /** Said where the comparison is not complete. */
  readonly incomplete: string;
  state(state: ComparisonState): { readonly title: string; readonly fact: string };
  setting(setting: Setting): string;
  side(setting: Setting, side: Side): string;
  /** The difference or the reason. */
  note(row: ComparisonRow): string;
  way(way: Way): string;
  readonly columns: Readonly<
    Record<'state' | 'count' | 'function' | 'qualifier' | 'file' | 'deployed' | 'note', string>
  >;
}

/** Where a row's declaration stands. */
export interface DeclaredAt {
  /** Path in the workspace, with `/`; empty where the function is not declared. */
  readonly file: string;
  /** From 1; undefined where the file could not be read. */
  readonly line: number | undefined;
}

export interface ComparisonSource {
  readonly rows: readonly ComparisonRow[];
  readonly placeOf: (row: ComparisonRow) => DeclaredAt;
  readonly complete: boolean;
  readonly region: string;
  /** Empty where it is not known. */
  readonly accountId: string;
  readonly generatedAt: Date;
  /** Version of the extension, `1.2.3`. */
  readonly toolVersion: string;
}

export interface ExportedSide {
  readonly setting: Setting;
  readonly declared: string;
  /** Empty where the stack's template was not read. */
  readonly lastDeployed: string;
  readonly inForce: string;
  readonly outcome: 'same' | 'differs' | 'unknown';
}

/** One row as all formats have it. Texts that are not there are empty. */
export interface ComparisonRecord {
  readonly state: ComparisonState;
  /** Address of the declaration. */
  readonly declaration: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly dialect: string;
  /** Name of the deployed function. */
  readonly function: string;
  readonly qualifier: string;
  readonly region: string;
  readonly accountId: string;
  readonly stack: string;
  /** How the deployed function was found. */
  readonly foundBy: string;
  readonly note: string;
  readonly settings: readonly ExportedSide[];
}

export function recordOf(
  row: ComparisonRow,
  { placeOf, accountId }: ComparisonSource,
  strings: ComparisonStrings,
): ComparisonRecord {
  const { state, declaration, name = '', qualifier = '', region, way, sides, reason } = row;
  return {
    state,
    declaration: declaration?.address ?? '',
    ...placeOf(row),
    dialect: declaration?.dialect ?? '',
    function: name,
    qualifier,
    region,
    accountId,
    stack: stackOf(way) ?? (reason?.kind === 'ofStack' ? reason.stack : ''),
    foundBy: way ? oneLine(strings.way(way)) : '',
    note: oneLine(strings.note(row)),
    settings: sides.map((side) => sideOf(side, strings)),
  };
}

const sideOf = (
  { setting, declared, stack, deployed, outcome }: ComparisonRow['sides'][number],
  strings: ComparisonStrings,
): ExportedSide => ({
  setting,
  declared: strings.side(setting, declared),
  lastDeployed: stack ? strings.side(setting, stack) : '',
  inForce: strings.side(setting, deployed),
  outcome,
});

export interface Exported {
  readonly source: ComparisonSource;
  readonly records: readonly ComparisonRecord[];
  readonly strings: ComparisonStrings;
}
