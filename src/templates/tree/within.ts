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
  const found =
    piece === '' || isLong ? -1 : occurrence(source.slice(inner.start, inner.end), text, piece, start);
  if (found === -1) return inner;
  return { ...inner, start: inner.start + found, end: inner.start + found + piece.length };
}

/** The piece in the token that stands as often before as it does in the text. */
function occurrence(token: string, text: string, piece: string, start: number): number {
  let at = token.indexOf(piece);
  for (let before = text.indexOf(piece); at !== -1 && before !== -1 && before < start;) {
    before = text.indexOf(piece, before + 1);
    at = token.indexOf(piece, at + 1);
  }
  return at;
}
