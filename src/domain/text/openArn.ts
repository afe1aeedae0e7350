import type { Characters } from './characters.ts';
import type { Span } from './fields.ts';
import { isJoinedTo } from './joined.ts';

/** How far back an ARN is looked for whose end a partial one may be, in characters. */
const CONTEXT = 512;
/** How deep placeholders nest that are understood here. */
const NESTING = 3;

/** Where an ARN begins: `arn:…`, or the word alone as a string or an item of a list that is joined. */
const ARN_START = new RegExp(
  [
    String.raw`(?<![\w.$-])arn:(?=[^\s"'\x60,;)\]])`,
    String.raw`(?<=["'\x60])arn:?(?=\\*["'\x60]\s*[,+~&.]\s*(?:\\*["'\x60](?:aws|x)|[A-Za-z_]))`,
    String.raw`(?<=["'\x60])arn:?(?=\\*["'\x60]\s*\\*["'\x60](?:aws|x))`,
    String.raw`(?<=(?:^|\n)[ \t]*-[ \t]+["']?)arn:?(?=["']?[ \t]*\r?\n[ \t]*-)`,
  ].join('|'),
  'g',
);
/** An assignment of the text itself, or its first use in another statement: it begins nothing that came before. */
const ASSIGNED = /(?:(?<![+.&=!<>])=|;\s*\w+\()\s*[[({\s]*[bfru]{0,2}\\*["'\x60]?$/;
/** An empty line ends a paragraph of prose, but not a list of strings, nor the use of a string's variable in code. */
const PARAGRAPH = /^[^"'\x60][^]*\n[ \t]*\r?\n|^\r?\n[ \t]*\r?\n/;
const WORD = /[\p{L}\p{N}]/u;
/**
 * A key of YAML, JSON or a program, with no code between it and here; not CloudFormation's functions, which stand for
 * one piece of a text.
 */
const KEY =
  /(?:(["'])(?!Ref\b|Fn::)[\w.-]+\1|(?<=^|[\s{,(])(?!Ref\b|Fn:|!|[a-z]{2,}(?:-[a-z]+)+-\d+:)[A-Za-z_][\w.-]*)\s*:(?=\s|["'`[{]|$)[^()+=;]*$/;

/** An operator that puts this string behind something else; a `+` at a line's start is a diff's. */
const CONCATENATED = new RegExp(
  String.raw`(?:(?<!^|\n)[+~&]|(?<!\.)\.\.|\s\.|<>)[ \t]*(?:\r?\n[ \t]+)?\(?[bfru]{0,2}\\*["'\x60]$|[+.&]=[ \t]*[bfru]{0,2}["'\x60]$|\.(?:concat|plus)\(\\*["'\x60]$|[\w"')]\.["']$|["']\s*(?:\|\||<<|\)\s*\.[aA]ppend\()\s*["']$`,
);
/** A string that is glued to what stands before it, as a shell does; not a prefix like Python's `f"…"`. */
const GLUED = /[}\w]\\*["']?\\*["']$|[-.:]["']["']$|\x60[^\x60\s]+\x60$/;
/** Ends of placeholders of other languages: Swift's `\(p)`, cmd's `%p%`, ERB's `<%= p %>`, `[p]`, `@p@`. */
const CLOSED = /(?:[)\]%!@]|[%?]>)$/;
/** The second of two strings in two lines, unless these are rows of CSV or the first is an ARN of a list as well. */
const BELOW = /["'][ \t]*(?:#[^\n"']{0,48}|\\)?\r?\n\s*\\*["']$/;
const BELOW_ROW = /(?:^|\n)"[^"\n]*"(?:,"[^"\n]*")+\r?\n"$/;
const BELOW_ARN = /(?:arn:|\d{12}:)[^"'\n]*["'][ \t]*(?:#[^\n"']{0,48}|\\)?\r?\n\s*\\*["']$/;
const STRING_PREFIX = /(?<![\w}])[bfru]{1,2}["']$/i;

/**
 * True if what looks like a partial ARN is the end of a text that began before it, in another string or line:
 * `"arn:aws:lambda:eu-west-1:" + "123456789012:function:orders"` names a Region of its own.
 */
export function followsOpenArn(text: Characters, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start);
  return isGlued(before) || isJoinedTo(text, span) || isOpen(before);
}

function isGlued(before: string): boolean {
  if (CLOSED.test(before) || (GLUED.test(before) && !STRING_PREFIX.test(before))) return true;
  if (BELOW.test(before) && !BELOW_ARN.test(before) && !BELOW_ROW.test(before)) return true;
  return CONCATENATED.test(before);
}

/** True if the last ARN before is not written to its end, and nothing between shows that another text begins. */
function isOpen(before: string): boolean {
  const simple = withoutPlaceholders(before);
  const head = [...simple.matchAll(ARN_START)].at(-1)?.index;
  if (head === undefined) return false;
  const written = /^arn(?:&#?\w{1,8};|[^\s"'`,;)\]}])*/.exec(simple.slice(head))?.[0] ?? '';
  const between = simple.slice(head + written.length);
  return !isWhole(written, between) && !isApart(between);
}

/** True if another text begins between the head of an ARN and a partial one. */
function isApart(between: string): boolean {
  return ASSIGNED.test(between) || KEY.test(between) || (PARAGRAPH.test(between) && WORD.test(between));
}

/** True if all six fields of an ARN are there, whatever it names, or dots in their place before the string's end. */
function isWhole(arn: string, after: string): boolean {
  if (/(?:…|\.\.\.)$/.test(arn)) return /^["'\x60)\]}]/.test(after);
  const colons = arn.split(':').length - 1;
  return colons > 5 || (colons === 5 && !arn.endsWith(':'));
}

function withoutPlaceholders(text: string): string {
  let simple = text;
  for (let depth = 0; depth < NESTING; depth++) {
    simple = simple.replace(/[\\$#]*\{[^{}\n]*\}|\\*\$+\([^()\n]*\)/g, 'x');
  }
  return simple;
}
