import type { Memento } from 'vscode';

export const RUN_KEY = 'changesUnderWay';

/** True if a window has kept that changes are under way. Apart from `RunMemory`, since each start asks. */
export const areChangesUnderWay = (state: Memento): boolean => state.get(RUN_KEY) !== undefined;
