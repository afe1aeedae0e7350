import { HTML } from './boundary.ts';
import { type Characters, startsWith } from './characters.ts';
import type { Span } from './fields.ts';
import { isJoinedOn } from './joined.ts';

/** How much behind an ARN is looked at, in characters. */
const CONTEXT = 64;

/** White space in one line, or on to an indented next one: a `+` at a line's start is a diff's. */
const SPACE = String.raw`(?:[ \t]|\\?\r?\n[ \t]|/\*[^*\n]{0,40}\*/)*`;
const QUOTES = String.raw`(?:\\*["'\x60])+`;
/** An operator that puts something behind a string, by the languages' own signs. */
const OPERATOR = String.raw`(?:\+(?!=)|~|<>|\.\.(?!\.)|\.\s*(?:concat|plus)\(|\.[$"'\x60]|\.[ \t]+\$|\|\|\s*["'])`;
/** A method of the string itself: what it gives is put together with more. */
const METHOD = String.raw`(?:\.\w{1,20}\([^()\n]{0,24}\))*`;
/** An expression of SQL: its name ends there. A shell's command would have arguments, or is one of these. */
const SQL_NAME = String.raw`\|\|\s*(?!(?:exit|true|false|return|continue|break|die)\b)[A-Za-z_][\w.]*(?:\(|\s*(?:[;,)|]|\r?\n|$)|\s+(?:from|FROM|as|AS|into|INTO|where|WHERE)\b)`;

const CONTINUED = new RegExp(
  [
    // "orders" + stage
    `^${QUOTES}${METHOD}${SPACE}${OPERATOR}`,
    // 'orders' || stage
    `^${QUOTES}${SPACE}${SQL_NAME}`,
    // "orders" # and on the next line "-prod"
    String.raw`^${QUOTES}[ \t]*#[^\n]{0,48}\r?\n[ \t]*(?:[bfru]{0,2}["'](?!arn:|\d{12}:)[\w:.-]|${OPERATOR})`,
    // orders(stage), orders~stage
    String.raw`^[(~](?=[\w$])`,
    // 'orders' . stage, "orders" & stage
    String.raw`^${QUOTES}[ \t]+(?:\.[ \t]*[\w$("']|&[ \t])`,
    // "orders"$STAGE, "orders"'-prod'
    String.raw`^(?:\\*["'])+[\w$-]|^(?:\\*["']){2,}[.:]`,
    // "orders" "-prod", but no option and no path as a further argument of a command
    String.raw`^${QUOTES}(?:\s|\\\r?\n)+[bfru]{0,2}\\*["'\x60](?:[_:]|-(?!-|\w["'])|\.\w)`,
    // "ord" and on the next line "ers", but no further ARN of a list
    String.raw`^${QUOTES}[ \t]*\\?\r?\n\s*[bfru]{0,2}["'](?!arn:|\d{12}:)[\w-]`,
    // orders…, and a line's end that joins the next one
    String.raw`^(?:…|\.{3})|^\\\r?\n[\w.:$-]`,
    // Placeholders that are no field of an ARN: ERB, Concourse, Azure, cmd, and @@STAGE@@
    String.raw`^(?:<[%?]|\(\(|\[[[%]|!\w+!|@@\w)`,
    // A hyphen, dot, underscore or placeholder, escaped for JSON, C or HTML
    String.raw`^(?:\\(?:u00|x)(?:2[dDeE]|5[fF]|24|7[bB])|\\0?55|&(?:#45|#x2[dD]|#95|hyphen|dash|lowbar);)`,
    String.raw`^(?:&lt;|\\(?:u00|x)3[cC])(?!${HTML}(?![\w-]))[A-Za-z]`,
  ].join('|'),
);
/** ("orders") + stage, where the parentheses are no call's. */
const GROUPED = new RegExp(`^${QUOTES}[ \\t]*\\)+${SPACE}${OPERATOR}`);
const GROUP = /(?:^|[^\w\])])\([ \t]*\\*["'\x60]$/;
/** A shell's assignment: what stands behind its `||` is another command. */
const SHELL_ASSIGNMENT = /\w=["']$/;
/** s << "orders" << stage, sb.append("orders").append(stage); not a line's end, a sentence or a further ARN. */
const PIECE = String.raw`(?!(?:std::)?(?:endl|flush)\b|["']arn:|["']\d{12}:)(?:["'][\w:.$-]|[A-Za-z_$])`;
const STREAMED = new RegExp(`^${QUOTES}${SPACE}<<${SPACE}${PIECE}`);
const STREAM = /<<[ \t]*["']$/;
const APPENDED = new RegExp(`^${QUOTES}\\)${SPACE}\\.(?:append|Append)\\(${PIECE}`);
const APPEND = /\.(?:append|Append)\(["']$/;
/** YAML's folded text: the header and the indentation before its first line, and a next line of a single word. */
const FOLDED = /:[ \t]*>[-+\d]{0,2}[ \t]*\r?\n(?<indent>[ \t]+)$/;
const WORD_LINE = /^\r?\n(?<indent>[ \t]+)(?!arn:|\d{12}:)[\w:.-]\S*[ \t]*(?:\r?\n|$)/;
/** A shell's command: orders`stage`. Behind a name in backquotes it would be Markdown's next one. */
const COMMAND = /^`[\w$][^`\s]*`/;

/**
 * True if a text has more to say after the name or qualifier that ends the span: what stands there is then the
 * beginning of a name, and that function is not the one that is meant.
 */
export function goesOn(text: Characters, span: Span): boolean {
  const { end } = span;
  const after = text.slice(end, Math.min(text.length, end + CONTEXT));
  if (after.startsWith('/')) return false;
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start);
  if (SHELL_ASSIGNMENT.test(before) && /^["'][ \t]*\|\|/.test(after)) return false;
  if (/[-_]$/.test(text.slice(end - 1, end)) || CONTINUED.test(after)) return true;
  if (GROUPED.test(after) && GROUP.test(before)) return true;
  if (isPieceOf(before, after) || isFoldedOn(before, after)) return true;
  return (COMMAND.test(after) && !startsWith(text, span.start - 1, '`')) || isJoinedOn(text, span);
}

/** True if a stream or a builder that took the text takes another piece behind it. */
function isPieceOf(before: string, after: string): boolean {
  return (STREAM.test(before) && STREAMED.test(after)) || (APPEND.test(before) && APPENDED.test(after));
}

function isFoldedOn(before: string, after: string): boolean {
  const indent = FOLDED.exec(before)?.groups?.['indent'];
  return indent !== undefined && WORD_LINE.exec(after)?.groups?.['indent'] === indent;
}
