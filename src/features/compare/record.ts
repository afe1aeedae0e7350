import type { Comparison } from '../../domain/comparison/comparison.ts';
import type { ComparisonUnit } from '../../domain/comparison/unit.ts';
import type { Session } from '../../domain/session/session.ts';

/** The declarations of the workspace, as far as they have been read. */
export type Declarations =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | ReadDeclarations;

export interface ReadDeclarations {
  readonly kind: 'read';
  readonly units: readonly ComparisonUnit[];
  /** Templates that declare something to compare. */
  readonly templates: number;
  /** Files that were left out, as URIs. */
  readonly tooLarge: readonly string[];
  /** Files of which a part could not be read, as URIs. */
  readonly incomplete: readonly string[];
  /** The workspace has more files than are looked at. */
  readonly isCut: boolean;
}

/** Contents of the page. */
export type CompareRecord =
  /** Templates are not compared in Restricted Mode: names in them would become requests. */
  | { readonly kind: 'restricted' }
  | { readonly kind: 'noFolder' }
  | { readonly kind: 'opening' }
  /** No session could be opened. */
  | { readonly kind: 'failed'; readonly error: unknown }
  | ReadyRecord;

export interface ReadyRecord {
  readonly kind: 'ready';
  readonly session: Session;
  readonly declarations: Declarations;
  /** Absent until the declarations are read. */
  readonly comparison?: Comparison;
  /** The session was left since: nothing more is read. `successor` is the active session. */
  readonly left: boolean;
  readonly successor?: Session;
}

/** The error on the page: of the session, or of a halted comparison. */
export function errorOf(record: CompareRecord): unknown {
  if (record.kind === 'failed') return record.error;
  return record.kind === 'ready' && record.comparison?.state === 'halted'
    ? record.comparison.error
    : undefined;
}
