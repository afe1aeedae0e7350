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
  const closing = new Map([...CLOSING].map(([kind, close]) => [kind, nextOf(text, close)]));
  const newline = nextOf(text, '\n');
  const pieces: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/\{[{%#]/g)) {
    if (index < from || RESOLVE.test(text.slice(index, index + 16))) continue;
    const kind = text.charAt(index + 1);
    const close = closing.get(kind)?.(index + 2) ?? Infinity;
    // A value or comment ends in its line.
    if (close - index > LONGEST || (kind !== '%' && newline(index) < close)) continue;
    pieces.push(text.slice(from, index), blanked(text.slice(index, close + 2)));
    from = close + 2;
  }
  return from === 0 ? text : [...pieces, text.slice(from)].join('');
}

/** CloudFormation's own: `{{resolve:ssm:…}}`. */
const RESOLVE = /^\{\{\s{0,4}resolve:/;

/** Finds a text from an offset on; offsets only grow, so that the whole text is passed once. */
function nextOf(text: string, wanted: string): (offset: number) => number {
  let found = -1;
  return (offset) => {
    if (found < offset) {
      const next = text.indexOf(wanted, offset);
      found = next === -1 ? Infinity : next;
    }
    return found;
  };
}

const blanked = (text: string): string => text.replace(/[^\r\n]/g, text.startsWith('{{') ? PLACEHOLDER : ' ');
