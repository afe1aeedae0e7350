import { type FunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { isMismatch, matchSession } from '../../domain/session/sessionMatch.ts';
import type { ArnMatch } from '../../domain/text/findArn.ts';
import { type HoverContent, type NotRead, readOutcome, type Subject, subjectOf } from './content.ts';

/** Permission of hovers to read from AWS here, or the reason why not. */
export type Permission = 'granted' | 'restricted' | 'switchedOff' | 'hoversOff';

/**
 * The content that needs no request: because everything is known, because the text alone settles it, or because no
 * request may be made for it. Undefined where it is worth asking.
 */
export function contentKnown(
  match: ArnMatch,
  sessions: SessionManager,
  permission: Permission,
): HoverContent | undefined {
  const subject = subjectOf(match, sessions.current);
  const { resolution } = subject;
  if (!resolution.ok && resolution.unresolved.kind !== 'place') {
    return { subject, outcome: { kind: 'unresolved', unresolved: resolution.unresolved } };
  }
  if (permission !== 'granted') return notRead(subject, { kind: permission });
  const contradicts = resolution.ok && contradiction(resolution.arn);
  if (contradicts) return notRead(subject, contradicts);
  if (sessions.state.kind === 'failed') {
    return { subject, outcome: { kind: 'failed', error: sessions.state.error, stage: 'session' } };
  }
  return sessions.current && knownOf(sessions.current, subject);
}

function knownOf(session: Session, subject: Subject): HoverContent | undefined {
  const { resolution } = subject;
  if (!resolution.ok || session.knownAccountId === undefined) return undefined;
  const { arn } = resolution;
  const why = whyNotAsk(arn, session, session.knownAccountId);
  if (why) return notRead(subject, why);
  const account = session.inRegion(arn.region);
  const read = account.peekConfigs(arn.name);
  const covers = read?.via === 'list' || (arn.qualifier ?? LATEST) === LATEST;
  if (!read || !covers) return undefined;
  return { subject, outcome: readOutcome(resolution, session, read) };
}

/**
 * Why a session is not asked about a function. It is asked about functions of its own account only, in any
 * region of its own partition: what a file says must not send requests elsewhere.
 */
export function whyNotAsk(arn: FunctionArn, session: Session, accountId: string): NotRead | undefined {
  const match = matchSession(arn, { region: session.region, knownAccountId: accountId });
  return isMismatch(match) ? { kind: 'mismatch', match, profiles: [] } : undefined;
}

/** A contradiction in the ARN itself, for which no session is needed. */
function contradiction(arn: FunctionArn): NotRead | undefined {
  const match = matchSession(arn, { region: arn.region });
  return match.kind === 'contradiction' ? { kind: 'mismatch', match, profiles: [] } : undefined;
}

export function notRead(subject: Subject, why: NotRead): HoverContent {
  return { subject, outcome: { kind: 'notRead', why } };
}
