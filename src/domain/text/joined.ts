import type { Characters } from './characters.ts';
import type { Span } from './fields.ts';

/** How far around an ARN a list is looked for that it is an item of, in characters. */
const CONTEXT = 384;

/** Separators with which a list becomes one name; one of `,` makes several. */
const GLUE = /^[-_.:]?$/;
/** A list that is joined, told before it: `join("-", [`, `!Join ['-', [`, `"-".join([`, `concat(`, `"%s-%s" % (`. */
const BEFORE = [
  /(?:join|implode)\b["'!:\s]*[([]\s*\\*(["'])(?<glue>[^"'\n]{0,4})\\*\1\s*,\s*(?:array\(|[([])?(?<items>[^\])]*)$/i,
  /(["'])(?<glue>[^"'\n]{0,4})\1\s*\.\s*join\(\s*[([](?<items>[^\])]*)$/i,
  /Join["']?\s*:?\s*\n\s*-\s*(["'])(?<glue>[^"'\n]{0,4})\1\s*\n\s*-\s*-\s(?<items>[^\n]*(?:\n\s*-\s[^\n]*)*)$/,
  /(?<![.\w])(?:concat(?:_ws|enate)?!?|str_?cat|str_c|paste0|string\.concat|fmt\.sprint)\(\s*(?<glue>)(?<items>[^[\])]*)$/i,
  /-join\s*@?\(\s*(?<glue>)(?<items>[^()]*)$/i,
  /(["'])(?:%[sv]|\{\d?\})(?<glue>)[-_.:]?(?:%[sv]|\{\d?\})[^"'\n]*\1\s*(?:,|%\s*\(|\.format\()(?<items>[^[\])]*)$/i,
];
/** … or after it: `].join('-')`. */
const AFTER = /^[^[\]]*\]\s*\.\s*join\(\s*(["'`])(?<glue>[^"'`\n]{0,4})\1/;
/** PowerShell's `("orders", $stage) -join "-"`, and R's `paste("orders", stage, sep = "-")`. */
const AFTER_ITEMS = /^[^()\n]*\)\s*-join\s*(["'])(?<glue>[^"'\n]{0,4})\1/i;
const ITEMS = /(?<![\w.])\((?<items>[^()]*)$/;
const AFTER_PASTE = /^[^()\n]*,\s*sep\s*=\s*(["'])(?<glue>[^"'\n]{0,4})\1/;
const PASTE = /\bpaste\((?<items>[^()]*)$/;
/** Go's: `strings.Join([]string{…}, "-")`. */
const AFTER_BRACES = /^[^{}\n]*\}\s*,\s*(["`])(?<glue>[^"`\n]{0,4})\1\s*\)/;
const BRACES = /\[\]string\{(?<items>[^{}]*)$/;
/** A list that begins here, with what stands in it so far. */
const LIST = /\[(?<items>[^[\]]*)$/;
/** A next item of the list, that does not begin a path: `/invocations` leaves the name as it is. */
const NEXT_ITEM = /^(?:\\*["'`])?\s*(?:,\s*(?!\\*["'`]?\/)(?![\])]|sep\s*=)\S|\n\s*-\s(?!["']?\/))/;
/** `format("%s-%s", "orders", stage)`: the first text has more behind it. */
const FORMATTED = /f(?:ormat)?\(\s*(["'])%s[-\w.:%][^"'\n]*\1\s*,\s*["']?$/i;

/** True if the list or format that a span is an item of puts something behind it. */
export function isJoinedOn(text: Characters, span: Span): boolean {
  const { before, after } = around(text, span);
  return NEXT_ITEM.test(after) && (FORMATTED.test(before) || itemsBefore(before, after) !== undefined);
}

/** True if the list that a span is an item of puts something before it. */
export function isJoinedTo(text: Characters, span: Span): boolean {
  const { before, after } = around(text, span);
  return /[,\n]/.test(itemsBefore(before, after) ?? '');
}

/** Text before an item in a list that becomes one name; undefined where there is no such list. */
function itemsBefore(before: string, after: string): string | undefined {
  const isGlued = (found: RegExpExecArray | null): boolean =>
    found !== null && GLUE.test(found.groups?.['glue'] ?? '');
  const told = BEFORE.map((form) => form.exec(before)).find(isGlued);
  if (told) return told.groups?.['items'] ?? '';
  if (isGlued(AFTER_ITEMS.exec(after))) return ITEMS.exec(before)?.groups?.['items'];
  if (isGlued(AFTER_PASTE.exec(after))) return PASTE.exec(before)?.groups?.['items'];
  if (isGlued(AFTER.exec(after))) return LIST.exec(before)?.groups?.['items'];
  return isGlued(AFTER_BRACES.exec(after)) ? BRACES.exec(before)?.groups?.['items'] : undefined;
}

function around(text: Characters, { start, end }: Span): { readonly before: string; readonly after: string } {
  return {
    before: withoutInner(text.slice(Math.max(0, start - CONTEXT), start)),
    after: text.slice(end, Math.min(text.length, end + CONTEXT)),
  };
}

/** How deep lists and calls nest that are items of a list themselves. */
const NESTING = 3;

/** Lists and calls that are closed again are single items: `[!Select [0, x], `. */
function withoutInner(text: string): string {
  let simple = text;
  for (let depth = 0; depth < NESTING; depth++) {
    simple = simple.replace(/(?:\[[^[\]\n]+\]|\([^()\n]+\))/g, 'x');
  }
  return simple;
}
