import type { ChangeStore } from '../../src/domain/change/changeHistory.ts';
import type { RecordedChange } from '../../src/domain/change/recordedChange.ts';

/** Keeps changes in memory. */
export class FakeChangeStore implements ChangeStore {
  /** What was kept by others before, which can be anything. */
  changes: readonly unknown[] = [];
  /** States of the changes each time that one was kept. */
  readonly states: string[] = [];
  readonly #kept = new Map<string, RecordedChange>();

  /** The changes that were saved, each as it was last. */
  get kept(): readonly RecordedChange[] {
    return [...this.#kept.values()];
  }

  load(): Promise<readonly unknown[]> {
    return Promise.resolve([...this.changes, ...this.#kept.values()]);
  }

  save(changes: readonly RecordedChange[]): Promise<void> {
    for (const change of changes) this.#kept.set(change.id, change);
    this.states.push([...this.#kept.values()].map(({ state }) => state).join(' '));
    return Promise.resolve();
  }

  trim(): Promise<void> {
    return Promise.resolve();
  }
}
