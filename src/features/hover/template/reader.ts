import type { Account } from '../../../domain/account/account.ts';
import { type FunctionArn, LATEST } from '../../../domain/arn/functionArn.ts';
import { partitionOfRegion } from '../../../domain/arn/partition.ts';
import type { AnchorSource } from '../../../domain/declared/anchorSource.ts';
import type { ComparisonMemory } from '../../../domain/declared/comparisonMemory.ts';
import { DeployedStacks } from '../../../domain/declared/deployedStacks.ts';
import { findDeployed } from '../../../domain/declared/findDeployed.ts';
import { readDeadLetter } from '../../../domain/declared/deployedDeadLetter.ts';
import { deployedLogicalId } from '../../../domain/declared/deployedNames.ts';
import type { DeployedMatch, Way } from '../../../domain/declared/resolution.ts';
import type { DeclaredTemplate, Reference } from '../../../domain/declared/template.ts';
import type { DeclaredFunction } from '../../../domain/declared/resources.ts';
import type { TemplateAccess } from '../../../domain/declared/templateAccess.ts';
import { regionOf } from '../../../domain/declared/regionOf.ts';
import { sendersTo } from '../../../domain/declared/senders.ts';
import {
  deadLetterSides,
  declaresSettings,
  threeSides,
  type ThreeSides,
} from '../../../domain/declared/threeSides.ts';
import { isCancelled, isExpectedError } from '../../../domain/errors.ts';
import { connectionHasConsole } from '../../../domain/links/consoleLink.ts';
import type { Log } from '../../../domain/log.ts';
import type { Session } from '../../../domain/session/session.ts';
import type { SessionManager } from '../../../domain/session/sessionManager.ts';
import { isMismatch, matchSession } from '../../../domain/session/sessionMatch.ts';
import { reportUnexpected } from '../../../editor/log.ts';
import { functionFacts } from '../content.ts';
import type { Permission } from '../rules.ts';
import { pause, within } from '../timing.ts';
import type { TemplateContent, TemplateOutcome } from './content.ts';
import { constructSubject } from './construct.ts';
import { subjectOf, type TemplateSubject } from './subject.ts';

/** How long the mouse must rest before anything is asked, in milliseconds. */
const REST_MS = 150;
/** How long a hover waits for answers, in milliseconds. A stack takes more requests than a function. */
const BUDGET_MS = 3000;

export interface TemplateHoverDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly templates: TemplateAccess;
  readonly anchors: AnchorSource;
  /** Hears of what was compared. */
  readonly known?: Pick<ComparisonMemory, 'note'>;
}

/** A place in a template, to be explained. */
interface Place {
  readonly template: DeclaredTemplate;
  readonly file: string;
  readonly subject: TemplateSubject;
}

/** Finds out what a hover on a template shows. */
export class TemplateHoverReader {
  readonly #deps: TemplateHoverDeps;
  readonly #stacks: DeployedStacks;

  constructor(deps: TemplateHoverDeps) {
    this.#deps = deps;
    this.#stacks = new DeployedStacks(deps.templates);
  }

  /** Undefined: there is nothing to say, or the signal aborted. Rejects never. */
  async read(
    template: DeclaredTemplate,
    reference: Reference,
    permission: Permission,
    signal: AbortSignal,
    restedMs = 0,
  ): Promise<TemplateContent | undefined> {
    const subject = await this.#subject(template, reference);
    if (!subject || signal.aborted) return undefined;
    const file = subject.kind === 'declared' ? subject.fn.nameAt.file : reference.at.file;
    const place = { template, file, subject };
    const senders = subject.kind === 'sink' ? sendersTo(template, subject.sink.address) : [];
    const outcome = await this.#outcome(place, permission, signal, restedMs);
    return outcome && { template, subject, outcome, senders };
  }

  async #subject(template: DeclaredTemplate, reference: Reference): Promise<TemplateSubject | undefined> {
    const { to } = reference;
    if (to.kind !== 'construct') return subjectOf(template, reference);
    return constructSubject(to, await this.#deps.anchors.anchors(to.nameAt.file));
  }

