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
  /** The records of this window: another that writes at the same moment may have kept the list without them. */
  readonly #own = new Map<string, RecordedChange>();

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
    const read = Array.isArray(kept) ? kept.filter((entry) => isRecordedChange(entry, accountId)) : [];
    const ids = new Set(read.map(({ id }) => id));
    const lost = [...this.#own.values()].filter((own) => own.accountId === accountId && !ids.has(own.id));
    const known = [...lost, ...read.map((entry) => this.#own.get(entry.id) ?? entry)];
    return known.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
  }

  /** Resolves when they are kept: nothing is sent before that. */
  async add(changes: readonly RecordedChange[]): Promise<void> {
    const [first] = changes;
    for (const change of changes) this.#own.set(change.id, change);
    if (first) await this.#save(first.accountId, this.of(first.accountId));
  }

  async tell(
    { id, accountId }: Pick<RecordedChange, 'id' | 'accountId'>,
    state: RecordedState,
  ): Promise<void> {
    const known = this.of(accountId).find((change) => change.id === id);
    if (!known) return;
    this.#own.set(id, { ...known, state });
    await this.#save(accountId, this.of(accountId));
  }

  async #save(accountId: string, changes: readonly RecordedChange[]): Promise<void> {
    await this.#store.save(accountId, changes.slice(0, MOST_KEPT));
    this.#changed.fire(accountId);
  }
}
