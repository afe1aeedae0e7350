import type { ComparisonColumn } from '../../domain/comparison/rowView.ts';
import type { ComparisonState } from '../../domain/comparison/row.ts';
import type * as page from '../../page/viewModels.ts';
import type { Intent } from './intent.ts';

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;

export type HeaderViewModel = page.PageHeaderViewModel<Intent>;

/** The words of the table, its filters and its detail, which change with the language only. */
export interface TableStrings {
  readonly label: string;
  readonly columns: Readonly<Record<ComparisonColumn | 'note', string>>;
  readonly states: Readonly<
    Record<ComparisonState, { readonly text: string; readonly icon: string; readonly fact: string }>
  >;
  /** `{0} of {1} rows`. */
  readonly count: string;
  readonly noRows: string;
  readonly nothingPasses: string;
  readonly filters: {
    readonly label: string;
    readonly text: string;
    readonly placeholder: string;
    readonly state: string;
    readonly all: string;
    readonly clear: string;
  };
  readonly detail: {
    readonly label: string;
    /** Shown until a row is selected. */
    readonly none: string;
    readonly setting: string;
    readonly file: string;
    readonly stack: string;
    readonly deployed: string;
  };
}

/** The page without the rows. */
export interface CompareViewModel {
  readonly header: HeaderViewModel;
  readonly notices: readonly NoticeViewModel[];
  readonly progress?: page.ProgressViewModel<Intent>;
  /** Absent where no rows are expected. */
  readonly table?: TableStrings;
}
