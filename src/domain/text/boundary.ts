import type { Characters } from './characters.ts';

/** Scripts that are written without spaces: an ARN may stand right beside their letters. */
const SPACELESS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}`;
/** Letters and digits of any script, and what cannot be seen: a name that runs into one is another name. */
const FOREIGN = String.raw`(?![${SPACELESS}\t\r\n])[\p{L}\p{N}\p{M}\p{Cc}\p{Cf}]`;

const GLUED_BEFORE = new RegExp(`(?:[\\w.$-]|${FOREIGN})$`, 'u');
const ESCAPE_BEFORE = /\\[nrt]$/;

/**
 * What shows, right after a name or qualifier, that it is not the whole: wildcards, half a placeholder, an
 * escape, a second qualifier. A colon or question mark before white space is punctuation.
 */
const GLUED_AFTER = new RegExp(`^(?:[*%{]|[:?]\\S|\\.[\\w*$]|\\$[\\w{(]|#\\{|\\\\[-_.*$?{]|${FOREIGN})`, 'u');

/** Whether an ARN can begin here: not in the middle of a word. */
export function canStartAt(text: Characters, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return ESCAPE_BEFORE.test(before) || !GLUED_BEFORE.test(before);
}

/** Whether an ARN that began at `start` can be over here. */
export function canEndAt(text: Characters, start: number, end: number): boolean {
  const after = text.slice(end, Math.min(text.length, end + 2));
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
