import { isAlias, isVersion, LATEST } from '../arn/functionArn.ts';
import type { ExpectedError } from '../errors.ts';

/** The aliases of a function; its published versions too, where they were read. */
export interface ReadQualifiers {
  readonly aliases: readonly { readonly name: string; readonly version: string }[];
  /** Absent: not read. */
  readonly versions?: readonly string[];
  /**
   * Why one half is not known although the other one is: listing it is denied, or the endpoint does not implement it.
   * That half is then empty, which says nothing.
   */
  readonly unknown?: { readonly aliases?: ExpectedError; readonly versions?: ExpectedError };
}

/** The aliases and published versions of a function. */
export interface KnownQualifiers extends ReadQualifiers {
  readonly versions: readonly string[];
}

/**
 * Existence of a qualifier. `orphaned`: it has a config and is gone (domain.md §4). `missing`: it has no config
 * and does not exist. `unknown`: the aliases, or the versions, are not known.
 */
export type QualifierStatus = 'exists' | 'orphaned' | 'missing' | 'unknown';

/** @param configured whether a config is stored for the qualifier */
export function qualifierStatus(
  qualifier: string,
  configured: boolean,
  read: ReadQualifiers | undefined,
): QualifierStatus {
  const names = namesLike(qualifier, read);
  if (names === 'unpublished') return 'exists';
  if (names === 'unknown') return 'unknown';
  if (names.has(qualifier)) return 'exists';
  return configured ? 'orphaned' : 'missing';
}

/** The failure that keeps it unknown whether a qualifier exists, where there was one. */
export function whyUnknown(qualifier: string, read: ReadQualifiers | undefined): ExpectedError | undefined {
  if (isVersion(qualifier)) return read?.unknown?.versions;
  return isAlias(qualifier) ? read?.unknown?.aliases : undefined;
}

/** The names among which a qualifier is, if it exists. */
function namesLike(
  qualifier: string,
  read: ReadQualifiers | undefined,
): ReadonlySet<string> | 'unpublished' | 'unknown' {
  if (isVersion(qualifier)) {
    return read?.versions && !read.unknown?.versions ? versionsOf(read.versions) : 'unknown';
  }
  if (!isAlias(qualifier)) return 'unpublished';
  return read && !read.unknown?.aliases ? aliasesOf(read.aliases) : 'unknown';
}

/** Sets made once for each list: a function can have thousands of versions, and each is asked for. */
const sets = new WeakMap<readonly unknown[], ReadonlySet<string>>();

function versionsOf(versions: readonly string[]): ReadonlySet<string> {
  const known = sets.get(versions) ?? new Set(versions);
  sets.set(versions, known);
  return known;
}

function aliasesOf(aliases: ReadQualifiers['aliases']): ReadonlySet<string> {
  const known = sets.get(aliases) ?? new Set(aliases.map(({ name }) => name));
  sets.set(aliases, known);
  return known;
}

const byName = new Intl.Collator('en');

/** Qualifiers as people read them: `$LATEST` first, aliases by name, versions newest first. */
export function compareQualifiers(a: string, b: string): number {
  const rank = (qualifier: string): number =>
    qualifier === LATEST ? 0 : qualifier.startsWith('$') ? 1 : /^\d+$/.test(qualifier) ? 3 : 2;
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  return rank(a) === 3 ? Number(b) - Number(a) : byName.compare(a, b);
}
