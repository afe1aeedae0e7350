import type { Characters } from './characters.ts';

/** Scripts that are written without spaces: an ARN may stand right beside their letters. */
const SPACELESS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}`;
/** Letters and digits of any script, and what cannot be seen: a name that runs into one is another name. */
const FOREIGN = String.raw`(?![${SPACELESS}\t\r\n])[\p{L}\p{N}\p{M}\p{Cc}\p{Cf}]`;

const GLUED_BEFORE = new RegExp(`(?:[\\w.$-]|${FOREIGN})$`, 'u');
const ESCAPE_BEFORE = /\\[nrt]$/;

/** The default of a shell's variable: `${FN:-arn:…}`, `${FN-arn:…}`. */
const DEFAULT_BEFORE = /\$\{!?\w+(?:\[[^\]]*\])?:?-$/;
/** The longest name of such a variable that is looked at, in characters. */
const MAX_VARIABLE = 64;

/** Elements of HTML; any other word in angle brackets is a placeholder, as `orders<stage>` of a manual. */
export const HTML =
  '(?:a|abbr|b|br|code|dd|del|div|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark|p|pre|s|samp|small|span|strong|su[bp]|t[dhrt]|ul?|wbr)';

/**
 * Characters right after a name or qualifier that show that it continues: wildcards, half a placeholder, an
 * escape, a second qualifier, a hyphen that a text processor has put there. A colon or question mark before white
 * space is punctuation.
 */
const GLUED_AFTER = new RegExp(
  [
    String.raw`^(?:[*%{\u2010-\u2013\u2212]|[:?]\S|\.[\w*$]|\$[\w{(]|#\{|\\[-_.*$?{]|[@[]\w`,
    // The qualifier of an address, which is a part of its query.
    String.raw`|(?:/[\w-]{1,20})?[? ]Qualifier=`,
    String.raw`|<(?!${HTML}[\s/>])[A-Za-z][\w -]*>|${FOREIGN})`,
  ].join(''),
  'u',
);
/** How much of what follows is looked at, in characters: the longest placeholder in angle brackets. */
const LOOK_AHEAD = 32;

/** True if an ARN can begin here: not in the middle of a word. */
export function canStartAt(text: Characters, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (ESCAPE_BEFORE.test(before) || !GLUED_BEFORE.test(before)) return true;
  return before.endsWith('-') && DEFAULT_BEFORE.test(text.slice(Math.max(0, start - MAX_VARIABLE), start));
}

/** True if an ARN that began at `start` can be over here. */
export function canEndAt(text: Characters, start: number, end: number): boolean {
  const after = text.slice(end, Math.min(text.length, end + LOOK_AHEAD));
  return !GLUED_AFTER.test(after) || isEmphasis(text, start, end);
}

/** The most asterisks that Markdown gives a meaning. */
const MAX_EMPHASIS = 3;

/** `**arn:…**`: as many asterisks on either side, and no name after them, are Markdown and no wildcard. */
function isEmphasis(text: Characters, start: number, end: number): boolean {
  const before = /\**$/.exec(text.slice(Math.max(0, start - MAX_EMPHASIS), start))?.[0] ?? '';
  const after = text.slice(end, Math.min(text.length, end + MAX_EMPHASIS + 1));
  const stars = /^\**/.exec(after)?.[0] ?? '';
  return stars !== '' && stars === before && !/^[\w:.$*-]/.test(after.slice(stars.length));
}
