import { compareQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import type { Account, FunctionConfigs } from '../../domain/account/account.ts';
import { type FunctionArn, formatFunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { connectionHasConsole } from '../../domain/links/consoleLink.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { identityOfArn } from '../../domain/account/functionIdentity.ts';
import { reportIn, reportsIn } from '../../domain/report/accountReport.ts';
import type { QualifierReport } from '../../domain/report/report.ts';
import type { Mismatch } from '../../domain/session/sessionMatch.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Connection } from '../../domain/session/connection.ts';
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

/** Content of a hover: data only; words and Markdown are made elsewhere. */
export interface HoverContent {
  readonly subject: Subject;
  readonly outcome: Outcome;
}

/** The reference in the text, read with the facts of the active session. */
export interface Subject {
  readonly match: ArnMatch;
  readonly resolution: Resolution;
  /** Text for a look-up from here: of an ARN whose account or Region is a variable, the function in the session. */
  readonly lookUp: { readonly text: string; readonly inSession: boolean };
  /** True if the AWS console shows what the session reads. */
  readonly hasConsole: boolean;
}

/** Result of looking the function up. */
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
  /** The session does not answer for the function; `profiles` are known to sign in to its account. */
  | { readonly kind: 'mismatch'; readonly match: Mismatch; readonly profiles: readonly string[] }
  /** The session that was asked is not the active one any more. */
  | { readonly kind: 'sessionChanged' };

/** Whose credentials were used. */
export type Identity = Pick<Connection, 'profile' | 'source'>;

/** Everything known about a function and the qualifier that its ARN names. */
export interface FunctionFacts {
  readonly report: QualifierReport;
  /** Other qualifiers with a config of their own, sorted. */
  readonly others: readonly string[];
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

/** Everything known about a function whose qualifiers are all meant. */
export interface AllQualifiersFacts {
  /** In their usual order. */
  readonly reports: readonly QualifierReport[];
  readonly readAt: Date;
  /** As in FunctionFacts. */
  readonly refusal?: ExpectedError;
}

/** Data read for an ARN: of its qualifier, or of all where it means all. */
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
  const { readAt, refusal } = read;
  const reports = reportsIn(account, identityOfArn(arn), read) ?? [];
  return { reports, readAt, ...(refusal && { refusal }) };
}

/** Everything that an answer, and what others have read before, tell about a function. Sends nothing. */
export function functionFacts(arn: FunctionArn, account: Account, read: FunctionConfigs): FunctionFacts {
  const { configs, readAt, refusal } = read;
  const report = reportIn(account, identityOfArn(arn), arn.qualifier ?? LATEST, read);
  const others = configs.map(({ qualifier }) => qualifier).filter((other) => other !== report.qualifier);
  return { report, others: others.sort(compareQualifiers), readAt, ...(refusal && { refusal }) };
}
