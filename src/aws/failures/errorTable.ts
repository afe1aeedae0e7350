import type { ErrorKind } from '../../domain/errors.ts';
import type { ErrorContext } from './errorContext.ts';
import type { Failure } from './failure.ts';
import { CAPS } from '../transport/limits.ts';
import {
  names,
  codes,
  status,
  isCertificate,
  isNetwork,
  isTimeout,
  isThrottled,
  isWrongTime,
  isSignature,
  isExpired,
  isRefusedKey,
  isDenied,
  isInvalid,
  isNameless,
  isAbsent,
  isAbsentResource,
  isNoOperation,
  isTooLarge,
  isWithoutKeys,
  isUnsendable,
  isFile,
} from './failurePredicates.ts';

/** One kind of failure: how it is told, and what is said about it. */
export interface Row {
  readonly kind: ErrorKind;
  readonly when: (failure: Failure, context: ErrorContext) => boolean;
  readonly say: (context: ErrorContext, failure: Failure) => string;
  /** The error may quote a program's output: no part of it is passed on. */
  readonly silent?: boolean;
  /** Signing in again is not what helps. */
  readonly noRemedy?: boolean;
  /** The endpoint lacks the operation asked for. */
  readonly lacksOperation?: boolean;
}

/** The list of all functions names none, so it cannot be "not found": whatever says so does not have it. */
const isAllFunctions = (operation: string): boolean => operation === 'ListFunctions';
const signsInByBrowser = ({ root }: ErrorContext): boolean => root?.kind === 'sso' || root?.kind === 'login';
const whose = ({ profile, source }: ErrorContext): string =>
  profile ? `of profile ${profile.name}` : WHOSE[source];
const WHOSE: Readonly<Record<ErrorContext['source'], string>> = {
  profile: 'of the profile',
  environment: 'in the environment',
  container: 'of the container',
  instance: 'of the machine',
  sample: 'of the sample account',
};

/**
 * The one table of what can go wrong between us and AWS. The first row that fits counts, so what is told by
 * an error's name stands before what only its status tells. Names and not classes: Lambda answers with more
 * than its model lists (domain.md §1).
 */
export const TABLE: readonly Row[] = [
  {
    kind: 'signedOut',
    // First of all: whatever else its message looks like, it is what the program wrote.
    when: ({ byProvider }, { signingIn, root }) =>
      signingIn && byProvider && root?.settings.has('credential_process') === true,
    say: ({ root }) => `The credential_process of profile ${root?.name ?? ''} returned no credentials.`,
    silent: true,
  },
  {
    kind: 'cancelled',
    when: names('AbortError'),
    say: ({ operation }) => `${operation} was cancelled.`,
    silent: true,
  },
  {
    kind: 'notUnderstood',
    when: isTooLarge,
    say: ({ host, operation }) =>
      `The response of ${host} to ${operation} is larger than the limit of ${CAPS.body / 1_048_576} MB.`,
  },
  {
    kind: 'badConfiguration',
    when: isUnsendable,
    say: (context) => `The credentials ${whose(context)} contain a character that no request can carry.`,
    silent: true,
  },
  {
    kind: 'offline',
    when: isCertificate,
    say: ({ host }) => `The certificate of ${host} is not trusted, or a proxy answers in its place.`,
  },
  { kind: 'offline', when: isNetwork, say: ({ host }) => `Cannot connect to ${host}.` },
  {
    kind: 'offline',
    when: status(407),
    say: ({ host }) => `The proxy for ${host} requires authentication.`,
  },
  {
    kind: 'badConfiguration',
    when: names('EndpointError'),
    say: ({ region }) => `AWS has no endpoint of the configured kind (FIPS, dual-stack) in ${region}.`,
  },
  {
    kind: 'noProfile',
    when: (_, { signingIn, source }) => signingIn && source === 'instance',
    say: () => 'There are no credentials: no profile has any, and this machine has no instance role.',
  },
  {
    kind: 'timeout',
    when: isTimeout,
    say: ({ host, operation, signingIn }) =>
      signingIn ? 'Signing in took too long.' : `${host} did not answer ${operation} in time.`,
  },
  {
    kind: 'throttled',
    when: isThrottled,
    say: () =>
      'Too many requests: AWS limits the requests per second of an account and Region, for all users together.',
  },
  {
    kind: 'signedOut',
    when: isWrongTime,
    say: () => "AWS rejected the time of the request: check this machine's clock.",
    noRemedy: true,
  },
  {
    kind: 'signedOut',
    when: isExpired,
    say: (context) => `The credentials ${whose(context)} have expired.`,
  },
  {
    kind: 'signedOut',
    when: isSignature,
    say: (context) => `The secret key ${whose(context)} does not match its access key.`,
  },
  {
    kind: 'signedOut',
    when: (failure) => isRefusedKey(failure) || (failure.status === 401 && !failure.unreadable),
    say: (context) =>
      `AWS rejected the credentials ${whose(context)} in ${context.region}. This also happens in a Region that the account has not enabled.`,
  },
  {
    kind: 'mfaRefused',
    when: (failure, { signingIn }) => signingIn && /MultiFactorAuthentication failed/i.test(failure.message),
    say: () => 'AWS rejected the MFA code.',
  },
  {
    kind: 'accessDenied',
    when: (failure) => isDenied(failure) || (failure.status === 403 && !failure.unreadable),
    say: ({ action }) => `Permission denied: ${action}.`,
  },
  {
    kind: 'signedOut',
    when: (failure, context) => context.signingIn && signsInByBrowser(context) && failure.byProvider,
    say: (context) => `You are not signed in to profile ${context.root?.name ?? ''}.`,
  },
  {
    kind: 'signedOut',
    when: (failure, { signingIn, source }) => signingIn && source === 'container' && failure.byProvider,
    say: () => "The container's credentials service returned no credentials.",
  },
  {
    kind: 'badConfiguration',
    when: (failure, { signingIn }) => signingIn && (failure.byProvider || isFile(failure)),
    say: (context) => `The credentials ${whose(context)} cannot be found where the configuration says.`,
  },
  {
    kind: 'notUnderstood',
    when: (failure, { operation }) =>
      failure.status === 501 ||
      isNoOperation(failure) ||
      (isAbsent(failure) && (failure.unreadable || isNameless(failure) || isAllFunctions(operation))),
    say: ({ host, operation }) => `This endpoint, ${host}, does not implement ${operation}.`,
    lacksOperation: true,
  },
  {
    kind: 'serviceFailure',
    when: status(500, 599),
    say: ({ host }) => `${host} failed.`,
  },
  {
    kind: 'notUnderstood',
    when: (failure) =>
      failure.unreadable || status(300, 399)(failure) || codes(/^HPE_/)(failure) || isWithoutKeys(failure),
    say: ({ host, operation }) => `The response of ${host} to ${operation} is not a response of Lambda.`,
  },
  {
    kind: 'notFound',
    when: (failure) => isAbsentResource(failure) || failure.status === 404,
    say: () => 'There is no such function or qualifier.',
  },
  {
    kind: 'invalidRequest',
    when: (failure) => isInvalid(failure) || status(400, 499)(failure),
    say: ({ operation }) => `The service does not accept this ${operation} request.`,
  },
  {
    kind: 'notUnderstood',
    // An answer is never a bug in the extension.
    when: (failure) => failure.status !== undefined,
    say: ({ host, operation }) => `The response of ${host} to ${operation} is not a response of Lambda.`,
  },
];
