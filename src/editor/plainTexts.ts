import { visibleText } from './markdown.ts';

/** No text of a page is longer, in characters; foreign ones can be of any length. */
const MAX_TEXT = 2000;

/** Members that nobody reads: kept by the editor, or sent back by a button or an intent. */
const AS_IT_IS: ReadonlySet<string> = new Set(['memory', 'intent', 'ids']);

/**
 * Plain data whose texts are visible throughout, wherever foreign text may have gone: a page shows all of them as
 * text, but an invisible or direction-changing character would still make one pose as another.
 */
export function plainTexts<T>(value: T): T {
  return plain(value) as T;
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return lines(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [name, AS_IT_IS.has(name) ? member : plain(member)]),
  );
}

/** Line breaks are ours, in details and tooltips. */
function lines(text: string): string {
  if (!text.includes('\n')) return plainText(text);
  return text.slice(0, MAX_TEXT).split('\n').map(plainText).join('\n');
}

/** One line of it. */
export const plainText = (text: string): string => visibleText(text, MAX_TEXT);
