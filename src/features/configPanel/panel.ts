import { commands, l10n, type Uri, type WebviewPanel } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { isOfTheProfile } from '../../domain/session/remedies.ts';
import { pageHtml, webviewOptions } from '../../page/html.ts';
import { PanelEvidence } from './evidence/panelEvidence.ts';
import { perform } from './intents.ts';
import { type Intent, isIntent, type StateMessage, type StatusViewModel } from './protocol.ts';
import { PanelReader } from './controller.ts';
import type { PanelRecord } from './record.ts';
import { panelState } from './state.ts';
import { isQualifier, type PanelTarget } from './target.ts';

/** Dependencies of a panel. */
export interface PanelDeps {
  readonly sessions: SessionManager;
  readonly extensionUri: Uri;
  readonly log: Log;
  /** Shows another panel that has this target already; false where there is none. */
  readonly showOther: (target: PanelTarget) => boolean;
}

/** One panel: draws what its reader knows, and does what its page asks for. */
export class ConfigPanel {
  readonly #view: WebviewPanel;
  readonly #deps: PanelDeps;
  readonly #reader: PanelReader;
  readonly #evidence: PanelEvidence;
  readonly #subscriptions: readonly { dispose(): void }[];
  #status: StatusViewModel | undefined;
  #posting = false;
  #scrollsToEvidence = false;
  #disposed = false;

  /** Takes over a webview panel, new or restored, and begins to read. */
  constructor(
    view: WebviewPanel,
    start: Pick<PanelRecord, 'target' | 'profile' | 'choosesQualifier'>,
    deps: PanelDeps,
  ) {
    this.#view = view;
    this.#deps = deps;
    this.#reader = new PanelReader(deps.sessions, start, {
      changed: () => this.#changed(),
      failed: (error) => reportUnexpected(deps.log, `Reading ${start.target.name}`, error),
      isWatched: () => view.visible,
    });
    this.#evidence = new PanelEvidence(
      () => this.#post(),
      (error) => reportUnexpected(deps.log, `Evidence of ${start.target.name}`, error),
    );
    this.#subscriptions = [
      this.#evidence,
      view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      view.onDidChangeViewState(() => this.#viewChanged()),
      this.#reader,
    ];
    view.webview.options = webviewOptions(deps.extensionUri);
    view.webview.html = pageHtml(view.webview, deps.extensionUri, 'configPanel');
    void this.#reader.load();
  }

  get target(): PanelTarget {
    return this.#reader.record.target;
  }

  /** Loads the evidence once the settings are known, and brings it into view. */
  async showEvidence(): Promise<void> {
    await this.#reader.load();
    this.#scrollsToEvidence = true;
    await this.#evidence.load(this.#reader.record);
  }

  reveal(): void {
    this.#view.reveal();
  }

  /** Lets go of everything but the webview panel, whose end this is called for. */
  dispose(): void {
    this.#disposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #changed(): void {
    const { target, choosesQualifier } = this.#reader.record;
    const title = choosesQualifier ? target.name : `${target.name}:${target.qualifier}`;
    if (this.#view.title !== title) this.#view.title = title;
    this.#post();
  }

  /**
   * Sends the whole state, once for all changes of one turn. A hidden page is gone: when it is shown again it
   * starts again and asks by `ready`.
   */
  #post(): void {
    if (this.#posting) return;
    this.#posting = true;
    setTimeout(() => {
      this.#posting = false;
      if (this.#disposed || !this.#view.visible) return;
      const { record } = this.#reader;
      const state = panelState(record, this.#status, this.#evidence.of(record));
      const scrollTo = this.#scrollsToEvidence ? { scrollTo: 'evidence' as const } : {};
      this.#scrollsToEvidence = false;
      const message: StateMessage = { type: 'state', state, ...scrollTo };
      void this.#view.webview.postMessage(message);
    }, 0);
  }

  #viewChanged(): void {
    if (this.#view.visible) void this.#reader.catchUp();
  }

  #receive(message: unknown): void {
    if (!isIntent(message)) return;
    this.#answer(message).catch((error: unknown) =>
      reportUnexpected(this.#deps.log, `Panel: ${message.type}`, error),
    );
  }

  async #answer(intent: Intent): Promise<void> {
    switch (intent.type) {
      case 'ready':
        return this.#post();
      case 'refresh':
        return this.#refresh();
      case 'reload':
        return this.#reader.load();
      case 'retry':
        return this.#retry();
      case 'selectQualifier':
        return this.#select(intent.qualifier);
      case 'loadEvidence':
        return this.#evidence.load(this.#reader.record);
      case 'simulateRole':
        return this.#evidence.simulate(this.#reader.record);
      case 'showRange':
        return this.#evidence.showRange(intent.range);
      default:
        return this.#say(await perform(intent, this.#reader.record));
    }
  }

  /** Text of the live region and of the head of the page. */
  #say(status: string | undefined): void {
    if (status === undefined) return;
    this.#status = { text: status, serial: (this.#status?.serial ?? 0) + 1 };
    this.#post();
  }

  async #refresh(): Promise<void> {
    await this.#reader.refresh();
    const { content, refreshFailure } = this.#reader.record;
    if (content.kind === 'ready' && refreshFailure === undefined) this.#say(l10n.t('Refreshed'));
  }

  /** Failures caused by the profile need the profile to be read again. */
  async #retry(): Promise<void> {
    const { content, refreshFailure } = this.#reader.record;
    const reconnects = isOfTheProfile(content.kind === 'failed' ? content.error : refreshFailure);
    if (reconnects) await commands.executeCommand(COMMANDS.reconnect);
    else await this.#reader.load();
  }

  async #select(qualifier: string): Promise<void> {
    if (!isQualifier(qualifier) || qualifier === this.target.qualifier) return;
    if (this.#deps.showOther({ ...this.target, qualifier })) return;
    await this.#reader.select(qualifier);
    this.#say(l10n.t('Showing {0}', qualifier));
  }
}
