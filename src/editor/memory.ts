import type { Memento } from 'vscode';
import type { SessionChoice } from '../domain/session/connection.ts';
import type { ChoiceMemory } from '../domain/session/sessionManager.ts';
import { membersOf } from '../domain/typeGuards.ts';

const KEY = 'sessionChoice';

/** The user's choices for the functions view. */
export interface TreeChoice {
  /** Empty: all functions. */
  readonly filter: string;
  readonly groupedByStack: boolean;
}

/** Keeps the choices between two starts of the editor. */
export interface TreeMemory {
  load(): TreeChoice;
  save(choice: TreeChoice): void;
}

const TREE_KEY = 'functionsTree';

/** Keeps filter and grouping of the functions view with the workspace. */
export function treeMemory(state: Memento): TreeMemory {
  return {
    load: () => {
      const { filter, groupedByStack } = membersOf(state.get(TREE_KEY));
      return { filter: isText(filter) ? filter : '', groupedByStack: groupedByStack === true };
    },
    save: (choice) => void state.update(TREE_KEY, choice),
  };
}

/** Keeps the chosen profile and region with the workspace, outside of its settings files. */
export function workspaceMemory(state: Memento): ChoiceMemory {
  return {
    load: () => toChoice(state.get(KEY)),
    save: (choice) => void state.update(KEY, choice),
  };
}

/** Keeps a page's choices with the workspace. The page checks what it loads. */
export interface PageMemory {
  load(): unknown;
  save(choice: unknown): void;
}

export const pageMemory = (state: Memento, key: string): PageMemory => ({
  load: () => state.get(key),
  save: (choice) => void state.update(key, choice),
});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Contents of an older version or of a damaged store are ignored. */
function toChoice(value: unknown): SessionChoice {
  if (typeof value !== 'object' || value === null) return {};
  const { profile, region, sample } = value as Record<string, unknown>;
  return {
    ...(isText(profile) && { profile }),
    ...(isText(region) && { region }),
    ...(sample === true && { sample }),
  };
}
