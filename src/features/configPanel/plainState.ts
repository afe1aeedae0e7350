import { visibleText } from '../../editor/markdown.ts';
import type { PanelState } from './protocol.ts';

/** No text of the panel is longer, in characters; foreign ones can be of any length. */
const MAX_TEXT = 2000;

/** What is no text for the eye: what the editor keeps, and what a button says back to us. */
const AS_IT_IS: ReadonlySet<string> = new Set(['memory', 'intent']);

/**
 * A state whose texts are visible throughout, wherever foreign text may have gone: the page shows all of them
 * as text, but an invisible or direction-changing character would still make one pose as another.
 */
export function plainState(state: PanelState): PanelState {
  return plain(state) as PanelState;
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
  if (!text.includes('\n')) return visibleText(text, MAX_TEXT);
  const few = text.slice(0, MAX_TEXT).split('\n');
  return few.map((line) => visibleText(line, MAX_TEXT)).join('\n');
}
