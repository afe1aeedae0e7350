import type { FindingFilter, RowFilter, TargetFilter } from '../../domain/overview/rowView.ts';
import type { RowColumn } from '../../domain/overview/rowOrder.ts';
import type { DestinationKind } from '../../domain/destinations/destination.ts';
import type { Severity } from '../../domain/findings/finding.ts';
import type { TagState } from '../../domain/account/tagReading.ts';
import type * as page from '../../page/viewModels.ts';
import type { OverviewChoice } from './choice.ts';
import type { Intent } from './intent.ts';

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;

/** In every state of the page. */
export type HeaderViewModel = page.PageHeaderViewModel<Intent>;

/** The progress of the scan. */
export type ScanViewModel = page.ProgressViewModel<Intent>;

/** A number that stands out; its button shows its rows. */
export interface CardViewModel {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  /** `good`: no such problem in the whole account. `open`: none so far. */
  readonly tone: 'plain' | 'good' | 'open' | Severity;
  /** The card in one phrase, for a screen reader. */
  readonly spoken: string;
  readonly filter: RowFilter;
}

/** Where events go: for each kind of target how many rows, in each role. */
export interface ChartViewModel {
  readonly heading: string;
  readonly roles: readonly string[];
  readonly bars: readonly BarViewModel[];
}

export interface BarViewModel {
  readonly kind: DestinationKind | 'none';
  readonly label: string;
  readonly icon: string;
  readonly cells: readonly {
    readonly text: string;
    /** From 0 to 1, of all rows. */
    readonly share: number;
    /** The whole in words, for a tooltip and a screen reader. */
    readonly label: string;
    readonly filter: TargetFilter;
  }[];
}

export interface SummaryViewModel {
  readonly label: string;
  readonly cards: readonly CardViewModel[];
  readonly chart: ChartViewModel;
}

/** Failures: the first of many. */
export interface FailuresViewModel {
  readonly heading: string;
  readonly items: readonly {
    readonly name: string;
    readonly text: string;
    readonly retry?: ActionViewModel;
  }[];
  readonly more?: string;
  readonly remedies: readonly string[];
  readonly actions: readonly ActionViewModel[];
}

/** The words of the table and its filters, which change with the language only. */
export interface TableStrings {
  readonly label: string;
  readonly columns: Readonly<Record<RowColumn, string>>;
  readonly kinds: Readonly<Record<DestinationKind, { readonly text: string; readonly icon: string }>>;
  readonly severities: Readonly<Record<Severity, { readonly text: string; readonly icon: string }>>;
  readonly sources: Readonly<Record<'configured' | 'default', string>>;
  /** `{0} (default)`. */
  readonly marked: string;
  readonly none: string;
  /** Heading of the functions of a stack: `Stack {0}`. */
  readonly stack: string;
  readonly noStack: string;
  /** `{0} rows`, of a stack. */
  readonly rows: string;
  /** `{0} of {1} rows`. */
  readonly count: string;
  readonly noRows: string;
  /** `{0} versions`: of one function, in one row. */
  readonly versions: string;
  /** In place of a value that differs between versions. */
  readonly differ: string;
  /** `+2`: findings beside the one that a cell shows. */
  readonly others: string;
  /** Events that a function lost; of one that was not asked for, the cell is empty. */
  readonly lost: { readonly none: string; readonly dropped: string; readonly notDelivered: string };
  readonly nothingPasses: string;
  readonly filters: FilterStrings;
}

export interface FilterStrings {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly clear: string;
  readonly changeShown: string;
  readonly groupByStack: string;
  readonly target: string;
  readonly targetHint: string;
  readonly finding: string;
  readonly source: string;
  readonly all: string;
  readonly targets: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: TargetFilter; readonly text: string }[];
  }[];
  readonly findings: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: FindingFilter; readonly text: string }[];
  }[];
  readonly sources: readonly { readonly value: 'configured' | 'default'; readonly text: string }[];
}

/** The page without the rows. */
export interface OverviewViewModel {
  /** For a page that has kept none of its own. */
  readonly choice?: OverviewChoice;
  /** Stacks and tags of the functions. `unread`: the page asks for them where it needs them. */
  readonly tags: TagState['kind'];
  readonly header: HeaderViewModel;
  readonly notices: readonly NoticeViewModel[];
  readonly showSummary: string;
  readonly hideSummary: string;
  readonly scan?: ScanViewModel;
  readonly failures?: FailuresViewModel;
  /** Absent until there is a row. */
  readonly summary?: SummaryViewModel;
  /** Absent where no rows are expected. */
  readonly table?: TableStrings;
}
