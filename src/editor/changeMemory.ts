import type { Memento } from 'vscode';
import type { ChangeStore } from '../domain/change/changeHistory.ts';

const KEY = 'changes.';

/** Keeps the changes of an account in the extension's own storage, for all windows of the user. */
export const changeMemory = (state: Memento): ChangeStore => ({
  load: (accountId) => state.get(KEY + accountId),
  save: async (accountId, changes) => {
    await state.update(KEY + accountId, changes);
  },
});

const RUN_KEY = 'changesUnderWay';

/** Keeps that changes are under way. */
export const runMemory = (state: Memento) => ({
  load: (): unknown => state.get(RUN_KEY),
  save: async (mark: object | undefined): Promise<void> => {
    await state.update(RUN_KEY, mark);
  },
});

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
