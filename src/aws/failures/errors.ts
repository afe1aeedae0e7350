import { denialIn } from '../../domain/session/denial.ts';
import { type ErrorFacts, type ErrorKind, ExpectedError, isExpectedError } from '../../domain/errors.ts';
import { type ErrorContext, signInRemedy } from './errorContext.ts';
import { TABLE } from './errorTable.ts';
import { type Failure, readFailure } from './failure.ts';
import { redact } from './redact.ts';

/**
 * The thrown value as an ExpectedError if the table has it; otherwise unchanged: a bug in the extension.
 * The original is not kept as a cause: it may hold what must not be shown or logged.
 */
export function translate(thrown: unknown, context: ErrorContext): unknown {
  if (isExpectedError(thrown)) return withProfile(thrown, context);
  const failure = readFailure(thrown);
  const row = TABLE.find(({ when }) => when(failure, context));
  if (!row) return thrown;
  const host = row.silent ? '' : hostOf(failure, context);
  const remedy = row.kind === 'signedOut' && !row.noRemedy ? signInRemedy(context) : undefined;
  const said = row.say({ ...context, host: host || 'the service' }, failure);
  const detail = row.silent ? '' : redact(failure.message);
  const facts: ErrorFacts = {
    ...(context.profile && { profile: context.profile.name }),
    ...(remedy?.command !== undefined && { command: remedy.command }),
    ...(remedy && { source: context.source }),
    ...(row.kind === 'signedOut' && row.noRemedy && { wrongTime: true }),
    ...(row.kind === 'accessDenied' && { action: context.action, ...denialOf(failure) }),
    ...(row.lacksOperation && { missingOperation: context.operation }),
    ...(host !== '' && { host }),
    ...(failure.status !== undefined && { status: failure.status }),
    ...(failure.requestId !== undefined && { requestId: redact(failure.requestId) }),
    ...(detail !== '' && { detail }),
  };
  return new ExpectedError(row.kind, remedy ? `${said} ${remedy.text}` : said, facts);
}

function denialOf({ message }: Failure): Pick<ErrorFacts, 'denial'> {
  const denial = denialIn(message);
  return denial ? { denial } : {};
}

/** Signing in asks other hosts than Lambda's; which, only the failure knows. */
function hostOf(failure: Failure, { signingIn, host }: ErrorContext): string {
  return signingIn ? redact(failure.host ?? '') : host;
}

/** Cancelled by the caller, or because the session was left. */
export function cancelled(context: ErrorContext): ExpectedError {
  return new ExpectedError('cancelled', `${context.operation} was cancelled.`);
}

/** The endpoint is no AWS: the operation is not asked of anybody else. */
export function noSuchOperation(operation: string): ExpectedError {
  return new ExpectedError(
    'notUnderstood',
    `The configured endpoint is only for Lambda: ${operation} is not asked.`,
    {
      missingOperation: operation,
    },
  );
}

/** An answer that arrived whole and is not what the API documents. */
export function notUnderstood(
  detail: string,
  { status, requestId }: { readonly status?: number; readonly requestId?: string | undefined } = {},
): ExpectedError {
  return new ExpectedError('notUnderstood', 'The response is not one that Lambda documents.', {
    detail,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId: redact(requestId) }),
  });
}

function withProfile(error: ExpectedError, { profile, host, signingIn }: ErrorContext): ExpectedError {
  const kind: ErrorKind = error.kind;
  const facts = {
    ...(profile && { profile: profile.name }),
    ...(kind === 'notUnderstood' && !signingIn && { host }),
    ...error.facts,
  };
  return new ExpectedError(kind, error.message, facts);
}
