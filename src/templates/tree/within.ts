import type { Span } from '../../domain/declared/declared.ts';
import type { Scalar } from './node.ts';

/** In longer tokens no piece is looked for, in characters: every piece costs a pass over the token. */
const MAX_TOKEN = 65_536;

/**
 * Where a piece of a scalar's text stands in the source. Where escapes or folded lines make both differ, the same piece is
 * looked for in the token; where it is not found, the whole scalar is meant.
 */
export function placeWithin(source: string, scalar: Scalar, start: number, end: number): Span {
  const { inner, text } = scalar;
  const piece = text.slice(start, end);
  const direct = { ...inner, start: inner.start + start, end: inner.start + end };
  const isAsWritten = inner.end - inner.start === text.length;
  if (isAsWritten && source.slice(direct.start, direct.end) === piece) return direct;
  const isLong = inner.end - inner.start > MAX_TOKEN;
  const found = piece === '' || isLong ? -1 : occurrence(source, scalar, piece, start);
  if (found === -1) return inner;
  return { ...inner, start: inner.start + found, end: inner.start + found + piece.length };
}

/** For the pieces of one scalar, by their text: offsets in the token by those in the text. */
const occurrences = new WeakMap<Scalar, Map<string, ReadonlyMap<number, number>>>();

/** The piece in the token that stands as often before as it does in the text. */
function occurrence(source: string, scalar: Scalar, piece: string, start: number): number {
  const known = occurrences.get(scalar) ?? new Map<string, ReadonlyMap<number, number>>();
  occurrences.set(scalar, known);
  const offsets = known.get(piece) ?? offsetsOf(source, scalar, piece);
  known.set(piece, offsets);
  return offsets.get(start) ?? -1;
}

/** Finds all places of a piece in one pass, since a text may have it thousands of times. */
function offsetsOf(source: string, { inner, text }: Scalar, piece: string): ReadonlyMap<number, number> {
  const token = source.slice(inner.start, inner.end);
  const offsets = new Map<number, number>();
  let at = token.indexOf(piece);
  for (let before = text.indexOf(piece); at !== -1 && before !== -1;) {
    offsets.set(before, at);
    before = text.indexOf(piece, before + 1);
    at = token.indexOf(piece, at + 1);
  }
  return offsets;
}
