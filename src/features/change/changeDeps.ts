import type { Changes } from '../../domain/change/changes.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { Reviewed } from './view.ts';

/** Dependencies of the page of a change. */
export interface ChangeDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly changes: Changes;
  readonly isAllowed: (session: Session) => boolean;
  /** Absent: the editor's own dialogue. */
  readonly confirm?: (reviews: readonly Reviewed[], session: Session) => Promise<boolean>;
}

export const isSame = (one: readonly Reviewed[], other: readonly Reviewed[]): boolean =>
  JSON.stringify(one.map(({ review }) => review.change)) ===
  JSON.stringify(other.map(({ review }) => review.change));
