import type { WriteProblem } from './export/fileWriting.ts';
import type { CredentialSource } from './session/credentialSource.ts';
import type { Denial } from './session/denial.ts';

/**
 * Kinds of failures that are not bugs. Code branches on `kind`, never on text or class: host tests use the adapter as
 * it is built, beside a domain of their own, so a class may exist twice.
 */
export type ErrorKind =
  /** No profile and no credentials anywhere. */
  | 'noProfile'
  /** A profile, but no region from anywhere. */
  | 'noRegion'
  /** The AWS files or the chosen profile cannot be used as they are. */
  | 'badConfiguration'
  /** Credentials missing, expired or not accepted. */
  | 'signedOut'
  /** The user closed the prompt for an MFA code: nobody is asked again before the user retries. */
  | 'mfaCancelled'
  /** The MFA code was not accepted: likewise. */
  | 'mfaRefused'
  | 'accessDenied'
  | 'throttled'
  | 'offline'
  | 'timeout'
  | 'notFound'
  /** An answer that is not what the API documents: HTML, cut-off JSON, a wrong type. */
  | 'notUnderstood'
  /** The service says that the request is wrong. */
  | 'invalidRequest'
  /** No Region, or one of another partition than the connection's: nothing was sent. */
  | 'regionRefused'
  /** A change could not be recorded on this machine: it was not sent. */
  | 'notRecorded'
  /** The service failed (5xx). */
  | 'serviceFailure'
  /** The user or a switch of session gave up the request. */
  | 'cancelled';

/** The facts that a place needs to say what happened and what to do. No secret is ever among them. */
export interface ErrorFacts {
  /** The profile in use. */
  readonly profile?: string;
  /** The command that fixes it, to be started by the user: `aws sso login --profile x`. */
  readonly command?: string;
  /** Where the credentials come from that are missing, expired or not accepted. */
  readonly source?: CredentialSource;
  /** They may be good: it is the time of the request that was not accepted. */
  readonly wrongTime?: boolean;
  /** The IAM action that was refused, `lambda:ListFunctions`. */
  readonly action?: string;
  /** Why it was denied, where IAM said so. */
  readonly denial?: Denial;
  /** The operation that the endpoint does not implement, `ListAliases`. */
  readonly missingOperation?: string;
  /** The Region that the connection refuses. */
  readonly region?: string;
  /** The partition of that Region, where it is another than the connection's. */
  readonly partition?: string;
  /** Of a change that failed: it may have been stored all the same. Absent: nothing was changed. */
  readonly outcome?: 'unknown';
  /** The host asked. */
  readonly host?: string;
  /** HTTP status. */
  readonly status?: number;
  /** AWS's request id. */
  readonly requestId?: string;
  /** Message of the service or the SDK; foreign text, shown as text only. */
  readonly detail?: string;
  /** File and line of a configuration at fault; the folder that could not be written. */
  readonly file?: string;
  readonly writeProblem?: WriteProblem;
}

/** An error that a user can meet, with the facts of its remedy. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly kind: ErrorKind;
  readonly facts: ErrorFacts;

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.facts = facts;
  }
}

/** Recognises an ExpectedError, also one of another build's class. */
export function isExpectedError(error: unknown): error is ExpectedError {
  return error instanceof Error && error.name === 'ExpectedError' && 'kind' in error && 'facts' in error;
}

const SIGN_IN_FAILURES: readonly ErrorKind[] = ['signedOut', 'mfaCancelled', 'mfaRefused'];

/** True if an error says that there are no credentials that are accepted. */
export function isSignInFailure(error: unknown): error is ExpectedError {
  return isExpectedError(error) && SIGN_IN_FAILURES.includes(error.kind);
}

/** True if an operation is unavailable: denied, or not implemented by an emulator. */
export function isUnavailable(error: unknown): error is ExpectedError {
  if (!isExpectedError(error)) return false;
  return error.kind === 'accessDenied' || error.facts.missingOperation !== undefined;
}

export function isCancelled(error: unknown): boolean {
  return isExpectedError(error) && error.kind === 'cancelled';
}
