import type { Account, FunctionConfigs } from '../../domain/account/account.ts';
import { type FunctionArn, formatFunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { type FailingEvent, failingEvent } from '../../domain/delivery/failingEvent.ts';
import type { Destination } from '../../domain/destinations/destination.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { connectionHasConsole } from '../../domain/links/consoleLink.ts';
import {
  compareQualifiers,
  defaultSettings,
  type EffectiveSettings,
  effectiveSettings,
  settingsFor,
} from '../../domain/settings/eventInvokeConfig.ts';
import type { Connection, Session } from '../../domain/session/session.ts';
import type { ArnMatch, ArnParts } from '../../domain/text/findArn.ts';
import { piecesOf } from '../../domain/text/placeholders.ts';
import {
  type Place,
  placeOf,
  type Resolution,
  type Resolved,
  resolveArn,
  type Unresolved,
} from '../../domain/text/resolveArn.ts';
import {
  deadLetterWarnings,
  isOrphaned,
  settingsWarnings,
  type Warning,
} from '../../domain/findings/settingsFindings.ts';

/** What a hover shows: data only, words and markdown are made elsewhere. */
export interface HoverContent {
  readonly subject: Subject;
  readonly outcome: Outcome;
}

/** What the text says, read with what is known of the active session. */
export interface Subject {
  readonly match: ArnMatch;
  readonly resolution: Resolution;
  /** What to look up from here: of an ARN whose account or Region is a variable, the function in the session. */
  readonly lookUp: { readonly text: string; readonly inSession: boolean };
  /** Whether the AWS console shows what the session reads. */
  readonly hasConsole: boolean;
}

/** What came of looking the function up. */
export type Outcome =
  /** The text names no one function: a variable is in the way. */
  | { readonly kind: 'unresolved'; readonly unresolved: Unresolved }
  | { readonly kind: 'notRead'; readonly why: NotRead }
  /** The time is over; the request goes on. */
  | { readonly kind: 'reading'; readonly isThrottled: boolean }
  /** `similar`: functions of nearly the same name, where the functions of the Region are known. */
  | { readonly kind: 'notFound'; readonly identity: Identity; readonly similar: readonly string[] }
  /** `session`: no session could be opened, or its account not be told. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: 'session' | 'function' }
  | { readonly kind: 'read'; readonly identity: Identity; readonly facts: FunctionFacts }
  | { readonly kind: 'readAll'; readonly identity: Identity; readonly facts: AllQualifiersFacts };

/** Why nothing was asked. */
export type NotRead =
  | { readonly kind: 'restricted' }
  | { readonly kind: 'switchedOff' }
  /** By the user; the workspace shows hovers all the same. */
  | { readonly kind: 'hoversOff' }
  | { readonly kind: 'otherAccount'; readonly active: string }
  | { readonly kind: 'otherPartition'; readonly active: string }
  /** The ARN's region does not lie in its partition. */
  | { readonly kind: 'contradiction' }
  /** The session that was asked is not the active one any more. */
  | { readonly kind: 'sessionChanged' };

/** Whose credentials were used. */
export type Identity = Pick<Connection, 'profile' | 'source'>;

/** What is known of a function and the qualifier that its ARN names. */
export interface FunctionFacts {
  readonly settings: EffectiveSettings;
  /** Lacks the dead-letter queue where that is not known; `discarded` means nothing then. */
  readonly failing: FailingEvent;
  /** The dead-letter queue is in ListFunctions' answer, which a hover does not ask for. */
  readonly deadLetter: 'notKnown' | 'none' | Destination;
  readonly warnings: readonly Warning[];
  /** Other qualifiers with a config of their own, sorted. */
  readonly others: readonly string[];
  /** The qualifier is known not to exist, and has no config either. */
  readonly missingQualifier: boolean;
  /** The qualifier may not exist: nobody has listed aliases and versions. Never so of `$LATEST`. */
  readonly unsureQualifier: boolean;
  readonly readAt: Date;
  /** Why only one qualifier is known: Get cannot tell "nothing configured" from "no such function". */
  readonly refusal?: ExpectedError;
}

/** An ARN read with what is known of a session, which may be none. */
export function subjectOf(match: ArnMatch, session: Session | undefined): Subject {
  const place = session ? placeOf(session) : {};
  const resolution = resolveArn(match, place);
  return {
    match,
    resolution,
    lookUp: lookUpOf(match, resolution, place),
    hasConsole: session !== undefined && connectionHasConsole(session.connection),
  };
}

/** A variable for the account or the Region is unknown, and the function most likely one of the session's all the same. */
function lookUpOf(match: ArnMatch, resolution: Resolution, place: Place): Subject['lookUp'] {
  if (resolution.ok) return { text: formatFunctionArn(resolution.arn), inSession: false };
  const own = resolveArn({ ...match, parts: inPlace(match.parts, place) }, place);
  return own.ok
    ? { text: formatFunctionArn(own.arn), inSession: true }
    : { text: match.text, inSession: false };
}

/** The parts of an ARN with the place's instead of variables. */
function inPlace(parts: ArnParts, { partition, region, accountId }: Place): ArnParts {
  return {
    ...parts,
    ...(partition !== undefined && isVariable(parts.partition) && { partition }),
    ...(region !== undefined && isVariable(parts.region) && { region }),
    ...(accountId !== undefined && isVariable(parts.accountId) && { accountId }),
  };
}

const isVariable = (field: string | undefined): boolean =>
  field !== undefined && piecesOf(field).some(({ isPlaceholder }) => isPlaceholder);

/** What is known of a function whose qualifiers the text means all. */
export interface AllQualifiersFacts {
  /** Of `$LATEST` and each qualifier with a config of its own, in the order of `compareQualifiers`. */
  readonly qualifiers: readonly QualifierFacts[];
  readonly readAt: Date;
  /** As in FunctionFacts. */
  readonly refusal?: ExpectedError;
}

/** One qualifier among all. */
export interface QualifierFacts {
  readonly settings: EffectiveSettings;
  readonly warnings: readonly Warning[];
}

/** What was read for an ARN: of its qualifier, or of all where it means all. */
export function readOutcome(
  { arn, allQualifiers }: Resolved,
  session: Session,
  read: FunctionConfigs,
): Outcome {
  const account = session.inRegion(arn.region);
  const identity = session.connection;
  return allQualifiers
    ? { kind: 'readAll', identity, facts: allQualifiersFacts(arn, account, read) }
    : { kind: 'read', identity, facts: functionFacts(arn, account, read) };
}

function allQualifiersFacts(arn: FunctionArn, account: Account, read: FunctionConfigs): AllQualifiersFacts {
  const { configs, readAt, refusal } = read;
  const stored = new Map(configs.map((config) => [config.qualifier, effectiveSettings(config)]));
  const target = account.deadLetter(arn.name);
  const qualifiers = [...new Set([LATEST, ...stored.keys()])].sort(compareQualifiers).map((qualifier) => {
    const settings = stored.get(qualifier) ?? defaultSettings(qualifier);
    const own = { ...arn, qualifier };
    return { settings, warnings: [...settingsWarnings(settings, own), ...deadLetterWarnings(target)] };
  });
  return { qualifiers, readAt, ...(refusal && { refusal }) };
}

/** All that an account's answer, and what others have read before, say of a function. Asks nothing. */
export function functionFacts(arn: FunctionArn, account: Account, read: FunctionConfigs): FunctionFacts {
  const qualifier = arn.qualifier ?? LATEST;
  const settings = settingsFor(qualifier, read.configs);
  const target = account.deadLetter(arn.name);
  const gone = isGone(qualifier, account, arn.name);
  const orphan: readonly Warning[] =
    gone && settings.configured ? [{ kind: 'orphanedConfig', qualifier }] : [];
  return {
    settings,
    failing: failingEvent(settings, target),
    deadLetter: target ?? (account.directory.get(arn.name) ? 'none' : 'notKnown'),
    warnings: [...settingsWarnings(settings, arn), ...deadLetterWarnings(target), ...orphan],
    others: read.configs
      .map((config) => config.qualifier)
      .filter((other) => other !== qualifier)
      .sort(compareQualifiers),
    missingQualifier: gone && !settings.configured,
    unsureQualifier: qualifier !== LATEST && account.peekQualifiers(arn.name) === undefined,
    readAt: read.readAt,
    ...(read.refusal && { refusal: read.refusal }),
  };
}

function isGone(qualifier: string, account: Account, name: string): boolean {
  const known = account.peekQualifiers(name);
  return known !== undefined && isOrphaned(qualifier, known);
}
