import type { Memento } from 'vscode';
import type { RunHint } from '../domain/change/runMarks.ts';

const KEY = 'changesUnderWay';

/** True if changes may be under way in a window. Each start asks, and reads no file. */
export const areChangesUnderWay = (state: Memento): boolean => state.get(KEY) !== undefined;

export const runHint = (state: Memento): RunHint => ({
  keep: async (mayBe) => {
    await state.update(KEY, mayBe ? true : undefined);
  },
});
