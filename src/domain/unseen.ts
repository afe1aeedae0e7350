/**
 * Characters that a reader does not see, or that change how the others look: control, format and unassigned ones,
 * lone surrogates, fillers, line separators, and every blank but the plain space.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u;

const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');

/** Whether a text holds something that its reader cannot see. A line break counts. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** JSON in which everything is seen: what is not stands as `\uXXXX`, which reads as the same text. */
export function escapeUnseen(json: string): string {
  return json.replaceAll(ALL_UNSEEN, (text) => (text === '\n' ? text : text.split('').map(escaped).join('')));
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
