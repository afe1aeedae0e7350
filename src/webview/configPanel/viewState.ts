/** What the reader did to the page; kept while the panel is hidden and over a reload of the window. */
export interface ViewState {
  /** Whether the versions without a config are shown. */
  readonly isExpanded: boolean;
  /** Pixels. */
  readonly scrollY: number;
}

/** Reads what the page kept; anything else is a page at its beginning. */
export function readViewState(kept: unknown): ViewState {
  const view = memberOf(kept, 'view');
  const scrollY = memberOf(view, 'scrollY');
  return {
    isExpanded: memberOf(view, 'isExpanded') === true,
    scrollY: typeof scrollY === 'number' ? scrollY : 0,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
