import { scanOf } from '../../domain/overview/scan.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionState, Sessions } from '../../domain/sessions.ts';
import type { OverviewRecord } from './record.ts';

/** Whom a reader tells. */
export interface ReaderListener {
  /** The record is another one now; its scan tells by itself what it finds. */
  changed(): void;
  /** For the log; what the user sees of it stands in the record. */
  failed(error: unknown): void;
}

/** Scans that were stopped by closing the overview: whoever opens it again means them to go on. */
const closed = new WeakSet<Scan>();

/**
 * Binds the overview to a session and its scan, and follows the sessions as the panel does: what was read stays
 * under its own account's name when the session becomes another, until the user asks for that one; where
 * nothing was read yet, the new session is taken at once. Two accounts are never mixed.
 */
export class OverviewReader {
  readonly #sessions: Sessions;
  readonly #listener: ReaderListener;
  readonly #following: { dispose(): void };
  #record: OverviewRecord = { kind: 'opening' };
  /** The attempt to open a session that counts; what answers for an older one is dropped. */
  #attempt: object | undefined;
  #wantsToRead = false;

  constructor(sessions: Sessions, listener: ReaderListener) {
    this.#sessions = sessions;
    this.#listener = listener;
    this.#following = sessions.onDidChange((state) => this.#sessionChanged(state));
  }

  get record(): OverviewRecord {
    return this.#record;
  }

  /** The scan, unless its session was left: then nothing can be asked any more. */
  get activeScan(): Scan | undefined {
    return this.#record.kind === 'ready' && !this.#record.left ? this.#record.scan : undefined;
  }

  /**
   * Takes the session that is active, opened now if there is none.
   * @param start whether to begin to read; an overview that only came back with its window waits to be told.
   */
  async open(start: boolean): Promise<void> {
    const attempt = {};
    this.#attempt = attempt;
    this.#wantsToRead = start;
    try {
      const session = await this.#sessions.open();
      if (attempt === this.#attempt) this.#bind(session, start);
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  /** Goes on, as a person's wish: also after a sign-in that failed. */
  start(): void {
    const scan = this.activeScan;
    if (!scan || this.#record.kind !== 'ready') return;
    this.#wantsToRead = true;
    this.#record.session.connection.retrySignIn();
    scan.start();
  }

  /** The overview was asked for again while it is open. */
  async reopened(): Promise<void> {
    const scan = this.activeScan;
    if (!scan) await this.open(true);
    else if (scan.state === 'idle') this.start();
  }

  /** Stops the scan if nobody else shows it; `closed` lets the next opening go on with it. */
  dispose(): void {
    this.#attempt = undefined;
    this.#following.dispose();
    const scan = this.activeScan;
    if (scan?.state !== 'running' || scan.isFollowed) return;
    scan.pause();
    closed.add(scan);
  }

  #bind(session: Session, start: boolean): void {
    this.#attempt = undefined;
    const scan = scanOf(session.account);
    const goesOn = closed.delete(scan) || scan.state === 'idle';
    this.#become({ kind: 'ready', session, scan, left: false });
    if (start && goesOn) this.start();
  }

  #sessionChanged(state: SessionState): void {
    const { kind } = state;
    if (kind === 'open' && this.#session === state.session) return this.#listener.changed();
    if (this.#record.kind === 'ready' && this.#record.scan.summary.all.rows > 0) {
      const { session, scan } = this.#record;
      const successor = kind === 'open' ? state.session : undefined;
      return this.#become({ kind: 'ready', session, scan, left: true, ...(successor && { successor }) });
    }
    // Nothing was read of the session that was left: there is nothing to keep.
    if (kind === 'open') return this.#bind(state.session, this.#wantsToRead);
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
