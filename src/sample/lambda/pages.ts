import { invalidParameter } from './errors.ts';
import { type Input, numberAt, textAt } from './input.ts';

/** Most items that one answer carries, whatever MaxItems asks for (ListFunctions, ListVersions: docs). */
export const PAGE = 50;

/** One page, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: { readonly NextMarker?: string };
}

/**
 * Cuts a page out of a list. A marker names the last item answered, not a position, so that nothing is skipped
 * or repeated when the list changes between two pages.
 * @param keyOf what the list is ordered by, unique in it
 */
export function pageOf<T>(all: readonly T[], keyOf: (item: T) => string, input: Input): Page<T> {
  const after = readMarker(textAt(input, 'Marker'));
  const rest = all
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const cut = rest.slice(0, Math.min(numberAt(input, 'MaxItems') ?? PAGE, PAGE));
  const items = cut.map(({ item }) => item);
  const last = cut.at(-1);
  return { items, next: last && cut.length < rest.length ? { NextMarker: writeMarker(last.key) } : {} };
}

const PREFIX = 'after ';

/** A marker of which everything is still to come. */
export const FIRST_MARKER = Buffer.from(PREFIX).toString('base64');

const writeMarker = (key: string): string => Buffer.from(PREFIX + key).toString('base64');

/** Reads a marker back; one that we never gave is a 400. An empty one asks for the first page. */
function readMarker(marker: string | undefined): string | undefined {
  if (marker === undefined || marker === '') return undefined;
  const text = Buffer.from(marker, 'base64').toString();
  if (!text.startsWith(PREFIX)) throw invalidParameter(`Invalid Marker: ${marker}`);
  return text.slice(PREFIX.length);
}
