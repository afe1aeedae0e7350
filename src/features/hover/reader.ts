import { LATEST } from '../../domain/arn/functionArn.ts';
import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { nearestNames } from '../../domain/account/nearestNames.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { ArnMatch } from '../../domain/text/findArn.ts';
import type { Resolved } from '../../domain/text/resolveArn.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { type HoverContent, type Outcome, readOutcome, type Subject, subjectOf } from './content.ts';
import { pause, within } from './timing.ts';
import { contentKnown, notRead, type Permission, whyNotAsk } from './rules.ts';

/** How long the mouse must rest before anything is asked, in milliseconds. */
const REST_MS = 150;
/** How long a hover waits for answers, in milliseconds: longer, and its reader has moved on. */
export const HOVER_BUDGET_MS = 2000;

export interface HoverDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
}

/** Finds out what a hover shows, and when to stop waiting for it. */
export class HoverReader {
  readonly #sessions: SessionManager;
  readonly #log: Log;

  constructor(deps: HoverDeps) {
    this.#sessions = deps.sessions;
    this.#log = deps.log;
  }

  /**
   * Undefined where the signal aborts first. Rejects never: what fails is content too.
   * @param restedMs how long the mouse has rested already
   */
  async read(
    match: ArnMatch,
    permission: Permission,
    signal: AbortSignal,
    restedMs = 0,
  ): Promise<HoverContent | undefined> {
    const known = contentKnown(match, this.#sessions, permission);
    if (known) return await this.#withProfiles(known);
    if (restedMs < REST_MS) await pause(REST_MS - restedMs, signal);
    if (signal.aborted) return undefined;
    const content = await within(HOVER_BUDGET_MS, signal, this.#ask(match));
    if (signal.aborted) return undefined;
    if (content) return await this.#withProfiles(content);
    const { current } = this.#sessions;
    const isThrottled = current?.isThrottled ?? false;
    return { subject: subjectOf(match, current), outcome: { kind: 'reading', isThrottled } };
  }

  /** Of a function in another account, the profiles that sign in there. Reads the AWS files, and sends nothing. */
  async #withProfiles(content: HoverContent): Promise<HoverContent> {
    const { subject, outcome } = content;
    if (outcome.kind !== 'notRead' || outcome.why.kind !== 'mismatch') return content;
    const { match } = outcome.why;
    if (match.kind !== 'otherAccount') return content;
    const profiles = await this.#sessions.profiles.signingInTo(match.accountId);
    return notRead(subject, { kind: 'mismatch', match, profiles });
  }

  /** Opens a session if there is none, and asks it. */
  async #ask(match: ArnMatch): Promise<HoverContent> {
    let session: Session | undefined;
    try {
      session = await this.#sessions.open();
      const accountId = await session.accountId();
      if (this.#isLeft(session)) return this.#sessionChanged(match);
      return await this.#askSession(match, session, accountId);
    } catch (error) {
      return this.#failed(match, session, { kind: 'failed', error, stage: 'session' });
    }
  }

  async #askSession(match: ArnMatch, session: Session, accountId: string): Promise<HoverContent> {
    const subject = subjectOf(match, session);
    const { resolution } = subject;
    if (!resolution.ok) {
      return { subject, outcome: { kind: 'unresolved', unresolved: resolution.unresolved } };
    }
    const why = whyNotAsk(resolution.arn, session, accountId);
    return why ? notRead(subject, why) : this.#askFunction(subject, resolution, session);
  }

  /** The one request; concurrent hovers on the same function share it. */
  async #askFunction(subject: Subject, resolution: Resolved, session: Session): Promise<HoverContent> {
    const { arn } = resolution;
    const account = session.inRegion(arn.region);
    try {
      const read = await account.configsCovering(arn.name, arn.qualifier ?? LATEST);
      if (this.#isLeft(session)) return this.#sessionChanged(subject.match);
      return { subject, outcome: readOutcome(resolution, session, read) };
    } catch (error) {
      if (isExpectedError(error) && error.kind === 'notFound' && !this.#isLeft(session)) {
        const names = account.directory.all().map(({ name }) => name);
        const similar = nearestNames(arn.name, names, 1);
        return { subject, outcome: { kind: 'notFound', identity: session.connection, similar } };
      }
      return this.#failed(subject.match, session, { kind: 'failed', error, stage: 'function' });
    }
  }

  #failed(
    match: ArnMatch,
    session: Session | undefined,
    outcome: Extract<Outcome, { readonly kind: 'failed' }>,
  ): HoverContent {
    if (isCancelled(outcome.error) || (session && this.#isLeft(session))) return this.#sessionChanged(match);
    reportUnexpected(this.#log, 'Reading for a hover', outcome.error);
    return { subject: subjectOf(match, this.#sessions.current), outcome };
  }

  /** Nothing that the former session said is shown, the placeholders it filled in included. */
  #sessionChanged(match: ArnMatch): HoverContent {
    return notRead(subjectOf(match, undefined), { kind: 'sessionChanged' });
  }

  #isLeft(session: Session): boolean {
    return this.#sessions.current !== session;
  }
}
