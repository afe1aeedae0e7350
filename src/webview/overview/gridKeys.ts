import type { Line } from './lines.ts';

/** Effect of a key on folded lines: open or close one, or move. */
export type FoldStep = { readonly fold: string } | { readonly move: number };

/** As in any tree: right opens and leads in, left closes and leads out. Undefined: the key does nothing here. */
export function foldAfterKey(key: string, lines: readonly Line[], from: number): FoldStep | undefined {
  const line = lines[from];
  if (!line) return undefined;
  if (line.kind === 'row') return outward(key, lines, line.under ?? line.stack);
  if (key === 'Enter' || key === ' ') return { fold: line.key };
  if (key === 'ArrowRight') return line.isOpen ? { move: from + 1 } : { fold: line.key };
  if (key === 'ArrowLeft' && line.isOpen) return { fold: line.key };
  return line.kind === 'versions' ? outward(key, lines, line.stack) : undefined;
}

/** Left leads to the line that a line is below. */
function outward(key: string, lines: readonly Line[], above: string | undefined): FoldStep | undefined {
  if (key !== 'ArrowLeft' || above === undefined) return undefined;
  const parent = lines.findIndex((line) => line.key === above);
  return parent < 0 ? undefined : { move: parent };
}
