import type { Memento } from 'vscode';
import type { ChangeStore } from '../domain/change/changeHistory.ts';
import type { RecordedChange } from '../domain/change/recordedChange.ts';

const KEY = 'changes.';

/** The changes in files, and those that earlier versions kept in the editor's state, where nothing is written any more. */
export const withEarlierChanges = (files: ChangeStore, state: Memento): ChangeStore => ({
  load: async (accountId) => {
    const earlier = state.get(KEY + accountId);
    return [...(Array.isArray(earlier) ? earlier : []), ...(await files.load(accountId))];
  },
  save: (changes) => files.save(changes),
  trim: (accountId, most) => files.trim(accountId, most),
});

/** Keeps the changes of the sample account, which ends with its session. */
export function passingMemory(): ChangeStore {
  const kept = new Map<string, RecordedChange>();
  return {
    load: () => Promise.resolve([...kept.values()]),
    save: (changes) => {
      for (const change of changes) kept.set(change.id, change);
      return Promise.resolve();
    },
    trim: () => Promise.resolve(),
  };
}
