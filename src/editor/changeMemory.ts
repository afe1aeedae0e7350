import type { Memento } from 'vscode';
import type { ChangeStore } from '../domain/change/changeHistory.ts';
import { type RunMark, toRunMarks } from '../domain/change/interrupted.ts';
import { RUN_KEY } from './changesUnderWay.ts';

const KEY = 'changes.';

/** Keeps the changes of an account in the extension's own storage, for all windows of the user. */
export const changeMemory = (state: Memento): ChangeStore => ({
  load: (accountId) => state.get(KEY + accountId),
  save: async (accountId, changes) => {
    await state.update(KEY + accountId, changes);
  },
});

/** Keeps which runs of changes are under way, of all windows. */
export class RunMemory {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  marks(): readonly RunMark[] {
    return toRunMarks(this.#state.get(RUN_KEY));
  }

  async keep(mark: RunMark): Promise<void> {
    await this.#state.update(RUN_KEY, [...this.#others(mark.group), mark]);
  }

  async remove(group: string): Promise<void> {
    const others = this.#others(group);
    await this.#state.update(RUN_KEY, others.length === 0 ? undefined : others);
  }

  #others(group: string): readonly RunMark[] {
    return this.marks().filter((mark) => mark.group !== group);
  }
}

/** Keeps the changes of the sample account, which ends with its session. */
export function passingMemory(): ChangeStore {
  const kept = new Map<string, unknown>();
  return {
    load: (accountId) => kept.get(accountId),
    save: (accountId, changes) => {
      kept.set(accountId, changes);
      return Promise.resolve();
    },
  };
}
