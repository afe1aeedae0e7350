/** The most of a foreign text that is passed on, in characters. */
export const MAX_DETAIL = 500;

const HIDDEN = '[redacted]';

/** Control characters, and the marks that turn the direction of writing: a text could pose as another. */
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;
/** A signed header: everything to the end of the line gives something away. */
const AUTHORIZATION = /(authorization["']?\s*[:=]\s*)[^\r\n]+/gi;
/** `SecretAccessKey=…`, `"SessionToken": "…"`, `x-amz-security-token:…`, `Signature=…`. */
const NAMED =
  /((?:secret|token|password|passwd|signature|credential)[\w-]*["']?\s*[:=]\s*)("[^"]*"?|'[^']*'?|\S+)/gi;
/** `secret <value>`, where what follows is no word. */
const FOLLOWING = /((?:secret|token|password)\w*["']?\s+)([^\s"']{16,})/gi;
/** Ids of access keys, users and roles: the first and last four characters tell which, and open nothing. */
const KEY_ID =
  /((?:A3T[A-Z0-9]|ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA))[A-Z0-9]{8,}([A-Z0-9]{4})/g;
/** Base64 as long as a secret key (40) or longer; and base64url longer than any function name (64). */
const ENCODED = /[A-Za-z0-9+/=]{32,}|[A-Za-z0-9+/=_-]{65,}/g;

/**
 * A text of the service, of the SDK or of a user's own program, fit to be shown and logged: without secrets
 * and control characters, at most MAX_DETAIL characters. Rather hides a harmless text than shows a secret.
 */
export function redact(text: string): string {
  const hidden = text
    .replace(AUTHORIZATION, `$1${HIDDEN}`)
    .replace(CONTROL, ' ')
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(FOLLOWING, `$1${HIDDEN}`)
    .replace(KEY_ID, '$1…$2')
    .replace(ENCODED, HIDDEN);
  return cut(hidden.replace(/ {2,}/g, ' ').trim());
}

function cut(text: string): string {
  if (text.length <= MAX_DETAIL) return text;
  return `${text.slice(0, MAX_DETAIL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
