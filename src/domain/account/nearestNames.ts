/** Nearly every short name is a few characters away from every other. */
const SHORTEST = 3;
/** Longer texts are no function's name (64 characters), and the work grows with the length. */
const LONGEST = 80;

/**
 * The names that a mistyped one most likely means, nearest first: those that differ in a few characters, one for each
 * four that were typed. Upper and lower case count as the same.
 */
export function nearestNames(typed: string, names: Iterable<string>, most = 3): readonly string[] {
  const wanted = typed.toLowerCase();
  if (wanted.length < SHORTEST || wanted.length > LONGEST) return [];
  const limit = Math.min(3, Math.max(1, Math.floor(wanted.length / 4)));
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names) {
    const distance = name === typed ? limit + 1 : editDistance(wanted, name.toLowerCase(), limit);
    if (distance <= limit) found.push({ name, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/**
 * How many characters must be put in, left out, changed or swapped with their neighbour to make one text of another
 * (optimal string alignment). More than `limit` is told as `limit + 1`, and costs little.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = nextRow(a, b, row, { last, before, limit });
    if (Math.min(...now) > limit) return over;
    before = last;
    last = now;
  }
  return Math.min(over, last[b.length] ?? over);
}

interface Rows {
  readonly last: readonly number[];
  readonly before: readonly number[];
  readonly limit: number;
}

/** One row of the table; only the columns within the limit of the diagonal can count. */
function nextRow(a: string, b: string, row: number, { last, before, limit }: Rows): readonly number[] {
  const over = limit + 1;
  const now = Array.from({ length: b.length + 1 }, () => over);
  now[0] = row;
  for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column += 1) {
    const same = a[row - 1] === b[column - 1];
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    now[column] = Math.min(
      (last[column] ?? over) + 1,
      (now[column - 1] ?? over) + 1,
      (last[column - 1] ?? over) + (same ? 0 : 1),
      swapped ? (before[column - 2] ?? over) + 1 : over,
    );
  }
  return now;
}
