import type { ChangeHistory } from '../../src/domain/change/changeHistory.ts';
import { Changes } from '../../src/domain/change/changes.ts';

/** Changes that are allowed, without pauses and without marks of runs. @param name of their groups, before a number */
export function changesOn(history: ChangeHistory, name = 'group'): Changes {
  let groups = 0;
  return new Changes({
    history: () => history,
    isAllowed: () => true,
    wait: () => Promise.resolve(),
    now: () => new Date(0),
    mark: () => Promise.resolve(),
    unmark: () => Promise.resolve(),
    newGroup: () => `${name}${(groups += 1)}`,
  });
}
