import { isCancelled } from '../errors.ts';
import type { Session } from './session.ts';
import type { SessionManager, SessionState } from './sessionManager.ts';

/** The session that a page belongs to. */
export type PageSessionState =
  | { readonly kind: 'opening' }
  /** No session could be opened, and there is nothing to keep in view. */
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'bound';
      readonly session: Session;
      /** The session was left, and what it answered stays in view. `successor` is the active session, if one is open. */
      readonly left?: { readonly successor?: Session };
    };

/** The page's side of its session. */
export interface PageSessionOwner {
  /** True if something that the session answered is in view: then another session does not replace it unasked. */
  keeps(session: Session): boolean;
  /** True if the next session may replace it all the same. */
  continues(shown: Session, next: Session): boolean;
  /** The page belongs to a session from now on; again after each `take`. */
  bound(session: Session): void;
  changed(): void;
  /** For the log; the state has what the user sees. */
  failed(error: unknown): void;
}

/**
 * Binds a page to a session: follows the active session, keeps what was shown when another becomes active, marks it as
 * left, and takes the active one when the user asks. Two accounts are never mixed.
 */
export class PageSession {
  readonly #sessions: SessionManager;
  readonly #owner: PageSessionOwner;
  readonly #subscription: { dispose(): void };
  #state: PageSessionState = { kind: 'opening' };
  /** The attempt to open a session that counts; older ones are dropped. */
  #attempt: object | undefined;
  /** The same error arrives by the event and by the awaited call. */
  #reported: unknown;

  constructor(sessions: SessionManager, owner: PageSessionOwner) {
    this.#sessions = sessions;
    this.#owner = owner;
    this.#subscription = sessions.onDidChange((state) => this.#sessionChanged(state));
  }

  get state(): PageSessionState {
    return this.#state;
  }

  /** The session, unless it was left: then nothing more can be read with it. */
  get active(): Session | undefined {
    const state = this.#state;
    return state.kind === 'bound' && !state.left && !state.session.signal.aborted ? state.session : undefined;
  }

  /** Takes the active session; opens one if there is none. */
  async take(): Promise<void> {
    const attempt = {};
    this.#attempt = attempt;
    try {
      const session = await this.#sessions.open();
      if (attempt === this.#attempt) this.#bind(session);
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  dispose(): void {
    this.#attempt = undefined;
    this.#subscription.dispose();
  }

  #sessionChanged(state: SessionState): void {
    if (state.kind === 'closed') return;
    if (state.kind === 'open') return this.#opened(state.session);
    if (state.kind === 'failed') return this.#fail(state.error);
    // The next session decides what becomes of that which is in view.
    if (this.#kept) this.#owner.changed();
    else this.#become({ kind: 'opening' });
  }

  /** The session whose answers are in view. */
  get #kept(): Session | undefined {
    const state = this.#state;
    return state.kind === 'bound' && this.#owner.keeps(state.session) ? state.session : undefined;
  }

  /** A session was opened, or something about the open one became known. */
  #opened(session: Session): void {
    const state = this.#state;
    if (state.kind !== 'bound') return this.#bind(session);
    if (state.session === session) return this.#owner.changed();
    if (this.#owner.continues(state.session, session) || !this.#leave(session)) this.#bind(session);
  }

  /** Keeps what is in view and marks it as left; false where nothing is in view. */
  #leave(successor: Session | undefined): boolean {
    const session = this.#kept;
    if (session) this.#become({ kind: 'bound', session, left: { ...(successor && { successor }) } });
    return session !== undefined;
  }

  #bind(session: Session): void {
    this.#attempt = undefined;
    this.#state = { kind: 'bound', session };
    this.#owner.bound(session);
    this.#owner.changed();
  }

  #fail(error: unknown): void {
    this.#attempt = undefined;
    if (error !== this.#reported) this.#owner.failed(error);
    this.#reported = error;
    // Cancelled: the session was left, and the next one is about to be announced.
    if (!isCancelled(error) && !this.#leave(undefined)) this.#become({ kind: 'failed', error });
  }

  #become(state: PageSessionState): void {
    this.#state = state;
    this.#owner.changed();
  }
}

/** True if two sessions answer for the same account and Region. */
export const isSamePlace = (a: Session, b: Session): boolean =>
  a.region === b.region && a.knownAccountId !== undefined && a.knownAccountId === b.knownAccountId;
