import { commands, l10n, type Uri, type WebviewPanel } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Account, AccountChange } from '../../domain/account.ts';
import { ExpectedError, isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionState, Sessions } from '../../domain/sessions.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { pageHtml, webviewOptions } from './html.ts';
import { judge } from './identity.ts';
import { type OutwardIntent, perform } from './intents.ts';
import { accountInAnswers, type PanelData } from './model.ts';
import { type Intent, isIntent, type StateMessage } from './protocol.ts';
import { readPanel } from './reading.ts';
import { type Panel, panelState } from './state.ts';
import { isQualifier, type PanelTarget } from './target.ts';
import { isOfTheProfile } from './words/failure.ts';

/** What a panel needs of the extension. */
export interface PanelDeps {
  readonly sessions: Sessions;
  readonly extensionUri: Uri;
  readonly log: Log;
  /** Shows another panel that has this target already; false where there is none. */
  readonly showOther: (target: PanelTarget, self: ConfigPanel) => boolean;
}

/** A thing in view that can be let go. */
interface Disposable {
  dispose(): void;
}

/** One panel: reads what it shows, follows the session and the account, and does what its page asks for. */
export class ConfigPanel {
  readonly #view: WebviewPanel;
  readonly #deps: PanelDeps;
  readonly #subscriptions: Disposable[];
  #panel: Panel;
  /** The reading under way, or the last one: what answers for an older one is dropped. */
  #run: { session?: Session; active: boolean } = { active: false };
  #following: Disposable | undefined;
  #outdated = false;
  #disposed = false;

  /** Takes over a webview panel, new or restored, and begins to read. */
  constructor(view: WebviewPanel, start: Pick<Panel, 'target' | 'profile'>, deps: PanelDeps) {
    this.#view = view;
    this.#deps = deps;
    this.#panel = { ...start, content: { kind: 'loading' }, busy: false, status: '' };
    this.#subscriptions = [
      view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      view.onDidChangeViewState(() => this.#catchUp()),
      deps.sessions.onDidChange((state) => this.#sessionChanged(state)),
    ];
    view.webview.options = webviewOptions(deps.extensionUri);
    view.webview.html = pageHtml(view.webview, deps.extensionUri);
    this.#name();
    void this.#load();
  }

  get target(): PanelTarget {
    return this.#panel.target;
  }

  reveal(): void {
    this.#view.reveal();
  }

  /** Lets go of everything but the webview panel, whose end this is called for. */
  dispose(): void {
    this.#disposed = true;
    this.#run = { active: false };
    this.#following?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #name(): void {
    this.#view.title = `${this.target.name}:${this.target.qualifier}`;
  }

  #change(change: Partial<Panel>): void {
    if (this.#disposed) return;
    this.#panel = { ...this.#panel, ...change };
    this.#post();
  }

  /** A hidden page is gone; when it is shown again it starts anew and asks by `ready`. */
  #post(): void {
    if (this.#disposed || !this.#view.visible) return;
    const message: StateMessage = { type: 'state', state: panelState(this.#panel) };
    void this.#view.webview.postMessage(message);
  }

  /** @param quietly without a sign of it, where the answers are likely to be there already */
  async #load(quietly = false): Promise<void> {
    const run: { session?: Session; active: boolean } = { active: true };
    this.#run = run;
    if (!quietly) this.#change({ busy: true, status: '' });
    try {
      run.session = await this.#deps.sessions.open();
      if (run === this.#run) await this.#read(run, run.session);
    } catch (error) {
      if (run === this.#run) this.#failed(error);
    }
    run.active = false;
    if (run === this.#run && this.#panel.busy) this.#change({ busy: false });
  }

  async #read(run: object, session: Session): Promise<void> {
    const { target } = this.#panel;
    const verdict = await judge(session, target);
    if (run !== this.#run) return;
    if (verdict === 'other') {
      this.#change({ content: { kind: 'elsewhere', active: session } });
      return;
    }
    const before = this.#bind(session, verdict === 'same' && target.accountId !== undefined);
    const account = session.inRegion(target.region);
    const isOurs = (data: PanelData) =>
      verdict === 'same' || accountInAnswers(data) === this.#panel.target.accountId;
    const show = (data: PanelData) => {
      if (run === this.#run && isOurs(data)) this.#show(data);
    };
    await readPanel(account, target, show, before);
    if (run === this.#run && this.#panel.content.kind !== 'ready') throw await accountUnknown(session);
  }

  /** Takes a session's answers from now on. Returns what may stay in view until they are there. */
  #bind(session: Session, sameAccount: boolean): PanelData | undefined {
    const { content, session: former } = this.#panel;
    const keep = content.kind === 'ready' && (former === session || sameAccount);
    if (former !== session) this.#follow(session.inRegion(this.target.region));
    this.#change({ session, successor: undefined, ...(!keep && { content: { kind: 'loading' } }) });
    this.#adoptAccount();
    return keep ? content.data : undefined;
  }

  #follow(account: Account): void {
    this.#following?.dispose();
    this.#following = account.onDidChange((change) => this.#accountChanged(account, change));
  }

  #show(data: PanelData): void {
    const { accountId = accountInAnswers(data) } = this.target;
    const target = { ...this.target, ...(accountId !== undefined && { accountId }) };
    this.#change({ target, content: { kind: 'ready', data: { ...data, target } } });
  }

  #failed(error: unknown): void {
    reportUnexpected(this.#deps.log, `Reading ${this.target.name}`, error);
    // The session was left: the next one is about to be announced.
    if (!isCancelled(error)) this.#change({ content: { kind: 'failed', error } });
  }

  /** From when the session's account is known, the panel belongs to that account for good. */
  #adoptAccount(): void {
    const { target, session, content } = this.#panel;
    const accountId = session?.knownAccountId;
    if (target.accountId !== undefined || accountId === undefined) return;
    const adopted = { ...target, accountId };
    const ready = content.kind === 'ready' && { content: { ...content, data: { ...content.data, target: adopted } } };
    this.#change({ target: adopted, ...ready });
  }
