import type {
  FocusViewModel,
  GraphMessage,
  GraphState,
  Intent,
  PageStrings,
} from '../../features/graph/protocol.ts';
import type { Actions, GraphPageView, PageView, SearchView } from './actions.ts';
import { fullName } from './labels.ts';
import type { Point } from './layout.ts';
import { listingOf, matchesOf } from './listing.ts';
import { nearOf, Pictures } from './pictures.ts';
import { type Atlas, atlasOf, type Scope, scopeOf } from './scope.ts';
import type { Stage } from './stage.ts';
import { fill } from './text.ts';
import type { ViewState } from './viewState.ts';

/** Names that the search box offers at once. */
const MOST_OFFERED = 8;
/** Groups of the list, or components, shown at first; each _Show More_ adds as many. */
const MOST_LISTED = 200;

const NO_SEARCH: SearchView = { text: '', matches: [], active: 0 };

/** The page's own state, and everything derived from it. */
export class App {
  readonly #stage: Stage;
  readonly #pictures: Pictures;
  readonly #send: (intent: Intent) => void;
  readonly #changed: () => void;
  #view: ViewState;
  #state: GraphState | undefined;
  #message: GraphMessage | undefined;
  #atlas: Atlas | undefined;
  #search = NO_SEARCH;
  #hovered: number | undefined;
  #most = MOST_LISTED;
  /** Confirmation for a screen reader. */
  #said = '';

  /** @param changed called when the page must be redrawn. */
  constructor(view: ViewState, stage: Stage, send: (intent: Intent) => void, changed: () => void) {
    this.#view = view;
    this.#stage = stage;
    this.#pictures = new Pictures(stage);
    this.#send = send;
    this.#changed = changed;
  }

  get view(): ViewState {
    return this.#view;
  }

  get state(): GraphState | undefined {
    return this.#state;
  }

  readonly pageActions: Actions = {
    send: (intent) => this.#send(intent),
    change: (change) => this.#change(change),
    search: (change) => this.#searched(change),
    focus: (node) => this.#focusOn(node, true),
    showInPicture: (node) => {
      this.#change({ mode: 'picture' });
      this.#focusOn(node, true);
    },
    showMore: () => {
      this.#most += MOST_LISTED;
      this.#changed();
    },
    zoom: (way) => (way === 'fit' ? this.#stage.fit() : this.#stage.zoomStep(way)),
  };

  takeState(state: GraphState): void {
    this.#state = state;
    this.#follow(state.focus);
    this.#changed();
  }

  takeGraph(message: GraphMessage): void {
    this.#message = message;
    this.#atlas = atlasOf(message.graph);
    this.#pictures.forget();
    this.#hovered = undefined;
    if (this.#state) this.#follow(this.#state.focus);
    this.#changed();
  }

  /** Everything in view; undefined before the first state. */
  pageView(): PageView | undefined {
    const state = this.#state;
    if (!state) return undefined;
    const graph = state.body.kind === 'graph' ? this.#graphView() : undefined;
    return { state, graph, said: this.#said };
  }

  /** After drawing: moves the picture to its place. */
  drawn({ graph }: PageView): void {
    if (graph?.content.kind === 'picture') this.#pictures.drawn(graph.content.layout, graph.atlas);
  }

  open(node: number | undefined): void {
    const view = this.#atlas?.graph.nodes[node ?? this.#focus() ?? -1];
    if (view?.opens) this.#send({ type: 'open', id: view.id });
  }

  hover(node: number | undefined): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#changed();
  }

  walk(way: Point): void {
    const next = this.#atlas && this.#pictures.nextNode(this.#atlas, this.#focus(), way);
    if (next) this.#focusOn(next.number, false);
  }

  escape(): void {
    this.#focusOn(undefined, false);
  }

  #graphView(): GraphPageView | undefined {
    const [atlas, message] = [this.#atlas, this.#message];
    if (!atlas || !message) return undefined;
    const { strings } = message;
    const focus = this.#focus();
    const { steps, component } = this.#view;
    const scope = scopeOf(atlas, { focus, component: atlas.numbers.get(component ?? ''), steps });
    const search = this.#search;
    const content = this.#content(atlas, strings, scope, focus);
    return { strings, atlas, scope, view: this.#view, search, focus, content };
  }

  #content(atlas: Atlas, strings: PageStrings, scope: Scope, focus: number | undefined) {
    const { graph } = atlas;
    if (this.#view.mode === 'list') {
      const sections = listingOf(atlas, this.#listed(atlas, scope, focus), this.#search.text);
      return { kind: 'list', strings, graph, sections, most: this.#most } as const;
    }
    if (scope.kind === 'choose') return { kind: 'groups', most: this.#most } as const;
    const lit = this.#hovered ?? focus;
    const layout = this.#pictures.layoutOf(atlas, strings, scope);
    return { kind: 'picture', strings, graph, layout, focus, lit, near: nearOf(atlas, lit) } as const;
  }

  /** Edges of the list: those at the node in focus, or of what was chosen, else all. */
  #listed({ incidence, graph }: Atlas, scope: Scope, focus: number | undefined): Iterable<number> {
    if (focus !== undefined) return incidence[focus] ?? [];
    return scope.kind === 'drawn' && scope.of ? scope.of.edges : graph.edges.keys();
  }

  #focus(): number | undefined {
    return this.#atlas?.numbers.get(this.#view.focus ?? '');
  }

  #change(change: Partial<ViewState>): void {
    this.#view = { ...this.#view, ...change };
    this.#most = MOST_LISTED;
    this.#hovered = undefined;
    this.#changed();
  }

  #searched(change: Partial<SearchView>): void {
    const text = change.text ?? this.#search.text;
    const matches = this.#atlas ? matchesOf(this.#atlas, text, MOST_OFFERED) : [];
    this.#search = { ...this.#search, ...change, matches };
    this.#most = MOST_LISTED;
    this.#changed();
  }

  /** A node into focus; with `take`, the picture gets the keys too. */
  #focusOn(node: number | undefined, take: boolean): void {
    this.#search = NO_SEARCH;
    this.#pictures.center(node);
    this.#said = this.#focusText(node);
    this.#change({ focus: node === undefined ? undefined : this.#atlas?.graph.nodes[node]?.id });
    if (take) document.getElementById('window')?.focus();
  }

  #focusText(node: number | undefined): string {
    const [atlas, message] = [this.#atlas, this.#message];
    const view = atlas?.graph.nodes[node ?? -1];
    if (!atlas || !message || !view || node === undefined) return '';
    const edges = (atlas.incidence[node] ?? []).map((edge) => atlas.graph.edges[edge]);
    const gives = edges.filter((edge) => edge?.from === node).length;
    const gets = edges.filter((edge) => edge?.to === node).length;
    return fill(message.strings.focused, fullName(view), gives, gets);
  }

  /** Brings the function into focus that the host asks for, once. */
  #follow(wish: FocusViewModel | undefined): void {
    if (!wish || !this.#atlas || wish.serial === this.#view.serial) return;
    const found = wish.ids.map((id) => this.#atlas?.numbers.get(id)).find((node) => node !== undefined);
    if (found === undefined && wish.ids.length > 0) return;
    this.#view = { ...this.#view, serial: wish.serial };
    this.#focusOn(found, false);
  }
}
