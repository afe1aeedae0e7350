import type { Characters } from './characters.ts';

/** A text with its percent-encoding undone, and the way back to the places in the original. */
export interface Decoded {
  readonly text: string;
  /** Where a place of the original is in the decoded text. */
  offsetOf(place: number): number;
  /** Where a place of the decoded text is in the original. */
  placeOf(offset: number): number;
  /** True if every colon of a stretch of the decoded text was encoded. */
  isEncoded(start: number, end: number): boolean;
}

/** One encoded ASCII character, encoded any number of times: `%3A`, `%253A`. */
const ENCODED = /%(?:25)*([2-7][0-9A-Fa-f]|0[9ADad])/g;

/** Undefined where no colon is encoded. */
export function decoded(original: Characters): Decoded | undefined {
  const source = original.slice(0, original.length);
  if (!/%(?:25)*3a/i.test(source)) return undefined;
  const pieces: string[] = [];
  // For each character of the decoded text where it begins in the original, and where the last one ends.
  const places: number[] = [];
  let from = 0;
  for (const { 0: written, 1: hex = '', index } of source.matchAll(ENCODED)) {
    for (let place = from; place < index; place++) places.push(place);
    places.push(index);
    pieces.push(literal(source.slice(from, index)), String.fromCharCode(Number.parseInt(hex, 16)));
    from = index + written.length;
  }
  for (let place = from; place <= source.length; place++) places.push(place);
  pieces.push(literal(source.slice(from)));
  const text = pieces.join('');
  return {
    text,
    offsetOf: (place) => lastAtMost(places, place),
    placeOf: (offset) => places[offset] ?? source.length,
    isEncoded: (start, end) =>
      !hasPlainColon(start, end, (at) => (text[at] ?? '') + (source[places[at] ?? 0] ?? '')),
  };
}

/** @param pairOf the decoded character at a place, and the one that stands for it in the source */
function hasPlainColon(start: number, end: number, pairOf: (at: number) => string): boolean {
  for (let at = start; at < end; at++) if (pairOf(at) === '::') return true;
  return false;
}

/** A question mark that is not encoded begins the query of an address: it is no wildcard. */
const literal = (text: string): string => text.replaceAll('?', ' ');

/** The last index whose value is at most a number; the values rise. */
function lastAtMost(values: readonly number[], most: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
