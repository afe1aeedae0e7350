import type { Scan } from '../../domain/overview/scan.ts';
import type { Session } from '../../domain/session.ts';

/** What the overview shows. */
export type OverviewRecord =
  | { readonly kind: 'opening' }
  /** No session could be opened. */
  | { readonly kind: 'failed'; readonly error: unknown }
  | ReadyRecord;

/** The scan of the session that the overview belongs to. */
export interface ReadyRecord {
  readonly kind: 'ready';
  readonly session: Session;
  readonly scan: Scan;
  /** Whether the session was left since: then nothing more is read, and `successor` is the active one. */
  readonly left: boolean;
  readonly successor?: Session;
}

/** The error that a failed opening or a halted scan shows. */
export function errorOf(record: OverviewRecord): unknown {
  if (record.kind === 'failed') return record.error;
  return record.kind === 'ready' && record.scan.state === 'halted' ? record.scan.error : undefined;
}
