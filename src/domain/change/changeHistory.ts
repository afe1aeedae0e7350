import { Emitter } from '../async/emitter.ts';
import { isRecordedChange, type RecordedChange, type RecordedState } from './recordedChange.ts';

/** Where the changes are kept; one list for each account. */
export interface ChangeStore {
  load(accountId: string): unknown;
  save(accountId: string, changes: readonly RecordedChange[]): Promise<void>;
}

/** Changes kept for each account: the oldest go. */
export const MOST_KEPT = 500;

/** The changes that were made here, by account, the newest first. */
export class ChangeHistory {
  readonly #store: ChangeStore;
  readonly #changed = new Emitter<string>();

  constructor(store: ChangeStore) {
    this.#store = store;
  }

  /** Called with the account after each change of its list. */
  onDidChange(listener: (accountId: string) => void): { dispose(): void } {
    return this.#changed.add(listener);
  }

  /** What is kept can be anything: entries that are none are left out. */
  of(accountId: string): readonly RecordedChange[] {
    const kept = this.#store.load(accountId);
    return Array.isArray(kept) ? kept.filter((entry) => isRecordedChange(entry, accountId)) : [];
  }

  /** Resolves when they are kept: nothing is sent before that. */
  async add(changes: readonly RecordedChange[]): Promise<void> {
    const [first] = changes;
    if (first) await this.#save(first.accountId, [...changes, ...this.of(first.accountId)]);
  }

  async tell(
    { id, accountId }: Pick<RecordedChange, 'id' | 'accountId'>,
    state: RecordedState,
  ): Promise<void> {
    const changes = this.of(accountId);
    await this.#save(
      accountId,
      changes.map((change) => (change.id === id ? { ...change, state } : change)),
    );
  }

  async #save(accountId: string, changes: readonly RecordedChange[]): Promise<void> {
    await this.#store.save(accountId, changes.slice(0, MOST_KEPT));
    this.#changed.fire(accountId);
  }
}
