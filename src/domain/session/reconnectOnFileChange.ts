import type { AwsAccess, DiskChange } from './connection.ts';
import type { SessionManager } from './sessionManager.ts';

/**
 * Opens the session again when what it rests on has changed on disk: after a sign-in, after an edit of the
 * AWS files that concerns the choice. Other edits disturb nobody; nothing is asked of the network to find out.
 */
export function reconnectOnFileChange(
  sessions: SessionManager,
  access: AwsAccess,
  failed: (error: unknown) => void,
): { dispose(): void } {
  return access.watch((change) => {
    reconnectAfter(change, sessions, access).catch(failed);
  });
}

/** Does what one change on disk means for the session; ends when that is done. */
export async function reconnectAfter(
  change: DiskChange,
  sessions: SessionManager,
  access: AwsAccess,
): Promise<void> {
  // A connection under way may have read the former contents: they are compared once it is open.
  if (sessions.state.kind === 'opening') await sessions.open().catch(() => undefined);
  if (await isWorthwhile(sessions, access, change)) await sessions.reopen().catch(() => undefined);
}

/**
 * A token concerns only who waits for one: those who have no need of it would lose their place. Somebody who
 * gave up an MFA prompt or mistyped its code is not asked again for a file that changed.
 */
async function isWorthwhile(
  sessions: SessionManager,
  access: AwsAccess,
  change: DiskChange,
): Promise<boolean> {
  const { state, signInFailure } = sessions;
  if (state.kind === 'failed') return change === 'files';
  if (state.kind !== 'open' || state.session.connection.source === 'sample') return false;
  if (change === 'tokens') return signInFailure?.facts.command !== undefined;
  const outdated = await access.isOutdated(sessions.choice, state.session.connection);
  return outdated && sessions.current === state.session;
}
