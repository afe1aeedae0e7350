import type { ChangeFeed } from '../../domain/async/changeFeed.ts';
import type { Scan, ScanUpdate, ScanProgress } from '../../domain/overview/scan.ts';
import { listForScan, scanOf } from '../../domain/overview/scanOf.ts';
import type { OverviewRow } from '../../domain/overview/row.ts';
import type { Session } from '../../domain/session/session.ts';
import { isSamePlace, PageSession } from '../../domain/session/pageSession.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

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

/** State of the reader. */
export interface GraphRecord {
  /** The session that the content was read with. */
  readonly session?: Session | undefined;
  /** The session was left; a successor is active if one could be opened. */
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
  readonly #page: PageSession;
  readonly #listener: ReaderListener;
  /** The session whose scan is followed. */
  #followed: Session | undefined;
  #feed: ChangeFeed<ScanUpdate> | undefined;
  #rows: readonly OverviewRow[] = [];
  #list = false;

  constructor(sessions: SessionManager, listener: ReaderListener) {
    this.#listener = listener;
    this.#page = new PageSession(sessions, {
      keeps: (session) => session === this.#followed && this.#rows.length > 0,
      continues: isSamePlace,
      bound: (session) => this.#bound(session),
      changed: () => listener.wake(),
      failed: (error) => listener.failed(error),
    });
  }

  /** The session's scan; absent without a session, and once it was left. */
  get scan(): Scan | undefined {
    const session = this.#page.active;
    return session && scanOf(session.account);
  }

  /** Contents to show now. */
  take(): GraphRecord {
    const { state } = this.#page;
    if (state.kind === 'failed') return { content: state };
    const update = this.#feed?.drain();
    if (state.kind === 'opening' || !update) return { content: { kind: 'loading' } };
    const { session, left } = state;
    const scan = scanOf(session.account);
    if (update.functions.length > 0) this.#rows = scan.rows();
    const content = {
      kind: 'ready',
      progress: update.progress,
      rows: this.#rows,
      error: scan.error,
    } as const;
    return { session, left, content };
  }

  /**
   * Takes the active session; opens one if there is none.
   * @param list whether to list the functions, to say what a scan costs; a restored page sends nothing until the user starts it.
   */
  async load(list: boolean): Promise<void> {
    this.#list = list;
    await this.#page.take();
  }

  dispose(): void {
    this.#feed?.dispose();
    this.#page.dispose();
  }

  #bound(session: Session): void {
    if (session !== this.#followed) {
      this.#followed = session;
      this.#feed?.dispose();
      this.#rows = [];
      this.#feed = scanOf(session.account).follow(() => this.#listener.wake());
    }
    if (this.#list) listForScan(session);
  }
}
