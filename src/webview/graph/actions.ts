import type { GraphState, GraphViewModel, Intent } from '../../features/graph/protocol.ts';
import type { PageStrings } from '../../features/graph/protocol.ts';
import type { Layout } from './layout.ts';
import type { Section } from './listing.ts';
import type { Atlas, Scope } from './scope.ts';
import type { ViewState } from './viewState.ts';

/** Actions of the templates. */
export interface Actions {
  readonly send: (intent: Intent) => void;
  readonly change: (change: Partial<ViewState>) => void;
  readonly search: (change: Partial<SearchView>) => void;
  /** Moves the focus to a node. */
  readonly focus: (node: number | undefined) => void;
  readonly showInPicture: (node: number) => void;
  readonly showMore: () => void;
  readonly zoom: (way: 'in' | 'out' | 'fit') => void;
}

/** The text in the search box, and the selected match. */
export interface SearchView {
  readonly text: string;
  /** Nodes of that name, by their numbers. */
  readonly matches: readonly number[];
  /** Place of the one that Enter takes. */
  readonly active: number;
}

export interface PictureView {
  readonly strings: PageStrings;
  readonly graph: GraphViewModel;
  readonly layout: Layout;
  readonly focus: number | undefined;
  /** The node whose edges stand out: under the mouse, or in focus. */
  readonly lit: number | undefined;
  /** The node and its neighbours stand out; absent: all do. */
  readonly near: ReadonlySet<number> | undefined;
}

export interface ListView {
  readonly strings: PageStrings;
  readonly graph: GraphViewModel;
  readonly sections: readonly Section[];
  /** Groups that are shown. */
  readonly most: number;
}

/** The visible part of the graph. */
export interface GraphPageView {
  readonly strings: PageStrings;
  readonly atlas: Atlas;
  readonly scope: Scope;
  readonly view: ViewState;
  readonly search: SearchView;
  readonly focus: number | undefined;
  readonly content:
    | ({ readonly kind: 'picture' } & PictureView)
    | ({ readonly kind: 'list' } & ListView)
    | { readonly kind: 'groups'; readonly most: number };
}

/** Everything on the page. */
export interface PageView {
  readonly state: GraphState;
  /** Absent while there is no graph to show. */
  readonly graph?: GraphPageView | undefined;
  /** Confirmation for a screen reader. */
  readonly said: string;
}
