import type { FunctionDirectory } from '../account/functionDirectory.ts';
import type { Eta } from './eta.ts';
import type { ScanResults } from './scanResults.ts';
import type { ScanProgress, ScanState } from './scanUpdate.ts';

interface Scanned {
  readonly state: ScanState;
  /** Functions to read, or under way. */
  readonly left: number;
  readonly results: Pick<ScanResults, 'size' | 'failed'>;
  readonly directory: Pick<FunctionDirectory, 'state' | 'size'>;
  readonly pace: Eta;
  readonly startedAt: Date | undefined;
}

/** How far a scan is, and how long the rest will take where all functions are known. */
export function progressOf({ state, left, results, directory, pace, startedAt }: Scanned): ScanProgress {
  const totalKnown = directory.state.kind === 'complete';
  const remaining = state === 'running' && totalKnown ? pace.remaining(left) : undefined;
  return {
    state,
    done: Math.max(0, results.size - left),
    total: Math.max(results.size, directory.size),
    totalKnown,
    failed: results.failed,
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(remaining !== undefined && { remainingMs: remaining }),
  };
}
