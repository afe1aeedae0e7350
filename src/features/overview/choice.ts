import type { RowFilter, RowOrder } from '../../domain/overview/rowView.ts';

/** The reader's choices, remembered for the workspace. */
export interface OverviewChoice {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  readonly isGrouped: boolean;
}
