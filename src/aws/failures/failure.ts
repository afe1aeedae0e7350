import { CAPS } from '../transport/limits.ts';

/** Facts of a thrown value, whatever its class: minifying and bundling change classes. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  /** Node's error code, also of a cause: ENOTFOUND, CERT_HAS_EXPIRED, … */
  readonly code?: string;
  /** The host that could not be reached, as Node names it. */
  readonly host?: string;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  readonly requestId?: string;
  /** Of Retry-After, in milliseconds. */
  readonly retryAfter?: number;
  /** Thrown by one of the SDK's providers of credentials. */
  readonly byProvider: boolean;
  /** The SDK could not read the answer: its error carries the answer along. */
  readonly unreadable: boolean;
  /** The SDK has set its clock by the answer: the same request would now be signed with the right time. */
  readonly clockCorrected: boolean;
}

/** Codes that only a message still names: the SDK's SSO provider turns an error into its text. */
const CODE_IN_TEXT = /\b(ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

/** `getaddrinfo ENOTFOUND host`, `connect ECONNREFUSED address:port`. */
const HOST_IN_TEXT = /\b(?:ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT) ([\w.:-]*\w)/;

export function readFailure(error: unknown): Failure {
  const thrown = record(error);
  const metadata = record(thrown['$metadata']);
  const response = record(thrown['$response']);
  const message = messageOf(thrown);
  const code = codeOf(thrown) ?? CODE_IN_TEXT.exec(message)?.[1];
  const host = text(thrown['hostname']) || HOST_IN_TEXT.exec(message)?.[1];
  const status = metadata['httpStatusCode'] ?? response['statusCode'];
  const requestId = text(metadata['requestId']) || text(record(response['headers'])['x-amzn-requestid']);
  const retryAfter = retryAfterOf(thrown);
  return {
    name: nameOf(text(thrown['name']), message),
    message,
    ...(code !== undefined && { code }),
    ...(host !== undefined && { host }),
    ...(typeof status === 'number' && { status }),
    ...(requestId !== '' && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
    byProvider: PROVIDER_ERRORS.has(text(thrown['name'])),
    unreadable: error instanceof Error && BUILT_IN.has(error.name) && '$response' in error,
    clockCorrected: metadata['clockSkewCorrected'] === true,
  };
}

const PROVIDER_ERRORS: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
]);

/** The SDK's SSO provider wraps `UnauthorizedException: …` into an error of its own, keeping only the text. */
function nameOf(name: string, message: string): string {
  return (name === 'CredentialsProviderError' && /^(\w+Exception): /.exec(message)?.[1]) || name;
}

/** Errors of deserialising: SyntaxError for HTML, TypeError for a date in ISO format (domain.md §2). */
const BUILT_IN: ReadonlySet<string> = new Set(['Error', 'SyntaxError', 'TypeError', 'RangeError']);

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Text of the SDK where the service sends none (a 403 with a null message; STS without a Message). */
const NOTHING_SAID: ReadonlySet<string> = new Set(['UnknownError', 'Unknown']);
/** Advice for programmers that the SDK adds to messages of answers that it cannot read. */
const ADVICE = /\s{0,9}Deserialization error: to see the raw response.*$/s;

function messageOf(thrown: Readonly<Record<string, unknown>>): string {
  const own = text(thrown['message']) || text(thrown['Message']) || firstMessage(thrown['errors']);
  return NOTHING_SAID.has(own) ? '' : own.replace(ADVICE, '');
}

/** A text that was thrown, as much of it as is looked at: all that is done with it takes a bounded time. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, CAPS.errorText + 1) : '';
}

/** An AggregateError (a host with several addresses) has no message of its own. */
function firstMessage(errors: unknown): string {
  return Array.isArray(errors) ? text(record(errors[0])['message']) : '';
}

function codeOf(thrown: Readonly<Record<string, unknown>>, depth = 0): string | undefined {
  const own = text(thrown['code']);
  if (own !== '') return own;
  return thrown['cause'] === undefined || depth > 3 ? undefined : codeOf(record(thrown['cause']), depth + 1);
}

/** Retry-After as seconds or as a date (RFC 9110 §10.2.3). */
function retryAfterOf(thrown: Readonly<Record<string, unknown>>): number | undefined {
  const headers = record(record(thrown['$response'])['headers']);
  const value = text(headers['retry-after']);
  if (value === '') return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
