/**
 * Characters that a reader does not see, or that change how the others look: control, format and unassigned ones,
 * lone surrogates, fillers, line separators, and every blank but the plain space.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u;

const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');

/** True if a text holds something that its reader cannot see. A line break counts. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** A text in which what is not seen is named: `⟨U+202E⟩`. For people to read, not to be read back. */
export function showUnseen(text: string): string {
  return text.replaceAll(
    ALL_UNSEEN,
    (one) => `⟨U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** JSON in which everything is seen: what is not stands as `\uXXXX`, which reads as the same text. */
export function escapeUnseen(json: string): string {
  return json.replaceAll(ALL_UNSEEN, (text) => (text === '\n' ? text : text.split('').map(escaped).join('')));
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** No name is read further, in UTF-16 units: what tells it from others stands before. */
const MAX_REVEALED = 300;

/**
 * A name in which everything is seen: what is not stands as `⟨U+3164⟩`, so that two names that look alike are told
 * apart. Blanks at the ends and doubled ones count as unseen, since what shows them drops them.
 */
export function revealUnseen(name: string): string {
  const read = name.slice(0, MAX_REVEALED);
  const all = /^ | $| (?= )/g;
  return read.replaceAll(all, named).replaceAll(ALL_UNSEEN, named) + (read === name ? '' : '…');
}

const named = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
