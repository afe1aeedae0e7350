import { ExpectedError, isSignInFailure } from '../errors.ts';
import { Emitter } from '../async/emitter.ts';
import { ProfileAccounts } from './profileAccounts.ts';
import { Session, type SessionPart } from './session.ts';
import { type AwsAccess, type SessionChoice } from './connection.ts';
import { matchSession, type MetFunction, type SessionMatch } from './sessionMatch.ts';
import type { SessionState } from './sessionState.ts';

export type { SessionState } from './sessionState.ts';

/** Where the user's choice is kept between two starts of the editor. */
export interface ChoiceMemory {
  load(): SessionChoice;
  save(choice: SessionChoice): void;
}

/** The one session in use, opened when first needed; views of AWS data follow `onDidChange`. */
export class SessionManager {
  readonly #access: AwsAccess;
  /** The profiles, with the accounts that are known of them. */
  readonly profiles: ProfileAccounts;
  readonly #memory: ChoiceMemory;
  readonly #changes = new Emitter<SessionState>();
  readonly #signIns = new Emitter<ExpectedError | undefined>();
  #state: SessionState = { kind: 'closed' };
  #opening: Promise<Session> | undefined;

  constructor(access: AwsAccess, memory: ChoiceMemory) {
    this.#access = access;
    this.#memory = memory;
    this.profiles = new ProfileAccounts(access, this);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The session in use, if one is open; opens none. */
  get current(): Session | undefined {
    return this.#state.kind === 'open' ? this.#state.session : undefined;
  }

  /** The user's choice, whether it could be opened or not. */
  get choice(): SessionChoice {
    return this.#memory.load();
  }

  /**
   * Called after each change of state; and of the open session, when its account id becomes known, and when it is
   * throttled or is so no more.
   */
  onDidChange(listener: (state: SessionState) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** Why there are no credentials that are accepted, as far as anybody has asked for something. */
  get signInFailure(): ExpectedError | undefined {
    if (this.#state.kind === 'open') return this.#state.session.signInFailure;
    const error = this.#state.kind === 'failed' ? this.#state.error : undefined;
    return isSignInFailure(error) ? error : undefined;
  }

  /** Called when the open session meets credentials that are not accepted, and when they are accepted again. */
  onDidChangeSignIn(listener: (failure: ExpectedError | undefined) => void): { dispose(): void } {
    return this.#signIns.add(listener);
  }

  /** The session in use, opened now if there is none. Rejects with an ExpectedError when that fails. */
  open(): Promise<Session> {
    if (this.#state.kind === 'open') return Promise.resolve(this.#state.session);
    this.#opening ??= this.#connect(this.#memory.load());
    return this.#opening;
  }

  /** Relation of the session in use to a function; undefined without a session. Sends nothing. */
  match(target: MetFunction): SessionMatch | undefined {
    return this.current && matchSession(target, this.current);
  }

  /** Leaves the session in use, remembers the choice and opens it. */
  switchTo(choice: SessionChoice): Promise<Session> {
    this.#memory.save(choice);
    return this.reopen();
  }

  /** Leaves the session in use and opens the same choice again, as after signing in. */
  reopen(): Promise<Session> {
    this.#leave();
    this.#opening = this.#connect(this.#memory.load());
    return this.#opening;
  }

  dispose(): void {
    this.profiles.dispose();
    this.#leave();
    this.#state = { kind: 'closed' };
  }

  #leave(): void {
    if (this.#state.kind === 'open') this.#state.session.close();
    this.#opening = undefined;
  }

  async #connect(choice: SessionChoice): Promise<Session> {
    const attempt: SessionState = { kind: 'opening', choice };
    this.#become(attempt);
    const connection = await this.#access
      .connect(choice)
      .catch((error: unknown) => this.#failed(attempt, error));
    if (!connection || this.#state !== attempt) {
      connection?.close();
      return await this.#newest();
    }
    const session = new Session(connection, (changed, what) => this.#sessionChanged(changed, what));
    this.#become({ kind: 'open', session });
    this.#identify(session);
    return session;
  }

  /** The failure of a choice is the state of the sessions, unless another choice was made meanwhile. */
  #failed(attempt: SessionState & { readonly kind: 'opening' }, error: unknown): undefined {
    if (this.#state !== attempt) return;
    this.#opening = undefined;
    this.#become({ kind: 'failed', choice: attempt.choice, error });
  }

  /** The current state, for a caller whose own choice failed or was overtaken. */
  #newest(): Promise<Session> {
    const state = this.#state;
    if (state.kind === 'failed') return Promise.reject(state.error);
    if (state.kind !== 'closed') return this.open();
    return Promise.reject(new ExpectedError('cancelled', 'The sessions were closed'));
  }

  /** Every view of the session shows the account id; a view that needs it and cannot get it reports that. */
  #identify(session: Session): void {
    session.accountId().then(
      () => {
        if (this.current === session) this.#changes.fire(this.#state);
      },
      () => undefined,
    );
  }

  #sessionChanged(session: Session, what: SessionPart): void {
    if (this.current !== session) return;
    if (what === 'signInFailure') this.#signIns.fire(session.signInFailure);
    else this.#changes.fire(this.#state);
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#changes.fire(state);
  }
}
