import { commands, type WebviewPanel } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { graphOf, type OverviewGraph } from '../../domain/graph/eventGraph.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { chooseAge } from '../../page/chooseAge.ts';
import { performSessionIntent } from '../../page/perform.ts';
import { scanRate } from '../../page/scanRate.ts';
import type { PageHost } from '../../page/singlePage.ts';
import { seek, type Sought } from './focus.ts';
import { problemsOf } from './problems.ts';
import {
  type FocusViewModel,
  type GraphMessage,
  type GraphViewModel,
  type Intent,
  isIntent,
  type StateMessage,
} from './protocol.ts';
import { GraphReader, type GraphRecord } from './reader.ts';
import { errorOf, graphState, placeOf } from './state.ts';
import { graphView } from './view.ts';
import { navigationTo } from './navigation.ts';
import { pageStrings } from './strings/pageStrings.ts';
import { type GraphDeps, NOTHING, REST } from './graphDeps.ts';

/** The page of the graph: shows what its reader knows, and answers its page. */
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
  /** The function that was to be shown last. Each request has two serials: not found yet, and found. */
  #wanted: { readonly target: FunctionTarget; readonly serial: number } | undefined;
  /** Those that are known to sign in to the account of the wanted function. */
  #profiles: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Takes over a webview panel, new or restored, and begins to follow.
   * @param list whether to list the functions, as when the user has just opened the page.
   */
  constructor(view: WebviewPanel, deps: GraphDeps, list: boolean) {
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
    void this.#reader.load(list);
  }

  /** Brings a function into view, as soon as the graph has it; until then, the page says why it does not. */
  focus(target: FunctionTarget): void {
    this.#wanted = { target, serial: Math.max(Date.now(), (this.#wanted?.serial ?? 0) + 2) };
    this.#profiles = [];
    this.#post();
    if (target.accountId !== undefined) void this.#findProfiles(target.accountId);
  }

  /** For a function of another account: who signs in there. Reads the AWS files, and sends nothing. */
  async #findProfiles(accountId: string): Promise<void> {
    this.#profiles = await this.#deps.sessions.profiles.signingInTo(accountId);
    this.#post();
  }

  /** Opened again by its command, which means the active session. */
  reopened(): void {
    void this.#reader.load(true);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Sends changes, once for all of one turn, and with a rest in between during a scan. */
  #post(): void {
    if (this.#timer) return;
    const rest = this.#reader.scan?.state === 'running' ? this.#sentAt + REST - Date.now() : 0;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        // A hidden page is gone; shown again, it starts again and sends `ready`.
        if (this.#view.visible) this.#send();
      },
      Math.max(0, rest),
    );
  }

  #send(): void {
    this.#sentAt = Date.now();
    this.#record = this.#reader.take();
    const graph = this.#takeGraph();
    this.#sendGraph(graph);
    const sought = this.#seek();
    const state = graphState(this.#record, graph, {
      rate: scanRate(),
      focus: sought && this.#focusOf(sought),
      missing: sought?.kind === 'missing' ? sought.notice : undefined,
    });
    const message: StateMessage = { type: 'state', state };
    void this.#view.webview.postMessage(message);
  }

  #takeGraph(): GraphViewModel | undefined {
    const { session, content } = this.#record;
    if (!session || content.kind !== 'ready') return undefined;
    this.#graph = graphOf(content.rows);
    return graphView(this.#graph, problemsOf(content.rows), placeOf(session));
  }

  #sendGraph(graph: GraphViewModel | undefined): void {
    const text = JSON.stringify(graph ?? null);
    if (!graph || text === this.#sent) return;
    this.#sent = text;
    const message: GraphMessage = { type: 'graph', graph, strings: pageStrings() };
    void this.#view.webview.postMessage(message);
  }

  /** The nodes to focus on: none while the function is not in the graph. */
  #focusOf(sought: Sought): FocusViewModel {
    const serial = this.#wanted?.serial ?? 0;
    return sought.kind === 'found' ? { ids: sought.ids, serial: serial + 1 } : { ids: [], serial };
  }

  #seek(): Sought | undefined {
    const { session, content } = this.#record;
    if (!session || !this.#wanted || content.kind !== 'ready') return undefined;
    const { rows, progress } = content;
    const profiles = this.#profiles;
    return seek(this.#wanted.target, { session, graph: this.#graph, rows, progress, profiles });
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
        return await this.#refresh();
      case 'retryFailed':
        return scan?.retryFailed();
      case 'reload':
        return this.#reader.load(true);
      case 'openWanted':
        return void (await commands.executeCommand(COMMANDS.openPanel, this.#wanted?.target));
      case 'dismissWanted':
        this.#wanted = undefined;
        return this.#post();
      case 'retry':
        return this.#retry();
      case 'open':
        return this.#open(intent.id);
      default:
        return performSessionIntent(intent, errorOf(this.#record));
    }
  }

  async #refresh(): Promise<void> {
    const { scan } = this.#reader;
    const olderThan = scan && (await (this.#deps.chooseAge ?? chooseAge)(scan));
    if (!olderThan) return;
    const sought = this.#seek();
    // The notice about a function without destinations is from the scan before.
    if (sought?.kind === 'missing' && sought.isRead) this.#wanted = undefined;
    scan.refresh(olderThan);
  }

  /** Resumes a halted scan, lists the functions again, or reopens the session. */
  async #retry(): Promise<void> {
    const { session, content } = this.#record;
    if (!session || content.kind !== 'ready') {
      await commands.executeCommand(COMMANDS.reconnect);
      return this.#reader.load(true);
    }
    if (content.progress.state === 'idle') return this.#reader.load(true);
    session.connection.retrySignIn();
    this.#reader.scan?.start();
  }

  async #open(id: string): Promise<void> {
    const { session } = this.#record;
    const node = this.#graph.nodes.find((candidate) => candidate.id === id);
    const way = session && node && navigationTo(node, placeOf(session));
    if (way?.kind === 'panel') await commands.executeCommand(COMMANDS.openPanel, way.target);
    // As a string: made a Uri, a queue's URL inside the address would lose its encoding.
    if (way?.kind === 'console') await commands.executeCommand('vscode.open', way.url);
  }
}
