import type { ErrorKind } from '../errors.ts';
import type { OverviewRow } from './row.ts';
import type { Summary } from './summary.ts';

/**
 * The state of a scan. `paused` and `cancelled` keep the results, and `start` resumes from there; so does
 * `halted`, which happens where every further request would fail in the same way, as after an expired sign-in.
 */
export type ScanState = 'idle' | 'running' | 'paused' | 'cancelled' | 'complete' | 'halted';

/** How far a scan is. Plain data. */
export interface ScanProgress {
  readonly state: ScanState;
  /** Functions read or failed. */
  readonly done: number;
  /** Functions known so far. */
  readonly total: number;
  /** True if all functions are known; before that, the total grows. */
  readonly totalKnown: boolean;
  /** Functions of which something could not be read. */
  readonly failed: number;
  /** When the scan, or its last refresh, was first started: ISO 8601, in UTC. */
  readonly startedAt?: string;
  /** Milliseconds, at the pace of the last answers; while running only. */
  readonly remainingMs?: number;
}

/** A part of a function that could not be read. */
export interface ScanFailure {
  /** Unqualified. */
  readonly arn: string;
  readonly name: string;
  /** `configs`: it has no rows, or old ones. `qualifiers`: it has rows; of other
   * aliases or versions than these, and of orphans among them, nothing is known. */
  readonly part: 'configs' | 'qualifiers';
  /** An ExpectedError, or a bug, which the page logs. */
  readonly error: unknown;
}

/** All there is to know of one function. Without rows and failure: it is gone. */
export interface FunctionUpdate {
  /** Unqualified: functions of several accounts and Regions are told apart by it. */
  readonly arn: string;
  readonly rows: readonly OverviewRow[];
  readonly failure?: ScanFailure;
}

/** Update for a follower: the functions that changed since, each as a whole. */
export interface ScanUpdate {
  readonly functions: readonly FunctionUpdate[];
  readonly progress: ScanProgress;
  readonly summary: Summary;
}

/** True if every other request would fail in the same way. */
export const HALTS: Readonly<Record<ErrorKind, boolean>> = {
  noProfile: true,
  noRegion: true,
  badConfiguration: true,
  signedOut: true,
  mfaCancelled: true,
  mfaRefused: true,
  offline: true,
  accessDenied: false,
  throttled: false,
  timeout: false,
  notFound: false,
  notUnderstood: false,
  invalidRequest: false,
  regionRefused: true,
  notRecorded: false,
  serviceFailure: false,
  cancelled: false,
};