  async #outcome(
    place: Place,
    permission: Permission,
    signal: AbortSignal,
    restedMs: number,
  ): Promise<TemplateOutcome | undefined> {
    const { kind } = place.subject;
    if (kind === 'sink' || kind === 'unknown' || kind === 'construct') return { kind: 'none' };
    if (permission !== 'granted') return { kind: 'notRead', why: { kind: permission } };
    const { sessions } = this.#deps;
    if (sessions.state.kind === 'failed')
      return { kind: 'failed', error: sessions.state.error, stage: 'session' };
    if (restedMs < REST_MS) await pause(REST_MS - restedMs, signal);
    if (signal.aborted) return undefined;
    const outcome = await within(BUDGET_MS, signal, this.#ask(place));
    if (signal.aborted) return undefined;
    return outcome ?? { kind: 'reading', isThrottled: sessions.current?.isThrottled ?? false };
  }

  async #ask(place: Place): Promise<TemplateOutcome> {
    let session: Session | undefined;
    try {
      session = await this.#deps.sessions.open();
      await session.accountId();
      const outcome = await this.#askSession(place, session);
      return this.#isLeft(session) ? SESSION_CHANGED : outcome;
    } catch (error) {
      if (isCancelled(error) || (session && this.#isLeft(session))) return SESSION_CHANGED;
      reportUnexpected(this.#deps.log, 'Reading for a hover on a template', error);
      return { kind: 'failed', error, stage: session ? 'function' : 'session' };
    }
  }

  async #askSession({ template, file, subject }: Place, session: Session): Promise<TemplateOutcome> {
    const declared = subject.kind === 'declared' ? subject.fn : undefined;
    const region = regionOf(template, session.region, declared);
    const match = matchSession({ region }, session);
    if (isMismatch(match)) return { kind: 'notRead', why: { kind: 'mismatch', match, profiles: [] } };
    const account = session.inRegion(region);
    if (subject.kind === 'named')
      return await this.#function(session, account, subject.name, subject.qualifier);
    if (subject.kind !== 'declared') return { kind: 'none' };
    const { fn, qualifier } = subject;
    const found = await findDeployed(
      fn,
      template,
      account,
      async () => await this.#deps.anchors.anchors(file),
    );
    if (found.kind !== 'found') return { kind: 'notMatched', match: found };
    const read = await this.#function(session, account, found.name, qualifier, found.way);
    if (read.kind !== 'read' || !declaresAny(template, fn)) return read;
    const { settings } = read.facts.report;
    const sides = await this.#sides(template, fn, account, settings, found);
    if (!this.#isLeft(session)) this.#deps.known?.note(fn.nameAt.file, fn.address, settings, sides);
    return { ...read, sides };
  }

  async #function(
    session: Session,
    account: Account,
    name: string,
    qualifier: string | undefined,
    way?: Way,
  ): Promise<TemplateOutcome> {
    const arn: FunctionArn = {
      partition: partitionOfRegion(account.region).id,
      region: account.region,
      accountId: session.knownAccountId ?? '',
      name,
      qualifier: qualifier ?? LATEST,
    };
    try {
      const read = await account.configsCovering(name, qualifier ?? LATEST);
      const { connection } = session;
      return {
        kind: 'read',
        arn,
        ...(way && { way }),
        identity: connection,
        hasConsole: connectionHasConsole(connection),
        facts: functionFacts(arn, account, read),
        sides: [],
      };
    } catch (error) {
      if (!isExpectedError(error) || error.kind !== 'notFound') throw error;
      return { kind: 'notMatched', match: { kind: 'notDeployed', name } };
    }
  }

  async #sides(
    template: DeclaredTemplate,
    fn: DeclaredFunction,
    account: Account,
    inForce: Parameters<typeof threeSides>[2],
    { name, way }: Extract<DeployedMatch, { readonly kind: 'found' }>,
  ): Promise<readonly ThreeSides[]> {
    const stack = way.kind === 'tags' || way.kind === 'stack' ? way.stack : undefined;
    const [deadLetter, ofStack] = await Promise.all([
      readDeadLetter(name, account),
      stack === undefined ? {} : this.#stacks.of(account.deployments, stack),
    ]);
    const knowledge = { ...ofStack, deadLetter };
    const logicalId = deployedLogicalId(fn, way);
    return declaresSettings(template, fn.address)
      ? threeSides(template, fn.address, inForce, knowledge, logicalId)
      : deadLetterSides(template, fn.address, knowledge, logicalId);
  }

  #isLeft(session: Session): boolean {
    return this.#deps.sessions.current !== session;
  }
}

/** True if a template tells something of a function's settings: other tools may set those that it does not declare. */
const declaresAny = (template: DeclaredTemplate, { address, deadLetter }: DeclaredFunction): boolean =>
  (deadLetter !== undefined && deadLetter.arn.kind !== 'unknown') || declaresSettings(template, address);

const SESSION_CHANGED: TemplateOutcome = { kind: 'notRead', why: { kind: 'sessionChanged' } };
