/**
 * A filter over function names as people type it: case-insensitive; without `*` a name contains the text,
 * with `*` the whole name fits the pattern. Linear in the name's length, whatever the pattern.
 */
export function nameFilter(pattern: string): (name: string) => boolean {
  const wanted = pattern.trim().toLowerCase();
  if (!wanted.includes('*')) return (name) => name.toLowerCase().includes(wanted);
  const pieces = wanted.split('*');
  return (name) => fits(name.toLowerCase(), pieces);
}

/** Each piece is found after the one before; the first is anchored at the start and the last at the end. */
function fits(name: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  const end = name.length - last.length;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = name.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}
