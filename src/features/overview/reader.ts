import { scanOf } from '../../domain/overview/scanOf.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionState, SessionManager } from '../../domain/session/sessionManager.ts';
import type { OverviewRecord } from './record.ts';

/** Callbacks of a reader. */
export interface ReaderListener {
  /** The record was replaced; its scan reports its own changes. */
  changed(): void;
  /** For the log; the record has what the user sees. */
  failed(error: unknown): void;
}

/**
 * Binds the overview to a session and its scan. When another session becomes active, the rows stay under their own
 * account until the user asks for the active one; without rows, the new session is taken at once. Two accounts are
 * never mixed. A scan starts only when the user starts it, and continues when the page is closed.
 */
export class OverviewReader {
  readonly #sessions: SessionManager;
  readonly #listener: ReaderListener;
  readonly #following: { dispose(): void };
  #record: OverviewRecord = { kind: 'opening' };
  /** The attempt to open a session that counts; what answers for an older one is dropped. */
  #attempt: object | undefined;
  #wantsList = false;

  constructor(sessions: SessionManager, listener: ReaderListener) {
    this.#sessions = sessions;
    this.#listener = listener;
    this.#following = sessions.onDidChange((state) => this.#sessionChanged(state));
  }

  get record(): OverviewRecord {
    return this.#record;
  }

  /** The scan, unless its session was left: then nothing more can be read. */
  get activeScan(): Scan | undefined {
    return this.#record.kind === 'ready' && !this.#record.left ? this.#record.scan : undefined;
  }

  /**
   * Takes the active session; opens one if there is none.
   * @param list whether to list the functions, to say what a scan costs; a restored page sends nothing by itself.
   */
  async open(list: boolean): Promise<void> {
    const attempt = {};
    this.#attempt = attempt;
    this.#wantsList = list;
    try {
      const session = await this.#sessions.open();
      if (attempt === this.#attempt) this.#bind(session, list);
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  /** Starts or resumes the scan for the user, also after a failed sign-in. */
  start(): void {
    const scan = this.activeScan;
    if (!scan || this.#record.kind !== 'ready') return;
    this.#record.session.connection.retrySignIn();
    scan.start();
  }

  /** The overview was asked for again while it is open. */
  async reopened(): Promise<void> {
    const scan = this.activeScan;
    if (!scan || scan.state === 'idle') await this.open(true);
  }

  dispose(): void {
    this.#attempt = undefined;
    this.#following.dispose();
  }

  #bind(session: Session, list: boolean): void {
    this.#attempt = undefined;
    const scan = scanOf(session.account);
    this.#become({ kind: 'ready', session, scan, left: false });
    if (list && scan.state === 'idle') listFunctions(session);
  }

  #sessionChanged(state: SessionState): void {
    const { kind } = state;
    if (kind === 'open' && this.#session === state.session) return this.#listener.changed();
    if (this.#record.kind === 'ready' && this.#record.scan.summary.all.rows > 0) {
      const { session, scan } = this.#record;
      const successor = kind === 'open' ? state.session : undefined;
      return this.#become({ kind: 'ready', session, scan, left: true, ...(successor && { successor }) });
    }
    // The session that was left has no rows to keep.
    if (kind === 'open') return this.#bind(state.session, this.#wantsList);
    if (kind === 'failed') return this.#fail(state.error);
    if (kind === 'opening') this.#become({ kind: 'opening' });
  }

  get #session(): Session | undefined {
    return this.#record.kind === 'ready' ? this.#record.session : undefined;
  }

  #fail(error: unknown): void {
    this.#attempt = undefined;
    this.#listener.failed(error);
    this.#become({ kind: 'failed', error });
  }

  #become(record: OverviewRecord): void {
    this.#record = record;
    this.#listener.changed();
  }
}

/** Lists the functions unless that was done: the scan then tells the page how many there are. */
function listFunctions({ account, connection }: Session): void {
  if (account.directory.state.kind === 'failed') connection.retrySignIn();
  void account.directory.load();
}
