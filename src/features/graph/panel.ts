import { commands, type WebviewPanel } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import { graphOf, type OverviewGraph } from '../../domain/overview/graph.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { performSessionIntent } from '../../page/perform.ts';
import type { PageHost } from '../../page/singlePage.ts';
import { elsewhereText, focusOn } from './focus.ts';
import { problemsOf } from './problems.ts';
import {
  type FocusView,
  type GraphMessage,
  type GraphView,
  type Intent,
  isIntent,
  type StateMessage,
} from './protocol.ts';
import { GraphReader, type GraphRecord } from './reader.ts';
import { errorOf, graphState, placeOf } from './state.ts';
import { graphView } from './view.ts';
import { wayTo } from './ways.ts';
import { words } from './words/words.ts';

/** What the graph needs of the extension. */
export interface GraphDeps {
  readonly sessions: Sessions;
  readonly log: Log;
}

/** Milliseconds between two messages while news keep coming: each draws the page anew. */
const REST = 1000;

const NOTHING: OverviewGraph = { nodes: [], edges: [], isolated: 0 };

/** The page of the graph: draws what its reader knows, and does what its page asks for. */
export class GraphPanel implements PageHost {
  readonly #view: WebviewPanel;
  readonly #deps: GraphDeps;
  readonly #reader: GraphReader;
  readonly #subscriptions: readonly { dispose(): void }[];
  #record: GraphRecord = { content: { kind: 'loading' } };
  #graph: OverviewGraph = NOTHING;
  /** The graph as it was sent last, to send none twice. */
  #sent = '';
  #sentAt = 0;
  #wish: FunctionTarget | undefined;
  #focus: FocusView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes over a webview panel, new or restored, and begins to follow. */
  constructor(view: WebviewPanel, deps: GraphDeps) {
    this.#view = view;
    this.#deps = deps;
    this.#reader = new GraphReader(deps.sessions, {
      wake: () => this.#post(),
      failed: (error) => reportUnexpected(deps.log, 'Graph', error),
    });
    this.#subscriptions = [
      view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#reader,
    ];
    void this.#reader.load();
  }

  /** Brings a function into view, as soon as it is known whose graph this is. */
  focus(target: FunctionTarget): void {
    this.#wish = target;
    this.#post();
  }

  /** Asked for by its command: then the active session is meant. */
  reopened(): void {
    void this.#reader.load();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Sends what is new, once for all changes of one turn, and with a rest in between while more is coming. */
  #post(): void {
    if (this.#timer) return;
    const rest = this.#reader.scan?.state === 'running' ? this.#sentAt + REST - Date.now() : 0;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        // A hidden page is gone: when it is shown again it starts anew and asks by `ready`.
        if (this.#view.visible) this.#send();
      },
      Math.max(0, rest),
    );
  }

  #send(): void {
    this.#sentAt = Date.now();
    this.#record = this.#reader.take();
    const graph = this.#takeGraph();
    this.#follow();
    this.#sendGraph(graph);
    const state = graphState(this.#record, graph, this.#focus);
    const message: StateMessage = { type: 'state', state };
    void this.#view.webview.postMessage(message);
  }

  #takeGraph(): GraphView | undefined {
    const { session, content } = this.#record;
    if (!session || content.kind !== 'ready') return undefined;
    this.#graph = graphOf(content.rows);
    return graphView(this.#graph, problemsOf(content.rows), placeOf(session));
  }

  #sendGraph(graph: GraphView | undefined): void {
    const text = JSON.stringify(graph ?? null);
    if (!graph || text === this.#sent) return;
    this.#sent = text;
    const message: GraphMessage = { type: 'graph', graph, words: words() };
    void this.#view.webview.postMessage(message);
  }

  /** Turns the wish to see a function into what the page understands. */
  #follow(): void {
    const { session } = this.#record;
    const target = this.#wish;
    if (!session || !target) return;
    this.#wish = undefined;
    const serial = Math.max(Date.now(), (this.#focus?.serial ?? 0) + 1);
    const found = focusOn(target, session);
    this.#focus = { ...(found ?? { ids: [], missing: elsewhereText(target) }), serial };
  }

  #receive(message: unknown): void {
    if (!isIntent(message)) return;
    this.#answer(message).catch((error: unknown) =>
      reportUnexpected(this.#deps.log, `Graph: ${message.type}`, error),
    );
  }

  async #answer(intent: Intent): Promise<void> {
    const { scan } = this.#reader;
    switch (intent.type) {
      case 'ready':
        this.#sent = '';
        return this.#post();
      case 'start':
        return scan?.start();
      case 'pause':
        return scan?.pause();
      case 'refresh':
        return scan?.refresh(new Date());
      case 'retryFailed':
        return scan?.retryFailed();
      case 'reload':
        return this.#reader.load();
      case 'retry':
        return this.#retry();
      case 'open':
        return this.#open(intent.id);
      default:
        return performSessionIntent(intent, errorOf(this.#record));
    }
  }

  /** A scan that halted goes on with what the profile says now; without a session, it is opened again. */
  async #retry(): Promise<void> {
    const { session, content } = this.#record;
    if (!session || content.kind !== 'ready') {
      await commands.executeCommand(COMMANDS.reconnect);
      return this.#reader.load();
    }
    session.connection.retrySignIn();
    this.#reader.scan?.start();
  }

  async #open(id: string): Promise<void> {
    const { session } = this.#record;
    const node = this.#graph.nodes.find((candidate) => candidate.id === id);
    const way = session && node && wayTo(node, placeOf(session));
    if (way?.kind === 'panel') await commands.executeCommand(COMMANDS.openPanel, way.target);
    // As a string: made a Uri, a queue's URL inside the address would lose its encoding.
    if (way?.kind === 'console') await commands.executeCommand('vscode.open', way.url);
  }
}
