/** A piece of the text of `Fn::Sub`; offsets within that text. */
export type SubPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** `start` and `end` are those of the name, without the braces. */
  | { readonly kind: 'name'; readonly name: string; readonly start: number; readonly end: number };

/** The pieces of the text of `Fn::Sub`: `${!literal}` stands for `${literal}`. Linear. */
export function piecesOfSub(text: string): readonly SubPiece[] {
  const pieces: SubPiece[] = [];
  let from = 0;
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open);
    if (close === -1) break;
    if (open > from) pieces.push({ kind: 'text', text: text.slice(from, open) });
    pieces.push(pieceIn(text, open + 2, close));
    from = close + 1;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

function pieceIn(text: string, start: number, end: number): SubPiece {
  const inner = text.slice(start, end);
  if (inner.startsWith('!')) return { kind: 'text', text: `\${${inner.slice(1)}}` };
  const name = inner.trim();
  const from = start + inner.indexOf(name);
  return { kind: 'name', name, start: from, end: from + name.length };
}
