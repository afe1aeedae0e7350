import { isCancelled } from '../../domain/errors.ts';
import type { ChangeFeed } from '../../domain/async/changeFeed.ts';
import type { Scan, ScanUpdate, ScanProgress } from '../../domain/overview/scan.ts';
import { scanOf } from '../../domain/overview/scanOf.ts';
import type { OverviewRow } from '../../domain/overview/row.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionState, SessionManager } from '../../domain/session/sessionManager.ts';

/** The content of the graph. */
export type Content =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'ready';
      readonly progress: ScanProgress;
      /** All rows found so far: another list whenever there are others. */
      readonly rows: readonly OverviewRow[];
      /** Why the scan halted. */
      readonly error: unknown;
    };

/** What the reader knows. */
export interface GraphRecord {
  /** The session that the content was read with. */
  readonly session?: Session | undefined;
  /** That session was left; a successor is active by now, where one could be opened. */
  readonly left?: { readonly successor?: Session | undefined } | undefined;
  readonly content: Content;
}

/** Callbacks of a reader. */
export interface ReaderListener {
  /** There are changes to take; called once until they are taken. */
  wake(): void;
  /** For the log; the record has what the user sees. */
  failed(error: unknown): void;
}

/** Follows the scan of one account and Region, and never shows another's. Knows no words and no editor. */
export class GraphReader {
  readonly #sessions: SessionManager;
  readonly #listener: ReaderListener;
  readonly #following: { dispose(): void };
  #session: Session | undefined;
  #left: GraphRecord['left'];
  #follower: ChangeFeed<ScanUpdate> | undefined;
  #rows: readonly OverviewRow[] = [];
  #error: unknown;
  #reported: unknown;
  #loading = 0;
  #list = false;

  constructor(sessions: SessionManager, listener: ReaderListener) {
    this.#sessions = sessions;
    this.#listener = listener;
    this.#following = sessions.onDidChange((state) => this.#sessionChanged(state));
  }

  /** The session's scan; absent without a session, and once it was left. */
  get scan(): Scan | undefined {
    return this.#left ? undefined : this.#session && scanOf(this.#session.account);
  }

  /** What there is to show now. */
  take(): GraphRecord {
    const news = this.#follower?.drain();
    const session = this.#session;
    if (!session || !news) return { content: this.#withoutSession() };
    const scan = scanOf(session.account);
    if (news.functions.length > 0) this.#rows = scan.rows();
    const { progress } = news;
    return {
      session,
      left: this.#left,
      content: { kind: 'ready', progress, rows: this.#rows, error: scan.error },
    };
  }

  /**
   * Takes the active session; opens one if there is none.
   * @param list whether to list the functions, to say what a scan costs; a restored page sends nothing until the user starts it.
   */
  async load(list: boolean): Promise<void> {
    this.#list = list;
    this.#loading += 1;
    const turn = this.#loading;
    this.#error = undefined;
    try {
      const session = await this.#sessions.open();
      if (turn === this.#loading) this.#bind(session);
    } catch (error) {
      if (turn === this.#loading) this.#fail(error);
    }
  }

  dispose(): void {
    this.#loading += 1;
    this.#follower?.dispose();
    this.#following.dispose();
  }

  #withoutSession(): Content {
    return this.#error === undefined ? { kind: 'loading' } : { kind: 'failed', error: this.#error };
  }

  #bind(session: Session): void {
    this.#left = undefined;
    if (session !== this.#session) {
      this.#session = session;
      this.#follower?.dispose();
      this.#rows = [];
      this.#follower = scanOf(session.account).follow(() => this.#listener.wake());
    }
    if (this.#list && scanOf(session.account).state === 'idle') listFunctions(session);
    this.#listener.wake();
  }

  #fail(error: unknown): void {
    // The same error arrives by the sessions' event and by the awaited call.
    if (error !== this.#reported) this.#listener.failed(error);
    this.#reported = error;
    // Cancelled: the session was left, and the next one is about to be announced.
    if (isCancelled(error)) return;
    if (this.#session) this.#left = {};
    else this.#error = error;
    this.#listener.wake();
  }

  #sessionChanged(state: SessionState): void {
    if (state.kind === 'open') this.#sessionOpened(state.session);
    if (state.kind === 'failed') this.#fail(state.error);
  }

  /** A session was opened, or the account id of an open one became known. */
  #sessionOpened(session: Session): void {
    const shown = this.#session;
    if (session === shown) return this.#listener.wake();
    // Nothing in view can be mixed up with what comes.
    if (!shown || this.#rows.length === 0 || isSamePlace(shown, session)) return this.#bind(session);
    this.#left = { successor: session };
    this.#listener.wake();
  }
}

const isSamePlace = (a: Session, b: Session): boolean =>
  a.region === b.region && a.knownAccountId !== undefined && a.knownAccountId === b.knownAccountId;

/** Lists the functions unless that was done: the scan then tells the page how many there are. */
function listFunctions({ account, connection }: Session): void {
  if (account.directory.state.kind === 'failed') connection.retrySignIn();
  void account.directory.load();
}
