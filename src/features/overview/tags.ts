import { isCancelled } from '../../domain/errors.ts';
import type { Account } from '../../domain/account/account.ts';
import type { OverviewView } from './protocol.ts';

/** Reads the stacks and tags of an account's functions where the page needs them. */
export class OverviewTags {
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
  of(account: Account | undefined): { readonly state: OverviewView['tags']; readonly error?: unknown } {
    if (!account) return { state: 'unread' };
    if (account.deployments?.peekTags()) return { state: 'read' };
    const failure = this.#failure?.account === account ? this.#failure : undefined;
    // After a failure the page does not ask by itself.
    if (failure) return { state: 'reading', error: failure.error };
    return { state: this.#reading === account ? 'reading' : 'unread' };
  }

  /** One request for each 100 functions, none when the tags are known. */
  async read(account: Account | undefined): Promise<void> {
    if (!account?.deployments) return;
    this.#reading = account;
    this.#failure = undefined;
    this.#changed();
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
