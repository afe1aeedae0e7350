/** Stands for each character of a placeholder that another tool fills in: a private-use one, which no template has. */
export const PLACEHOLDER = '\uE0FF';

/** Longest placeholder, in characters. */
const LONGEST = 1_000;

const CLOSING = new Map([
  ['{', '}}'],
  ['%', '%}'],
  ['#', '#}'],
]);

/**
 * Replaces Jinja-like placeholders with text of the same length, so that the rest can be parsed and places stay right:
 * statements and comments with blanks, values with a mark. CloudFormation's own `{{resolve:…}}` stays. Linear.
 */
export function withoutPlaceholders(text: string): string {
  if (!text.includes('{%') && !text.includes('{{') && !text.includes('{#')) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{[{%#]/g)) {
    if (match.index < from) continue;
    const end = endOf(text, match.index);
    if (end === undefined) continue;
    pieces.push(text.slice(from, match.index), blanked(text.slice(match.index, end)));
    from = end;
  }
  return from === 0 ? text : [...pieces, text.slice(from)].join('');
}

/** The end of the placeholder that begins here; undefined: it is none. A value or comment ends in its line. */
function endOf(text: string, start: number): number | undefined {
  const window = text.slice(start, start + LONGEST);
  if (/^\{\{\s{0,4}resolve:/.test(window)) return undefined;
  const kind = window.charAt(1);
  const close = window.indexOf(CLOSING.get(kind) ?? '', 2);
  if (close === -1) return undefined;
  const line = window.indexOf('\n');
  return kind !== '%' && line !== -1 && line < close ? undefined : start + close + 2;
}

const blanked = (text: string): string => text.replace(/[^\r\n]/g, text.startsWith('{{') ? PLACEHOLDER : ' ');
