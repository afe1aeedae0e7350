import { cutText } from './cutText.ts';
import { CAPS } from '../transport/limits.ts';

/** The most of a foreign text that is passed on, in characters. */
export const MAX_DETAIL = 500;

const HIDDEN = '[redacted]';

/** Control characters, and the marks that turn the direction of writing: a text could pose as another. */
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;
/** Characters that nobody sees: one of them in a word would keep it from being found. */
const UNSEEN = /[\p{Cf}\p{DI}]+/gu;
/** A signed header: everything to the end of the line gives something away. */
const AUTHORIZATION = /(authorization["']?\s{0,9}(?:[:=]|\s(?=bearer|basic|aws4))\s{0,9})[^\r\n]+/gi;
/**
 * User and password of a URL, up to its last `@`, whatever has become of the slashes. Behind a user's colon anything can
 * be a password, slashes, quotes and blanks included; only a port that ends there is none.
 */
const USER_INFO =
  /(:(?:\\?\/){1,9}|(?:\\?\/){2,9})(?:[^\s/?#"'<>\\]{1,512}|[^\s/:@"'<>\\]{0,128}:(?!\d{1,5}(?:[\s"',;)<>\]}]|$))[^\r\n@]{0,256}(?:@[^\s@]{0,128}){0,9})@(?=[\w[])/g;
/** The same, encoded for a query. */
const ENCODED_USER_INFO = /(%3A(?:%2F){1,9})[^\s"'<>]{1,512}%40/gi;
/** The same where the scheme is missing: `me:pw@host`. Not ARNs, which may end in `role/me@example.com`. */
const BARE_USER_INFO =
  /(^|[\s"'`(=[<{,;|>])(?!\S{0,40}arn:|[a-z][\w+.-]{0,20}:\\?\/)[^\s:"'<>]{1,128}:[^\s"'<>]{1,512}@(?=[\w[])/gi;
/** STS quotes what it does not accept (`Value '…' at 'externalId' failed to satisfy constraint`), quotes in it or not. */
const REFUSED_VALUE =
  /(Value\s{1,3}["'`])[^]{0,4000}?(["'`]\s{1,3}at\s{1,3}["'`][\w.]{0,60}(?:externalId|tokenCode|token|secret|password|code)\b)/gi;
/** `ExternalId x is not allowed`; what says something about it is a word of these. */
const EXTERNAL_ID =
  /(external[\s_-]?id["'`]?\s{1,9}(?:is\s{1,9})?)(?!(?:is|was|must|failed|does|has|can|cannot|may|in|for|of|and|or|not|to|at|condition|required|missing|invalid|value|provided|identity|provider)\b)\S+/gi;
const SECRET_NAME =
  '(?:secret|token|passw(?:or)?d|passphrase|\\bpass|\\bpwd|signature|credential|external[\\s_-]?id|(?:api|private)[\\s_-]?key)';
/** `SecretAccessKey=…`, `"SessionToken": "…"`, `x-amz-security-token:…`, `Signature=…`, `api_key => …`. */
const NAMED = new RegExp(
  String.raw`(${SECRET_NAME}[\w-]{0,60}["']?\s{0,9}[:=]{1,2}>?\s{0,9})("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\S+)`,
  'gi',
);
/** `--secret <value>`; and `secret <value>`, where what follows is no word. */
const OPTION = /(--(?:secret|token|passw(?:or)?d|pass|pwd)[\w-]{0,60}\s{1,9})\S+/gi;
const FOLLOWING = /((?:secret|token|password|bearer)\w{0,60}["']?\s{1,9})([^\s"']{16,})/gi;
/** Words that describe a password: `password is incorrect`. */
const STATE =
  '(?:not|no|now|too|so|still|also|only|never|the|an?|of|for|to|in|on|at|by|from|as|same|up|out|one|all|both|either|wrong|(?:in)?correct|(?:in)?valid|missing|absent|empty|blank|weak|short(?:er)?|long(?:er)?|old|new|known|unknown|unset|set|sent|kept|bad|ok(?:ay)?|given|hidden|null|undefined|different|mandatory|optional|secure|insecure|case.sensitive|nearly|about|\\w+(?:ed|able|ible|ing))';
const PASSWORD_NAME = '(?:\\bpassw(?:or)?d|\\bpassphrase|\\bpasscode|\\bpwd)';
const STATED = '(?:is|was|equals):?\\s{1,9}';
/** `password is hunter2`, `Password for me was "hunter2"`. */
const STATED_PASSWORD = new RegExp(
  String.raw`(${PASSWORD_NAME}["']?\s{1,9}(?:for\s{1,9}\S{1,128}\s{1,9})?${STATED})(?!${STATE}(?![\w-]))("[^"]*"?|'[^']*'?|\S+)`,
  'gi',
);
/** `with password hunter2`, `password 'hunter2'`: only quoted, or with a digit in it, is it no ordinary word. */
const PASSWORD = new RegExp(
  String.raw`(${PASSWORD_NAME}\s{1,9})(["'${'`'}][^\s"'${'`'}]{1,128}["'${'`'}]|(?=\S{0,128}\d)\S{4,})`,
  'gi',
);
/** `The token is abc1-def`, `api key hunter2`: a word with letters and digits. */
const STATED_SECRET = new RegExp(
  String.raw`(${SECRET_NAME}\w{0,60}["']?\s{1,9}(?:${STATED})?)(?=\S{0,128}\d)(?=[^\sa-z]{0,128}[a-z])(?!arn:)[^\s"']{4,}`,
  'gi',
);
const COOKIE = /(cookie["']?\s{0,9}[:=]\s{0,9})[^\r\n]+/gi;
/** `Bearer abc1`, `Basic bWU6cHc=`, outside of a header that is named. */
const SCHEME = /(\b(?:bearer|basic)\s{1,9})(?=[^\s"']{0,512}[\d=])[\w+/.~-]{4,}=*/gi;
/** A signature or a code in a URL. */
const PARAMETER = /([?&](?:sig|code|key|auth)=)[^\s&"'<>]+/gi;
const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^]*?(?:-----END [A-Z ]{0,30}-----|$)/g;
/** A code of an MFA device, wherever it stands behind the word: `invalid MFA one time pass code 123 456`. */
const MFA_CODE =
  /(\b(?:MFA|2FA|T?OTP|multi.?factor\w{0,20}|two.?factor|one.?time|authenticator|pass.?code|token.?code|(?:verification|security|SMS|login) code)\b[^\r\n\d]{0,60})(?<!\b(?:in|since) )\d{3,8}(?:[\s-]\d{3,4})?(?!\d)/gi;
/** `code: 123456`, as long as a device's, and no code of an error; `PIN is 4321`. */
const BARE_CODE =
  /((?<!\b(?:exit|error|status|response|return|reason)[\s_-]?)\bcode(?:\s{1,9}is)?[\s:=]{1,9})\d{6}(?![\w.])/gi;
const PIN = /(\bPIN(?:\s{1,9}is\s|\s{0,9}[:=])\s{0,9})\d{3,8}(?!\d)/gi;
/** Ids of access keys, users and roles: the first and last four characters tell which, and open nothing. */
const KEY_ID =
  /((?:A3T[A-Z0-9]|ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA))[A-Z0-9]{8,}([A-Z0-9]{4})/g;
/** Base64 as long as a secret key (40) or longer; and base64url longer than any function name (64). */
const ENCODED = /[A-Za-z0-9+/=]{32,}|[A-Za-z0-9+/=_-]{65,}/g;

/**
 * A text of the service, of the SDK or of a user's own program, fit to be shown and logged: without secrets
 * and control characters, at most MAX_DETAIL characters. Rather hides a harmless text than shows a secret. Takes no
 * longer for a longer text: it is cut first.
 */
export function redact(text: string): string {
  const hidden = beginning(text)
    .replace(UNSEEN, '')
    .replace(AUTHORIZATION, `$1${HIDDEN}`)
    .replace(COOKIE, `$1${HIDDEN}`)
    .replace(PRIVATE_KEY, `$1${HIDDEN}`)
    .replace(USER_INFO, `$1${HIDDEN}@`)
    .replace(ENCODED_USER_INFO, `$1${HIDDEN}%40`)
    .replace(REFUSED_VALUE, `$1${HIDDEN}$2`)
    .replace(CONTROL, ' ')
    .replace(BARE_USER_INFO, `$1${HIDDEN}@`)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(EXTERNAL_ID, `$1${HIDDEN}`)
    .replace(OPTION, `$1${HIDDEN}`)
    .replace(STATED_PASSWORD, `$1${HIDDEN}`)
    .replace(PASSWORD, `$1${HIDDEN}`)
    .replace(STATED_SECRET, `$1${HIDDEN}`)
    .replace(SCHEME, `$1${HIDDEN}`)
    .replace(PARAMETER, `$1${HIDDEN}`)
    .replace(FOLLOWING, `$1${HIDDEN}`)
    .replace(MFA_CODE, `$1${HIDDEN}`)
    .replace(BARE_CODE, `$1${HIDDEN}`)
    .replace(PIN, `$1${HIDDEN}`)
    .replace(KEY_ID, '$1…$2')
    .replace(ENCODED, HIDDEN);
  return cutText(hidden.replace(/ {2,}/g, ' ').trim(), MAX_DETAIL);
}

/** As much of a text as is looked at. What the cut leaves of a word could be a part of a secret, seen as none. */
function beginning(text: string): string {
  if (text.length <= CAPS.errorText) return text;
  let end = CAPS.errorText;
  while (end > 0 && /[!-~]/.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}
