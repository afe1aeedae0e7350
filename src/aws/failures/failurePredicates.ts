import { BODY_TOO_LARGE } from '../transport/cappedHandler.ts';
import type { Failure } from './failure.ts';

/** Tells a failure by what can be read off it. Names and codes as the service, the SDK and Node write them. */
type Test = (failure: Failure) => boolean;

export function names(...known: readonly string[]): Test {
  const set = new Set(known);
  return ({ name }) => set.has(name);
}

export function codes(pattern: RegExp): Test {
  return ({ code }) => code !== undefined && pattern.test(code);
}

/** HTTP status, from and to inclusive. */
export function status(from: number, to = from): Test {
  return (failure) => failure.status !== undefined && failure.status >= from && failure.status <= to;
}

function either(...tests: readonly Test[]): Test {
  return (failure) => tests.some((test) => test(failure));
}

/** Node's names for a server certificate that it does not trust, and for what is no TLS at all. */
export const isCertificate = codes(
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)|^EPROTO$/,
);
export const isNetwork = codes(
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET)$/,
);
export const isTimeout = either(
  names('TimeoutError', 'RequestTimeout', 'RequestTimeoutException'),
  codes(/^ETIMEDOUT$/),
  status(408),
);
export const isThrottled = either(
  status(429),
  names(
    'TooManyRequestsException',
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
  ),
);
const isClock = names('RequestTimeTooSkewed', 'RequestInTheFuture', 'RequestExpired');
export const isSignature = names('InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature');
const CLOCK_TEXT = /signature (expired|not yet current)|clock/i;
/** The request's time is off; InvalidSignatureException says so only in its text. */
export const isWrongTime: Test = (failure) =>
  isClock(failure) || (isSignature(failure) && CLOCK_TEXT.test(failure.message));
export const isExpired = names(
  'ExpiredToken',
  'ExpiredTokenException',
  'TokenRefreshRequired',
  'InvalidGrantException',
);
export const isRefusedKey = names(
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'AuthFailure',
  'UnauthorizedException',
  'InvalidIdentityToken',
  'InvalidIdentityTokenException',
  'IDPRejectedClaimException',
);
export const isDenied = names(
  'AccessDenied',
  'AccessDeniedException',
  'ForbiddenException',
  'UnauthorizedOperation',
  'NotAuthorized',
);
export const isInvalid = names('InvalidParameterValueException', 'ValidationException', 'ValidationError');
/** Codes of emulators and gateways for operations that they do not have, whatever the status. */
export const isNoOperation = names(
  'PathNotFoundLocally',
  'PathNotFoundException',
  'UnknownOperationException',
  'UnknownOperation',
  'UnsupportedOperation',
  'UnsupportedOperationException',
  'NotImplemented',
  'NotImplementedException',
  'NotImplementedError',
  'MethodNotAllowed',
  'MethodNotAllowedException',
  'InvalidAction',
  'ActionNotFoundException',
);
/**
 * Codes for a missing function, qualifier or config; Lambda itself has only the first. The last are those of IAM, S3 and
 * SQS.
 */
const ABSENT =
  /^(Resource|Function|Alias|Version|Qualifier|Config)\w{0,40}NotFound(Exception|Error)?$|^NoSuch|^QueueDoesNotExist$|\.NonExistentQueue$/;
export const isAbsentResource: Test = ({ name }) => name.startsWith('ResourceNotFound') || ABSENT.test(name);
/** The SDK's names for an answer whose body names no error. */
export const isNameless = names(
  'Unknown',
  'UnknownError',
  'Error',
  'NotFound',
  'LambdaServiceException',
  'STSServiceException',
);

export const isAbsent = either(status(404), status(405));
export const isTooLarge = codes(new RegExp(`^${BODY_TOO_LARGE}$`));
/** The request cannot be sent: a key, a token or a name has a character that no header or address can hold. */
export const isUnsendable = codes(/^(ERR_INVALID_CHAR|ERR_INVALID_HTTP_TOKEN|ERR_UNESCAPED_CHARACTERS)$/);
/** Error of the SDK where a complete answer of STS has no keys. */
export const isWithoutKeys: Test = ({ message }) => message.startsWith('Invalid response from STS.');
export const isFile = codes(/^(ENOENT|EACCES|EISDIR|ENOTDIR|EPERM)$/);
