import type { Memento } from 'vscode';
import type { SessionChoice } from '../domain/session/session.ts';
import type { ChoiceMemory } from '../domain/session/sessionManager.ts';

const KEY = 'sessionChoice';

/** Keeps the chosen profile and region with the workspace, outside of its settings files. */
export function workspaceMemory(state: Memento): ChoiceMemory {
  return {
    load: () => toChoice(state.get(KEY)),
    save: (choice) => void state.update(KEY, choice),
  };
}

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
