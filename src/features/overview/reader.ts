import type { Scan } from '../../domain/overview/scan.ts';
import { listForScan, scanOf } from '../../domain/overview/scanOf.ts';
import { PageSession } from '../../domain/session/pageSession.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { OverviewRecord } from './record.ts';

/** Callbacks of a reader. */
export interface ReaderListener {
  /** The record was replaced; its scan reports its own changes. */
  changed(): void;
  /** For the log; the record has what the user sees. */
  failed(error: unknown): void;
}

/**
 * Binds the overview to a session and its scan. A scan starts only when the user starts it, and continues when the page
 * is closed.
 */
export class OverviewReader {
  readonly #page: PageSession;
  #list = false;

  constructor(sessions: SessionManager, listener: ReaderListener) {
    this.#page = new PageSession(sessions, {
      keeps: (session) => scanOf(session.account).summary.all.rows > 0,
      // Its rows would go.
      continues: () => false,
      bound: (session) => {
        if (this.#list) listForScan(session);
      },
      changed: () => listener.changed(),
      failed: (error) => listener.failed(error),
    });
  }

  get record(): OverviewRecord {
    const { state } = this.#page;
    if (state.kind !== 'bound') return state;
    const { session, left } = state;
    return { kind: 'ready', session, scan: scanOf(session.account), left: left !== undefined, ...left };
  }

  /** The scan, unless its session was left: then nothing more can be read. */
  get activeScan(): Scan | undefined {
    const session = this.#page.active;
    return session && scanOf(session.account);
  }

  /**
   * Takes the active session; opens one if there is none.
   * @param list whether to list the functions, to say what a scan costs; a restored page sends nothing automatically.
   */
  async open(list: boolean): Promise<void> {
    this.#list = list;
    await this.#page.take();
  }

  /** Starts or resumes the scan for the user, also after a failed sign-in. */
  start(): void {
    const session: Session | undefined = this.#page.active;
    session?.connection.retrySignIn();
    if (session) scanOf(session.account).start();
  }

  /** The overview was asked for again while it is open. */
  async reopened(): Promise<void> {
    const scan = this.activeScan;
    if (!scan || scan.state === 'idle') await this.open(true);
  }

  dispose(): void {
    this.#page.dispose();
  }
}
