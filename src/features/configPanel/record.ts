import type { Account, AccountChange } from '../../domain/account/account.ts';
import type { Session } from '../../domain/session/session.ts';
import type { PanelData } from './model.ts';
import type { PanelTarget } from './target.ts';

/** Contents of a panel. */
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
  /** The session was left: its answers stay in view and are no longer updated. */
  readonly left?: boolean | undefined;
  /** The active session by now, of another account as far as is known. */
  readonly successor?: Session | undefined;
  readonly content: Content;
  /** Per account of a destination elsewhere: the profiles that are known to sign in there. */
  readonly profilesOf?: ReadonlyMap<string, readonly string[]> | undefined;
  /** The function was chosen without a qualifier: the one to show is found out first. */
  readonly choosesQualifier?: boolean | undefined;
  /** Why what is in view is older than the user wished. */
  readonly refreshFailure?: unknown;
  /** True if something is being read while the rest stays in view. */
  readonly busy: boolean;
}

/** True if a change in the account makes what a panel shows old. Reading pages of functions is none. */
export function affects({ content, target }: PanelRecord, account: Account, change: AccountChange): boolean {
  if (change.kind === 'function') return change.name === target.name;
  // The panel has read that itself, or has no need of it.
  if (change.kind === 'report' || content.kind !== 'ready' || account.directory.state.kind !== 'complete')
    return false;
  const { configs, summary } = content.data;
  const listed = account.directory.get(target.name);
  const sameSummary = !listed || (summary.kind === 'known' && summary.value === listed);
  // A refresh of all functions forgets the configs: their views read them again.
  return !sameSummary || (configs.via === 'list' && account.peekConfigs(target.name) !== configs);
}
