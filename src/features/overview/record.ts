import type { Scan } from '../../domain/overview/scan.ts';
import type { Session } from '../../domain/session/session.ts';

/** Contents of the overview. */
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
  /** True if the session was left since: then nothing more is read. `successor` is the active session. */
  readonly left: boolean;
  readonly successor?: Session;
}

/** The error on the page: of the session, of the list of functions before a scan, or of a halted scan. */
export function errorOf(record: OverviewRecord): unknown {
  if (record.kind === 'failed') return record.error;
  if (record.kind !== 'ready') return undefined;
  const { state, error, account } = record.scan;
  if (state === 'halted') return error;
  const listed = account.directory.state;
  return state === 'idle' && listed.kind === 'failed' ? listed.error : undefined;
}
