import type { BenchAccounts } from '../accounts.ts';
import type { Measurements } from '../report.ts';
import type { Rig } from '../rig.ts';

/** Tools of every group. */
export interface Setting {
  readonly measurements: Measurements;
  readonly accounts: BenchAccounts;
  /** Runs of everything: medians are taken over them. */
  readonly runs: number;
  /** Numbers of functions. */
  readonly sizes: readonly number[];
  /** Numbers of functions for scans of a whole account, which take as long as the quota makes them. */
  readonly scanSizes: readonly number[];
  /** Sizes of files, in bytes. */
  readonly fileSizes: readonly number[];
  /** Lines of the templates that are hovered on. */
  readonly templateLines: readonly number[];
  /** The editor, started when a group first needs it. `isHeld`: see `RigOptions`; absent: true. */
  rig(isHeld?: boolean): Promise<Rig>;
}

/** A part of the benchmark that can be chosen by its name. */
export type Group = (setting: Setting) => Promise<void>;

/** The size for what is measured at one size only: 5,000, or the nearest to it there is. */
export function usualSize(sizes: readonly number[]): number {
  const wanted = 5_000;
  const nearest = sizes.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  if (nearest === undefined) throw new Error('There is no number of functions to measure with.');
  return nearest;
}

/** Does something so many times, one after the other. */
export async function repeat(times: number, work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < times; round += 1) await work(round);
}
