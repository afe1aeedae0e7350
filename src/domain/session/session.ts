import { Account } from '../account/account.ts';
import { Deployments } from '../account/deployments.ts';
import { parseFunctionArn } from '../arn/functionArn.ts';
import { type ExpectedError, isSignInFailure } from '../errors.ts';
import type { LambdaApi } from './lambdaApi.ts';
import type { LambdaWrites } from './lambdaWrites.ts';
import { observedAnswer, observedLambda } from '../account/observedLambda.ts';
import { PromiseCache } from '../async/promiseCache.ts';
import type { Connection, RequestPriority } from './connection.ts';

/** A change of a session while it is in use. */
export type SessionPart = 'signInFailure' | 'isThrottled';

/**
 * One account and region for as long as the user stays with them: an identity that never changes. Switching
 * makes a new session and closes this one; what still answers late is dropped, being of another session.
 */
export class Session {
  readonly connection: Connection;
  /** The account in the session's own region. */
  readonly account: Account;
  readonly #abort = new AbortController();
  readonly #accounts = new Map<string, Account>();
  readonly #identity = new PromiseCache<'accountId', string>();
  readonly #changed: (session: Session, what: SessionPart) => void;
  #isThrottled = false;
  #signInFailure: ExpectedError | undefined;

  /** @param changed called when what it names has changed */
  constructor(
    connection: Connection,
    changed: (session: Session, what: SessionPart) => void = () => undefined,
  ) {
    this.connection = connection;
    this.#changed = changed;
    connection.onThrottling((isThrottled) => {
      this.#isThrottled = isThrottled;
      if (!this.signal.aborted) changed(this, 'isThrottled');
    });
    this.account = this.inRegion(connection.region);
  }

  get region(): string {
    return this.connection.region;
  }

  /** Aborts when the session is left. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The account in a region; the same object each time. Throws `regionRefused` as the connection does. */
  inRegion(region: string): Account {
    const known = this.#accounts.get(region);
    if (known) return known;
    const api = (priority: RequestPriority): LambdaApi =>
      observedLambda(this.connection.lambda(region, priority), (failure) => this.#ended(failure));
    const { connection, signal } = this;
    const deployments = new Deployments(connection.stacks(region), connection.tagging(region), signal);
    const evidence = connection.evidence(region);
    const account = new Account(region, api('foreground'), signal, {
      scanApi: api('scan'),
      deployments,
      evidence,
    });
    this.#accounts.set(region, account);
    return account;
  }

  /** The changing operations in a Region; what they answer about the credentials is heard as of all requests. */
  writes(region: string): LambdaWrites {
    const writes = this.connection.lambdaWrites(region);
    const ended = (failure: unknown): void => this.#ended(failure);
    return {
      putEventInvokeConfig: (...asked) => observedAnswer(writes.putEventInvokeConfig(...asked), ended),
      deleteEventInvokeConfig: (...asked) => observedAnswer(writes.deleteEventInvokeConfig(...asked), ended),
    };
  }

  /** The 12-digit id: one request per session. */
  accountId(): Promise<string> {
    return this.#identity.get('accountId', () => this.#identify());
  }

  /** An emulator may know no STS, or only Lambda may have an endpoint of its own: then the functions tell. */
  async #identify(): Promise<string> {
    try {
      const asked = this.connection.accountId(this.signal);
      return await observedAnswer(asked, (failure) => this.#ended(failure));
    } catch (error) {
      const told = this.connection.endpoint === undefined ? undefined : await this.#accountOfFunctions();
      if (told === undefined) throw error;
      return told;
    }
  }

  async #accountOfFunctions(): Promise<string | undefined> {
    const { directory } = this.account;
    await directory.load();
    const [first] = directory.all();
    return first && parseFunctionArn(first.arn)?.accountId;
  }

  /** The account id if it has been answered; asks nothing. */
  get knownAccountId(): string | undefined {
    return this.#identity.peek('accountId');
  }

  /** Why the last requests found no credentials that are accepted; undefined once one was answered. */
  get signInFailure(): ExpectedError | undefined {
    return this.#signInFailure;
  }

  /** True if requests wait because the service refuses them for there being too many. */
  get isThrottled(): boolean {
    return this.#isThrottled;
  }

  close(): void {
    this.#abort.abort();
    this.connection.close();
  }

  /** Other failures say nothing of the credentials. */
  #ended(failure: unknown): void {
    const now = isSignInFailure(failure) ? failure : undefined;
    if (this.signal.aborted || (failure !== undefined && !now)) return;
    const changed = (now === undefined) !== (this.#signInFailure === undefined);
    this.#signInFailure = now;
    if (changed) this.#changed(this, 'signInFailure');
  }
}
