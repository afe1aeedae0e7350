import type { RowFilter } from '../../domain/overview/rowView.ts';
import type { RowOrder } from '../../domain/overview/rowOrder.ts';

/** The reader's choices, remembered for the workspace. */
export interface OverviewChoice {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  readonly isGrouped: boolean;
}
