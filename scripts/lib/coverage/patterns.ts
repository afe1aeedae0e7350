import type { Mark } from './mark.ts';

/** A place at which a text stands, and the declaration that it means. */
export const mark = (kind: string, start: number, text: string, means: string): Mark => ({
  kind,
  start,
  end: start + text.length,
  means,
});

/** One mark for each match, at its first group. */
export function matches(text: string, kind: string, pattern: RegExp): readonly Mark[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, group = ''] = match;
    return group === '' ? [] : [mark(kind, match.index + whole.lastIndexOf(group), group, group)];
  });
}

/** Of several at one place the first. */
export const unique = (marks: readonly Mark[]): readonly Mark[] =>
  [...new Map(marks.toReversed().map((one) => [one.start, one])).values()].toSorted(
    (a, b) => a.start - b.start,
  );

export const distinct = (marks: readonly Mark[]): readonly Mark[] => [
  ...new Map(marks.map((one) => [one.start, one])).values(),
];
