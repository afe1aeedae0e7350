import type { Characters } from './characters.ts';
import type { Span } from './fields.ts';

/** How far around an ARN is looked for what goes on with it, in characters. */
const CONTEXT = 256;

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
    String.raw`^(?:\\*["'])+[\w$-]`,
    // "orders" "-prod", but no option and no path as a further argument of a command
    String.raw`^${QUOTES}\s+[bfru]{0,2}\\*["'\x60](?:[_:]|-(?!-|\w["'])|\.\w)`,
  ].join('|'),
);

/** Separators with which a list becomes one name; one of `,` makes several. */
const GLUE = /^[-_.:]?$/;
/** The list that an item stands in is joined, told before it: `join("-", [`, `!Join ['-', [`, `"-".join([`, `concat(`. */
const JOINED_BEFORE = [
  /join\b["'!:\s]*[([]\s*\\*(["'])(?<glue>[^"'\n]{0,4})\\*\1\s*,\s*[([]?[^\])]*$/i,
  /(["'])(?<glue>[^"'\n]{0,4})\1\s*\.\s*join\(\s*[([][^\])]*$/i,
  /Join["']?\s*:?\s*\n\s*-\s*(["'])(?<glue>[^"'\n]{0,4})\1\s*\n\s*-\s*-\s[^\n]*(?:\n\s*-\s[^\n]*)*$/,
  /(?<!\.)\bconcat(?:_ws)?\(\s*(?<glue>)[^[\])]*$/i,
];
/** … or after it: `].join('-')`. */
const JOINED_AFTER = /^[^[\]]*\]\s*\.\s*join\(\s*(["'`])(?<glue>[^"'`\n]{0,4})\1/;
/** A next item of the list, that does not begin a path: `/invocations` leaves the name as it is. */
const NEXT_ITEM = /^(?:\\*["'`])?\s*(?:,\s*(?!\\*["'`]?\/)(?![\])])\S|\n\s*-\s(?!["']?\/))/;
/** `format("%s-%s", "orders", stage)`: the first text has more behind it. */
const FORMATTED = /f(?:ormat)?\(\s*(["'])%s[-\w.:%][^"'\n]*\1\s*,\s*["']?$/i;

/**
 * Whether a text has more to say after the name or qualifier that ends the span: what stands there is then the
 * beginning of a name, and that function is not the one that is meant.
 */
export function goesOn(text: Characters, { start, end }: Span): boolean {
  const after = text.slice(end, Math.min(text.length, end + CONTEXT));
  if (after.startsWith('/')) return false;
  if (/[-_]$/.test(text.slice(end - 1, end)) || CONTINUED.test(after)) return true;
  if (!NEXT_ITEM.test(after)) return false;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (FORMATTED.test(before)) return true;
  const joined = [...JOINED_BEFORE.map((form) => form.exec(before)), JOINED_AFTER.exec(after)];
  return joined.some((found) => found !== null && GLUE.test(found.groups?.['glue'] ?? ''));
}
