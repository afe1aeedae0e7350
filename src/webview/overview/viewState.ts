import { membersOf } from '../../domain/shape.ts';
import { BY_FUNCTION, NO_FILTER, type RowFilter, type RowOrder } from '../../domain/overview/rowView.ts';
import { isRowFilter, isRowOrder } from '../../features/overview/protocol.ts';

/** What the reader did to the page; kept while it is hidden and over a reload of the window. */
export interface ViewState {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  /** Pixels, of the table. */
  readonly scrollTop: number;
  /** ARN of the row that the keyboard is at. */
  readonly active?: string;
  readonly isSummaryHidden: boolean;
}

/** Reads what the page kept; what is not there, or is something else, is as at the beginning. */
export function readViewState(kept: unknown): ViewState {
  const { filter, order, scrollTop, active, isSummaryHidden } = membersOf(kept);
  return {
    filter: isRowFilter(filter) ? filter : NO_FILTER,
    order: isRowOrder(order) ? order : BY_FUNCTION,
    scrollTop: typeof scrollTop === 'number' ? scrollTop : 0,
    ...(typeof active === 'string' && { active }),
    isSummaryHidden: isSummaryHidden === true,
  };
}
