/** The line that a key leads to; undefined where it leads nowhere. */
export function rowAfterKey(key: string, from: number, last: number, page: number): number | undefined {
  if (last < 0) return undefined;
  const within = (index: number): number => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + page);
    case 'PageUp':
      return within(from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
