import type { Characters } from './characters.ts';
import type { Span } from './fields.ts';
import { isJoinedOn } from './joined.ts';

/** How much behind an ARN is looked at, in characters. */
const CONTEXT = 64;

/** White space in one line, or on to an indented next one: a `+` at a line's start is a diff's. */
const SPACE = String.raw`(?:[ \t]|\\?\r?\n[ \t])*`;
const QUOTES = String.raw`(?:\\*["'\x60])+`;
/** An operator that puts something behind a string, by the languages' own signs. */
const OPERATOR = String.raw`(?:\+(?!=)|~|<>|\.\.(?!\.)|\.\s*concat\(|\.[$"'\x60]|\.[ \t]+\$|\|\|\s*["'])`;

const CONTINUED = new RegExp(
  [
    // "orders" + stage
    `^${QUOTES}${SPACE}${OPERATOR}`,
    // 'orders' . stage, "orders" & stage
    String.raw`^${QUOTES}[ \t]+(?:\.[ \t]*[\w$("']|&[ \t])`,
    // "orders"$STAGE, "orders"'-prod'
    String.raw`^(?:\\*["'])+[\w$-]|^(?:\\*["']){2,}[.:]`,
    // "orders" "-prod", but no option and no path as a further argument of a command
    String.raw`^${QUOTES}(?:\s|\\\r?\n)+[bfru]{0,2}\\*["'\x60](?:[_:]|-(?!-|\w["'])|\.\w)`,
    // "ord" and on the next line "ers", but no further ARN of a list
    String.raw`^${QUOTES}[ \t]*\\?\r?\n\s*[bfru]{0,2}["'](?!arn:|\d{12}:)[\w-]`,
  ].join('|'),
);

/**
 * Whether a text has more to say after the name or qualifier that ends the span: what stands there is then the
 * beginning of a name, and that function is not the one that is meant.
 */
export function goesOn(text: Characters, span: Span): boolean {
  const { end } = span;
  const after = text.slice(end, Math.min(text.length, end + CONTEXT));
  if (after.startsWith('/')) return false;
  return /[-_]$/.test(text.slice(end - 1, end)) || CONTINUED.test(after) || isJoinedOn(text, span);
}
