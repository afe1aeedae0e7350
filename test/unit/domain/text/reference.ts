import { parseFunctionRef } from '../../../../src/domain/arn/functionArn.ts';

/*
 * A slow reference for the scanner, written from the table of forms: every stretch of a text is tried, the longest
 * first, against regular expressions that say each form as a whole. Cubic, and with nothing clever in it.
 */

const PLACEHOLDER = String.raw`(?:\\*\$+\{[^{}\r\n]*\}|(?:\\*#)?\{[^{}\r\n]*\}|\\*\$+\([^()\r\n]*\)|\\*\$+(?!LATEST(?!\w))[A-Za-z_]\w*)`;
const field = (characters: string): string => `(?:[${characters}]|${PLACEHOLDER})+`;
const NAME = field(String.raw`\w.-`);
const QUALIFIER = String.raw`(?:[\\$]?\$LATEST(?:\.PUBLISHED)?|\*|${field(String.raw`\w-`)})`;
const REGION = String.raw`(?:\*|${NAME})`;

/** The table of forms. A partial ARN has no wildcard for its Region, since no policy takes one. */
const FORMS = [
  `arn:(?<partition>${NAME}):lambda:(?<region>${REGION}):(?<account>${NAME}):function:(?<name>${NAME})(?:[:|](?<qualifier>${QUALIFIER}))?`,
  `(?<region>${NAME}):(?<account>${NAME}):function:(?<name>${NAME})(?:[:|](?<qualifier>${QUALIFIER}))?`,
  `(?<account>${NAME}):function:(?<name>${NAME})(?:[:|](?<qualifier>${QUALIFIER}))?`,
].map((form) => new RegExp(`^${form}$`));

const PLACEHOLDERS = new RegExp(PLACEHOLDER);
/** The only placeholders that show that a partial ARN begins with an account. */
const ACCOUNTS = /^\\*\$*#?\{(?:AWS::AccountId|aws:accountId|self\.account|this\.account)\}$/;

/** The longest stretch that touches an offset and is a function's ARN as a whole. */
export function slowlyFindAt(text: string, offset: number): readonly [number, number] | undefined {
  for (let length = text.length; length > 0; length--) {
    const first = Math.max(0, offset - length);
    for (let start = first; start <= offset && start + length <= text.length; start++) {
      const end = start + length;
      if (isArn(text.slice(start, end)) && isWhole(text, start, end)) return [start, end];
    }
  }
  return undefined;
}

function isArn(candidate: string): boolean {
  if (!candidate.includes(':function:') || candidate.endsWith('.')) return false;
  return FORMS.some((form) => {
    const groups = form.exec(candidate)?.groups;
    return groups !== undefined && isFunction(groups);
  });
}

/** By the domain's own rules, with something that fits in place of each placeholder. */
function isFunction(groups: Readonly<Record<string, string | undefined>>): boolean {
  const { partition, region, account = '', name = '', qualifier } = groups;
  const fitting = (text: string, value: string): string =>
    text === '*' || PLACEHOLDERS.test(text) ? value : text;
  if (partition === undefined && PLACEHOLDERS.test(account) && !ACCOUNTS.test(account)) return false;
  const which = qualifier?.replace(/^[\\$](?=\$LATEST)/, '');
  const arn = [
    ...(partition === undefined ? [] : ['arn', fitting(partition, 'aws'), 'lambda']),
    ...(region === undefined ? [] : [fitting(region, 'xx-x-1')]),
    ...[fitting(account, '123456789012'), 'function', fitting(name, 'x')],
    ...(which === undefined || which === '*'
      ? []
      : [which.startsWith('$LATEST') ? which : fitting(which, 'x')]),
  ].join(':');
  const parsed = parseFunctionRef(arn);
  return parsed.ok && parsed.ref.accountId !== undefined;
}

function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start);
  const candidate = text.slice(start, end);
  // The tail of something with more fields is no partial ARN.
  if (before.endsWith(':') && !candidate.startsWith('arn:')) return false;
  // Right behind what closes a placeholder of another language, it is the end of what that stands for.
  if (/(?:[)\]%!@]|[%?]>)$/.test(before) && !candidate.startsWith('arn:')) return false;
  // The letter of an escape, `\\n`, is none of a Region; and a placeholder has its escape with it.
  if (before.endsWith('\\') && /^[nrt$#{\\]/.test(candidate)) return false;
  const tail = candidate.slice(candidate.lastIndexOf(':function:') + ':function:'.length);
  return standsAlone(before, text.slice(end), /[:|]/.test(tail));
}

/** True if an ARN may stand between these two texts, said as plainly as possible. */
function standsAlone(before: string, after: string, qualified: boolean): boolean {
  if (/[\w.$é-]$/.test(before) && !/\\[nrt]$/.test(before)) return false;
  const rest = qualified ? after : after.replace(/^\.+/, '');
  if (/^[?:]?(\s|$)/.test(rest)) return true;
  if (/^(\*+)/.test(rest)) return isEmphasis(before, rest);
  return !/^([\w%é:?{-]|\$[\w{(]|#\{|\\[-_.*$?{]|\.[\w*$])/.test(rest);
}

function isEmphasis(before: string, after: string): boolean {
  const stars = /^\*+/.exec(after)?.[0] ?? '';
  const rest = after.slice(stars.length);
  const isMirrored = before.endsWith(stars) && !before.endsWith(`${stars}*`);
  return stars.length <= 3 && isMirrored && !/^[\w:.$-]/.test(rest);
}
