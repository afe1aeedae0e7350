import { isCancelled } from '../errors.ts';
import type { Account } from './account.ts';

/** `unread`: nobody has asked for them. After a failure nobody asks again unless the user does. */
export type TagState =
  | { readonly kind: 'unread' | 'reading' | 'read' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Reads the stacks and tags of an account's functions where a filter or groups need them. */
export class TagReading {
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #reading: Account | undefined;
  #failure: { readonly account: Account; readonly error: unknown } | undefined;

  /** @param changed the state is another one @param failed for the log */
  constructor(changed: () => void, failed: (error: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Of an account; undefined: there is none. */
  state(account: Account | undefined): TagState {
    if (!account) return { kind: 'unread' };
    if (account.deployments?.peekTags()) return { kind: 'read' };
    if (this.#failure?.account === account) return { kind: 'failed', error: this.#failure.error };
    return { kind: this.#reading === account ? 'reading' : 'unread' };
  }

  /** One request for each 100 functions, none when the tags are known. Another account's failure is forgotten. */
  async read(account: Account | undefined): Promise<void> {
    this.#failure = undefined;
    if (!account?.deployments || this.state(account).kind === 'read') return;
    this.#reading = account;
    try {
      await account.deployments.tags();
    } catch (error) {
      if (isCancelled(error)) return;
      this.#failed(error);
      this.#failure = { account, error };
    }
    this.#changed();
  }
}
