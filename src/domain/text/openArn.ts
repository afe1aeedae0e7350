import type { Characters } from './characters.ts';

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
/** What stands between the pieces of one text: where one of these comes first, another text begins. */
const APART = /[;=]|\n[ \t]*\r?\n/;
/** A key of YAML, JSON or a program, but CloudFormation's functions, which stand for one piece of a text. */
const KEY = /(?:(["'])(?!Ref\b|Fn::)[\w.-]+\1|(?<=^|[\s{,(])(?!Ref\b|Fn:|!)[A-Za-z_][\w.-]*)\s*:(?=\s|["'`[{]|$)/;

/** An operator that puts this string behind something else; a `+` at a line's start is a diff's. */
const CONCATENATED = new RegExp(
  String.raw`(?:(?<!^|\n)[+~&]|(?<!\.)\.\.|\s\.|<>)[ \t]*(?:\r?\n[ \t]+)?\\*["'\x60]$|[\w"')]\.["']$`,
);
/** A string that is glued to what stands before it, as a shell does; not a prefix like Python's `f"…"`. */
const GLUED = /[}\w]\\*["']?\\*["']$/;
const STRING_PREFIX = /(?<![\w}])[bfru]{1,2}["']$/i;

/**
 * Whether what looks like a partial ARN is the end of a text that began before it, in another string or line:
 * `"arn:aws:lambda:eu-west-1:" + "123456789012:function:orders"` names a Region of its own.
 */
export function followsOpenArn(text: Characters, start: number): boolean {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (CONCATENATED.test(before) || (GLUED.test(before) && !STRING_PREFIX.test(before))) return true;
  const simple = withoutPlaceholders(before);
  const head = [...simple.matchAll(ARN_START)].at(-1)?.index;
  if (head === undefined) return false;
  const written = /^arn[^\s"'`,;)\]}]*/.exec(simple.slice(head))?.[0] ?? '';
  const between = simple.slice(head + written.length);
  return !isWhole(written) && !APART.test(between) && !KEY.test(between);
}

/** Whether all six fields of an ARN are there, whatever it names, or dots that say so. */
function isWhole(arn: string): boolean {
  if (/(?:…|\.\.\.)$/.test(arn)) return true;
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
