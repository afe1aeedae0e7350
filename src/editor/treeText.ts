import { visibleText } from './markdown.ts';

/** The longest label or description of a row, in characters; names have 64, ARNs up to 350. */
const MAX_LABEL = 400;

/**
 * Foreign text for a row: one line, nothing invisible. Rows interpret no markup, and never wrap: they have normal
 * blanks, as people type them into the tree's own search.
 */
export function plainLabel(text: string): string {
  return visibleText(text, MAX_LABEL).replaceAll('\u00A0', ' ');
}
