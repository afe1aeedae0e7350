import { membersOf } from '../../domain/typeGuards.ts';
import { NO_FILTER, type RowFilter } from '../../domain/overview/rowView.ts';
import { type RowOrder, WORST_FIRST } from '../../domain/overview/rowOrder.ts';
import { isRowFilter, isRowOrder } from '../../features/overview/protocol.ts';

/** The user's choices on the page; kept while it is hidden and over a reload of the window. */
export interface ViewState {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  /** Pixels, of the table. */
  readonly scrollTop: number;
  /** Key of the line that the keyboard is at. */
  readonly active?: string;
  /** Keys of the lines whose versions are shown. */
  readonly open: readonly string[];
  readonly isGrouped: boolean;
  /** Absent: by the size of the window. */
  readonly isSummaryHidden?: boolean;
}

/** The state of a page that has kept none: the choices remembered for the workspace. */
export const isKept = (kept: unknown): boolean => Object.keys(membersOf(kept)).length > 0;

/** Reads what the page kept; anything missing or malformed is as at the beginning. */
export function readViewState(kept: unknown): ViewState {
  const { filter, order, scrollTop, active, open, isSummaryHidden, isGrouped } = membersOf(kept);
  return {
    filter: isRowFilter(filter) ? filter : NO_FILTER,
    order: isRowOrder(order) ? order : WORST_FIRST,
    isGrouped: isGrouped === true,
    scrollTop: typeof scrollTop === 'number' ? scrollTop : 0,
    ...(typeof active === 'string' && { active }),
    open: Array.isArray(open) ? open.filter((key) => typeof key === 'string') : [],
    ...(typeof isSummaryHidden === 'boolean' && { isSummaryHidden }),
  };
}
