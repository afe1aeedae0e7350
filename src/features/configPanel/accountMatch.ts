import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { Session } from '../../domain/session/session.ts';
import type { PanelTarget } from './target.ts';

/**
 * Relation of a session to the account that a panel is about. `unknown`: STS could not be asked, as with
 * an endpoint that has none; then only an answer that names the account itself may be shown.
 */
export type AccountMatch = 'same' | 'other' | 'unknown';

/** Nothing of one account may stand under another's name, so this comes before anything is read. */
export async function matchAccount(session: Session, target: PanelTarget): Promise<AccountMatch> {
  const { accountId } = target;
  if (accountId === undefined || accountId === listedAccount(session, target)) return 'same';
  try {
    return (await session.accountId()) === accountId ? 'same' : 'other';
  } catch {
    return 'unknown';
  }
}

/** The account in the function's ARN, where the session has listed it: the emulators' STS may name another. */
function listedAccount(session: Session, { region, name }: PanelTarget): string | undefined {
  const arn = session.inRegion(region).directory.get(name)?.arn;
  return arn === undefined ? undefined : parseFunctionArn(arn)?.accountId;
}
