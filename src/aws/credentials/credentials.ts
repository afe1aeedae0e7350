import { untilAborted, Deadline } from '../transport/abort.ts';

/** Credentials that sign requests. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Finds keys. A person is asked by way of `deadline`. */
export type CredentialProvider = (deadline: Deadline) => Promise<AwsCredentials>;

/** Credentials are renewed this long before they expire, in milliseconds: as the SDK does. */
const RENEW_BEFORE = 300_000;

/**
 * The keys of one connection: found once, for all its clients, so that nobody is asked twice for an MFA code
 * (domain.md §12). A failure is not kept: who has signed in meanwhile need only ask again. Except one for which
 * somebody was asked: a repaint or a hover is no reason to ask again, only that person's own wish is.
 */
export class Credentials {
  readonly #find: CredentialProvider;
  readonly #timeout: number;
  readonly #closed: AbortSignal | undefined;
  #keys: AwsCredentials | undefined;
  #flight: Promise<AwsCredentials> | undefined;
  #refusal: { readonly error: unknown } | undefined;

  /**
   * @param timeout milliseconds that finding keys may take, apart from questions to the user
   * @param closed aborts when the connection is closed: nobody is asked for it any more
   */
  constructor(find: CredentialProvider, timeout: number, closed?: AbortSignal) {
    this.#find = find;
    this.#timeout = timeout;
    this.#closed = closed;
  }

  /** The keys; concurrent callers share one search. */
  get(): Promise<AwsCredentials> {
    if (this.#keys && !expiresSoon(this.#keys)) return Promise.resolve(this.#keys);
    if (this.#refusal) return Promise.reject(this.#refusal.error);
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  /** Forgets keys that the service refused, unless others have taken their place. */
  forget(refused: AwsCredentials): void {
    if (this.#keys === refused) this.#keys = undefined;
  }

  /** The user tries again: the next caller may ask for a code. */
  retry(): void {
    this.#refusal = undefined;
  }

  async #fly(): Promise<AwsCredentials> {
    const deadline = new Deadline(this.#timeout, this.#closed);
    try {
      this.#keys = await untilAborted(this.#find(deadline), deadline.signal);
      return this.#keys;
    } catch (error) {
      if (deadline.hasAsked) this.#refusal = { error };
      throw error;
    } finally {
      deadline.stop();
    }
  }
}

function expiresSoon({ expiration }: AwsCredentials): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < RENEW_BEFORE;
}
