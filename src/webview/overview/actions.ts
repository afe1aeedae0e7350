import type { RowFilter } from '../../domain/overview/rowView.ts';
import type { Intent } from '../../features/overview/protocol.ts';

/** Data and actions of the templates, beside the host's view. */
export interface Actions {
  readonly send: (intent: Intent) => void;
  readonly filter: RowFilter;
  readonly setFilter: (filter: RowFilter) => void;
  readonly isGrouped: boolean;
  readonly toggleGroups: () => void;
  readonly isSummaryHidden: boolean;
  readonly toggleSummary: () => void;
  /** Exports the visible rows. */
  readonly exportRows: () => void;
  /** Opens one change for all visible rows. */
  readonly changeShown: () => void;
  /** Rows that pass the filter, and all. */
  readonly counts: { readonly shown: number; readonly all: number };
}
