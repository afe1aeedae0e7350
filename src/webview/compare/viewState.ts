import {
  ALL_COMPARISONS,
  BY_STATE,
  type ComparisonFilter,
  type ComparisonOrder,
} from '../../domain/comparison/rowView.ts';
import { membersOf } from '../../domain/typeGuards.ts';
import { isComparisonFilter, isComparisonOrder } from '../../features/compare/protocol.ts';

/** The reader's choices on the page; kept while it is hidden and over a reload of the window. */
export interface ViewState {
  readonly filter: ComparisonFilter;
  readonly order: ComparisonOrder;
  /** Pixels, of the table. */
  readonly scrollTop: number;
  /** Key of the selected row. */
  readonly active?: string;
}

/** Reads what the page kept; anything missing or malformed is as at the beginning. */
export function readViewState(kept: unknown): ViewState {
  const { filter, order, scrollTop, active } = membersOf(kept);
  return {
    filter: isComparisonFilter(filter) ? filter : ALL_COMPARISONS,
    order: isComparisonOrder(order) ? order : BY_STATE,
    scrollTop: typeof scrollTop === 'number' ? scrollTop : 0,
    ...(typeof active === 'string' && { active }),
  };
}
