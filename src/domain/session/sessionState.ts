import type { Session } from './session.ts';
import type { SessionChoice } from './connection.ts';

/** The state of the session in use. */
export type SessionState =
  /** Nothing was asked for yet. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening'; readonly choice: SessionChoice }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'failed'; readonly choice: SessionChoice; readonly error: unknown };
