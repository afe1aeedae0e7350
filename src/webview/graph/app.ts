import type {
  FocusViewModel,
  GraphMessage,
  GraphState,
  GraphViewModel,
  Intent,
} from '../../features/graph/protocol.ts';
import type { Words } from '../../features/graph/protocol.ts';
import type { Draw, GraphPageView, PageView, SearchView } from './draw.ts';
import { otherEnd } from './connectedComponents.ts';
import { fullName } from './labels.ts';
import { type Layout, layoutOf, type PlacedNode, type Point } from './layout.ts';
import { listingOf, matchesOf } from './listing.ts';
import { measureIn } from './measure.ts';
import { type Atlas, atlasOf, type Scope, scopeOf } from './scope.ts';
import type { Stage } from './stage.ts';
import { middleOf, nextNode, nodeAt } from './steer.ts';
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
  readonly #send: (intent: Intent) => void;
  readonly #changed: () => void;
  #view: ViewState;
  #state: GraphState | undefined;
  #message: GraphMessage | undefined;
  #atlas: Atlas | undefined;
  #layout: { readonly key: string; readonly layout: Layout } | undefined;
  #search = NO_SEARCH;
  #hovered: number | undefined;
  #most = MOST_LISTED;
  /** Confirmation for a screen reader. */
  #said = '';
  /** A node to bring to the middle once it is drawn. */
  #toCenter: number | undefined;

  /** @param changed called when the page must be redrawn. */
  constructor(view: ViewState, stage: Stage, send: (intent: Intent) => void, changed: () => void) {
    this.#view = view;
    this.#stage = stage;
    this.#send = send;
    this.#changed = changed;
  }

  get view(): ViewState {
    return this.#view;
  }

  get state(): GraphState | undefined {
    return this.#state;
  }

  readonly draw: Draw = {
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
    this.#layout = undefined;
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
    if (graph?.content.kind !== 'picture') return;
    const { layout } = graph.content;
    this.#stage.drawn(layout, startOf(layout, graph.content.graph));
    const placed = layout.nodes.find(({ number }) => number === this.#toCenter);
    this.#toCenter = undefined;
    if (!placed || !this.#atlas) return;
    const near = nearOf(this.#atlas, placed.number);
    this.#stage.center(
      placed,
      layout.nodes.filter(({ number }) => near?.has(number)),
    );
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
    const layout = this.#layout?.layout;
    if (!layout) return;
    const from = layout.nodes.find(({ number }) => number === this.#focus());
    const next = from ? this.#nextOf(from, layout, way) : nodeAt(layout, this.#stage.middle());
    if (next) this.#focusOn(next.number, false);
  }

  /** A neighbour that way, before any other node. */
  #nextOf(from: PlacedNode, layout: Layout, way: Point): PlacedNode | undefined {
    const near = this.#atlas && nearOf(this.#atlas, from.number);
    const joined = layout.nodes.filter(({ number }) => near?.has(number));
    const at = middleOf(from);
    return nextNode({ ...layout, nodes: joined }, at, way) ?? nextNode(layout, at, way);
  }

  escape(): void {
    this.#focusOn(undefined, false);
  }

  #graphView(): GraphPageView | undefined {
    const [atlas, message] = [this.#atlas, this.#message];
    if (!atlas || !message) return undefined;
    const { words } = message;
    const focus = this.#focus();
    const { steps, component } = this.#view;
    const scope = scopeOf(atlas, { focus, component: atlas.numbers.get(component ?? ''), steps });
    const search = this.#search;
    const content = this.#content(atlas, words, scope, focus);
    return { words, atlas, scope, view: this.#view, search, focus, content };
  }

  #content(atlas: Atlas, words: Words, scope: Scope, focus: number | undefined) {
    const { graph } = atlas;
    if (this.#view.mode === 'list') {
      const sections = listingOf(atlas, this.#listed(atlas, scope, focus), this.#search.text);
      return { kind: 'list', words, graph, sections, most: this.#most } as const;
    }
    if (scope.kind === 'choose') return { kind: 'groups', most: this.#most } as const;
    const lit = this.#hovered ?? focus;
    const layout = this.#layoutOf(atlas, words, scope);
    return { kind: 'picture', words, graph, layout, focus, lit, near: nearOf(atlas, lit) } as const;
  }

  /** Edges of the list: those at the node in focus, or of what was chosen, else all. */
  #listed({ incidence, graph }: Atlas, scope: Scope, focus: number | undefined): Iterable<number> {
    if (focus !== undefined) return incidence[focus] ?? [];
    return scope.kind === 'drawn' && scope.of ? scope.of.edges : graph.edges.keys();
  }

  /** Laid out once for all that is drawn of it. */
  #layoutOf({ graph }: Atlas, words: Words, scope: Scope & { readonly kind: 'drawn' }): Layout {
    const key = scope.components.map(({ nodes }) => nodes.join()).join(';');
    if (this.#layout?.key === key) return this.#layout.layout;
    // A growing graph keeps its place; another part of it opens anew.
    if (this.#layout && scope.of) this.#stage.reset();
    this.#layout = { key, layout: layoutOf(graph, scope.components, measureIn(words), this.#stage.shape()) };
    return this.#layout.layout;
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
    this.#toCenter = node;
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
    return fill(message.words.focused, fullName(view), gives, gets);
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

/** The nodes to open at: loops, else senders to broken targets, else nodes that lose events. */
function startOf({ nodes }: Layout, graph: GraphViewModel): readonly PlacedNode[] {
  const broken = new Set(graph.edges.flatMap(({ from, problem }) => (problem === undefined ? [] : [from])));
  const worst: readonly ((node: PlacedNode) => boolean)[] = [
    ({ number }) => graph.nodes[number]?.loop !== undefined,
    ({ number }) => broken.has(number),
    ({ number }) => graph.nodes[number]?.loses === true,
  ];
  return worst.map((isSo) => nodes.filter(isSo)).find((found) => found.length > 0) ?? [];
}

/** A node with its neighbours. */
function nearOf({ graph, incidence }: Atlas, node: number | undefined): ReadonlySet<number> | undefined {
  if (node === undefined) return undefined;
  return new Set([node, ...(incidence[node] ?? []).map((edge) => otherEnd(graph, edge, node))]);
}
