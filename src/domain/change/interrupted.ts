import { isRecord } from '../typeGuards.ts';
import type { RecordedChange, RecordedState } from './recordedChange.ts';

/** A run of changes that is under way, as the extension keeps it while it lasts. */
export interface RunMark {
  readonly accountId: string;
  readonly group: string;
  /** When it was last seen alive: milliseconds since 1970. */
  readonly at: number;
  /** The extension host that runs it: see `HostProcesses`. */
  readonly process?: string;
}

/** The extension hosts of this machine. */
export interface HostProcesses {
  /** Name of the one that asks. */
  readonly own: string;
  /** True if it is certain that this one has ended. */
  isGone(process: string): boolean;
}

/** A run that was not seen alive for so long, in milliseconds, has ended with its window: one change takes less. */
export const ALIVE = 120_000;

/** True for a run of another window, and that window is gone. */
export function isInterrupted(
  { at, process }: RunMark,
  now: number,
  { own, isGone }: HostProcesses,
): boolean {
  if (process === own) return false;
  return now - at >= ALIVE || (process !== undefined && isGone(process));
}

/** How many changes of a run ended how. */
export interface Tally {
  readonly stored: number;
  readonly notStored: number;
  readonly notSent: number;
  readonly notKnown: number;
}

/** What became of an interrupted run. */
export interface Interrupted extends Tally {
  readonly accountId: string;
}

export function tallyOf(all: readonly RecordedState[]): Tally {
  const count = (...states: readonly RecordedState[]): number =>
    all.filter((state) => states.includes(state)).length;
  return {
    stored: count('applied'),
    notStored: count('refused', 'notApplied', 'conflict'),
    notSent: count('planned'),
    notKnown: count('sent', 'unknown'),
  };
}

export function interruptedOf(
  { accountId, group }: RunMark,
  changes: readonly RecordedChange[],
): Interrupted {
  const own = changes.filter((change) => change.group === group);
  return { accountId, ...tallyOf(own.map(({ state }) => state)) };
}

/** Reads a mark, which can be anything. */
export function toRunMark(value: unknown): RunMark | undefined {
  if (!isRecord(value)) return undefined;
  const { accountId, group, at, process } = value;
  if (typeof accountId !== 'string' || typeof group !== 'string' || typeof at !== 'number') return undefined;
  return { accountId, group, at, ...(typeof process === 'string' && { process }) };
}
