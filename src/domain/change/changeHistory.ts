import { isRecordedChange, type RecordedChange, type RecordedState } from './recordedChange.ts';

/** Where the changes are kept, each for itself. */
export interface ChangeStore {
  /** Everything that is kept of an account, which can be anything. */
  load(accountId: string): Promise<readonly unknown[]>;
  /** Resolves when all of them are kept, each in place of the one with its id. */
  save(changes: readonly RecordedChange[]): Promise<void>;
  /** Removes the oldest of an account until so many are left. */
  trim(accountId: string, most: number): Promise<void>;
}

/** Changes kept for each account: the oldest go. */
export const MOST_KEPT = 500;

/** The changes that were made here, by account, the newest first. */
export class ChangeHistory {
  readonly #store: ChangeStore;
  /** The changes of this window, as they are: the last state of one may not have been kept, as on a full disk. */
  readonly #own = new Map<string, RecordedChange>();

  constructor(store: ChangeStore) {
    this.#store = store;
  }

  /** What is kept can be anything: entries that are none are left out. */
  async of(accountId: string): Promise<readonly RecordedChange[]> {
    const kept = await this.#store.load(accountId);
    const known = [...kept, ...this.#own.values()].filter((entry) => isRecordedChange(entry, accountId));
    const byId = new Map(known.map((change) => [change.id, change]));
    return [...byId.values()].toSorted(newestFirst).slice(0, MOST_KEPT);
  }

  /** Resolves when they are kept: nothing is sent before that. */
  async add(changes: readonly RecordedChange[]): Promise<void> {
    const [first] = changes;
    if (!first) return;
    for (const change of changes) this.#own.set(change.id, change);
    await this.#store.save(changes);
    await this.#store.trim(first.accountId, MOST_KEPT).catch(() => undefined);
  }

  /** Keeps what became of a change of this window. */
  async tell({ id }: Pick<RecordedChange, 'id'>, state: RecordedState): Promise<void> {
    const known = this.#own.get(id);
    if (!known) return;
    const told = { ...known, state };
    this.#own.set(id, told);
    await this.#store.save([told]);
  }
}

/** Changes that were confirmed together stay in their order. */
function newestFirst(one: RecordedChange, other: RecordedChange): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  if (one.group !== other.group) return one.group < other.group ? 1 : -1;
  return positionOf(one) - positionOf(other);
}

const positionOf = ({ id, group }: RecordedChange): number => Number(id.slice(group.length + 1));
