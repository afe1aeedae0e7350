import type { Line } from './lines.ts';

/** Effect of a key on folded lines: open or close one, or move. */
export type FoldStep = { readonly fold: string } | { readonly move: number };

/** As in any tree: right opens and leads in, left closes and leads out. Undefined: the key does nothing here. */
export function foldAfterKey(key: string, lines: readonly Line[], from: number): FoldStep | undefined {
  const line = lines[from];
  if (!line) return undefined;
  if (line.kind === 'row') {
    const parent = key === 'ArrowLeft' ? lines.findIndex(({ key: other }) => other === line.under) : -1;
    return parent < 0 ? undefined : { move: parent };
  }
  if (key === 'Enter' || key === ' ') return { fold: line.key };
  if (key === 'ArrowRight') return line.isOpen ? { move: from + 1 } : { fold: line.key };
  return key === 'ArrowLeft' && line.isOpen ? { fold: line.key } : undefined;
}
