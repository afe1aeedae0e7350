import type { BeforeNext } from '../../domain/session/lambdaApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { CAPS } from './limits.ts';

export type Marker = { readonly Marker?: string };

/** Entries of one page, and the marker of the next: see `nextMarker`. */
export interface Page<T> {
  readonly entries: readonly T[];
  /** Entries that were too long to be read. */
  readonly leftOut: number;
  readonly next: string | null | undefined;
}

/** How a listing is read. */
export interface Listing<T> {
  readonly read: (marker: Marker) => Promise<Page<T>>;
  /** Key that identifies an entry. */
  readonly idOf: (entry: T) => string;
  /** Entries that are read at most. */
  readonly most: number;
  /** Hears of answers that are odd and still of use. */
  readonly warn: (message: string) => void;
  readonly beforeNext?: BeforeNext | undefined;
}

/** Maximum page size of the service (domain.md §1). */
const FULL_PAGE = 50;

/**
 * Page after page until there is no marker. An empty page with a marker is legal (domain.md §2). A marker that
 * was seen before, and one that is no text, leads nowhere. Where the page holds less than a full one, it counts
 * as the last: so do emulators answer that ignore paging. Else what was read stays, and the end is a failure:
 * it is not known to be the whole. So it is where there is no end: too many pages in a row that bring nothing new, or
 * too many entries.
 */
export async function* pages<T>(listing: Listing<T>): AsyncGenerator<readonly T[], void, undefined> {
  const { read, warn, beforeNext } = listing;
  const seen = new Set<string>();
  const progress = new Progress(listing);
  for (let marker: Marker = {}; ;) {
    const { entries, leftOut, next } = await read(marker);
    if (leftOut > 0) warn(`${leftOut} entries with a text of over ${CAPS.text} characters are left out.`);
    yield progress.within(entries);
    progress.check(next);
    if (next === undefined) return;
    if (next === null || seen.has(next)) return lastPage(entries.length, next, warn);
    seen.add(next);
    marker = { Marker: next };
    await beforeNext?.();
  }
}

/** How far a listing has come, and whether that is anywhere. */
class Progress<T> {
  readonly #listing: Listing<T>;
  readonly #known = new Set<string>();
  #barren = 0;
  #pages = 0;
  #isOver = false;

  constructor(listing: Listing<T>) {
    this.#listing = listing;
  }

  /** As much of a page as there may be. */
  within(entries: readonly T[]): readonly T[] {
    const { idOf, most } = this.#listing;
    const before = this.#known.size;
    this.#pages += 1;
    const taken: T[] = [];
    for (const entry of entries) {
      const id = idOf(entry);
      if (!this.#known.has(id) && this.#known.size >= most) {
        this.#isOver = true;
        break;
      }
      this.#known.add(id);
      taken.push(entry);
    }
    this.#barren = this.#known.size > before ? 0 : this.#barren + 1;
    return taken;
  }

  check(next: string | null | undefined): void {
    if (this.#isOver) throw notUnderstood(`There are more than ${this.#listing.most} entries.`);
    if (typeof next !== 'string') return;
    if (this.#pages >= CAPS.pages) throw notUnderstood(`There are more than ${CAPS.pages} pages.`);
    if (this.#barren >= CAPS.barrenPages) {
      throw notUnderstood(`${this.#barren} pages in a row brought nothing new, so there may be no end.`);
    }
  }
}

function lastPage(size: number, next: string | null, warn: (message: string) => void): void {
  const problem = `The marker of the next page ${next === null ? 'is not text' : 'was repeated'}`;
  warn(`${problem}: the listing ends at a page of ${size}.`);
  if (size === 0 || size >= FULL_PAGE) throw notUnderstood(`${problem}, so there may be more.`);
}

/** All entries of a listing; one that is answered twice counts once. */
export async function collect<T>(listing: Listing<T>): Promise<readonly T[]> {
  const all = new Map<string, T>();
  for await (const entries of pages(listing)) {
    for (const entry of entries) all.set(listing.idOf(entry), entry);
  }
  return [...all.values()];
}
