import { membersOf } from '../../domain/typeGuards.ts';

/** The reader's choices on the page; kept while the panel is hidden and over a reload of the window. */
export interface ViewState {
  /** True if the versions without a config are shown. */
  readonly isExpanded: boolean;
  /** Pixels. */
  readonly scrollY: number;
}

/** Reads what the page kept; anything else is a page at its beginning. */
export function readViewState(kept: unknown): ViewState {
  const { scrollY, isExpanded } = membersOf(membersOf(kept)['view']);
  return {
    isExpanded: isExpanded === true,
    scrollY: typeof scrollY === 'number' ? scrollY : 0,
  };
}
