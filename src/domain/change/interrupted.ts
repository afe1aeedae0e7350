import type { RecordedChange } from './recordedChange.ts';

/** A run of changes that is under way, as the extension keeps it while it lasts. */
export interface RunMark {
  readonly accountId: string;
  readonly group: string;
  /** When it was last seen alive: milliseconds since 1970. */
  readonly at: number;
}

/** A run that was not seen alive for so long, in milliseconds, has ended with its window: one change takes less. */
export const ALIVE = 120_000;

/** What became of an interrupted run. */
export interface Interrupted {
  readonly accountId: string;
  readonly stored: number;
  readonly notStored: number;
  readonly notSent: number;
  readonly notKnown: number;
}

export function interruptedOf(
  { accountId, group }: RunMark,
  changes: readonly RecordedChange[],
): Interrupted {
  const own = changes.filter((change) => change.group === group);
  const count = (...states: readonly RecordedChange['state'][]): number =>
    own.filter(({ state }) => states.includes(state)).length;
  return {
    accountId,
    stored: count('applied'),
    notStored: count('refused', 'notApplied', 'conflict'),
    notSent: count('planned'),
    notKnown: count('sent', 'unknown'),
  };
}

/** Reads a mark, which can be anything. */
export function toRunMark(value: unknown): RunMark | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { accountId, group, at } = value as Record<string, unknown>;
  if (typeof accountId !== 'string' || typeof group !== 'string' || typeof at !== 'number') return undefined;
  return { accountId, group, at };
}
