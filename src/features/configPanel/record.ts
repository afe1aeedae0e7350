import type { Session } from '../../domain/session/session.ts';
import type { PanelData } from './model.ts';
import type { PanelTarget } from './target.ts';

/** What a panel has to show. */
export type Content =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The function is in another account than the active session's. `profiles` are known to sign in there. */
  | { readonly kind: 'elsewhere'; readonly active: Session; readonly profiles: readonly string[] }
  | { readonly kind: 'ready'; readonly data: PanelData };

/** All that a panel knows of what it shows. */
export interface PanelRecord {
  readonly target: PanelTarget;
  /** The profile it was opened with, from before a reload where no session is bound yet. */
  readonly profile?: string | undefined;
  /** The session that answered what is in view. */
  readonly session?: Session | undefined;
  /** Another session that is active by now, of another account as far as is known. */
  readonly successor?: Session | undefined;
  readonly content: Content;
  /** The function was chosen without a qualifier: the one to show is found out first. */
  readonly choosesQualifier?: boolean | undefined;
  /** Why what is in view is older than the user wished. */
  readonly refreshFailure?: unknown;
  /** Whether something is being read while the rest stays in view. */
  readonly busy: boolean;
}
