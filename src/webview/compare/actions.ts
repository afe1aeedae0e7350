import type { ComparisonFilter } from '../../domain/comparison/rowView.ts';
import type { Intent } from '../../features/compare/protocol.ts';

/** Data and actions of the templates, beside the host's view. */
export interface Actions {
  readonly send: (intent: Intent) => void;
  readonly filter: ComparisonFilter;
  readonly setFilter: (filter: ComparisonFilter) => void;
  /** Exports the visible rows. */
  readonly exportRows: () => void;
  /** Rows that pass the filter, and all. */
  readonly counts: { readonly shown: number; readonly all: number };
}
