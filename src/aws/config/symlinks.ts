import { readlink, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse, sep } from 'node:path';

/** The most symbolic links that are followed for one path: as many as Linux follows before it says ELOOP. */
const MAX_LINKS = 40;

/** Target of a path. */
export interface Resolution {
  /** Where the file is; for a file that does not exist, where it would be. */
  readonly end: string;
  /** The symbolic links that were followed, each where it really is. Their owners decide what is read. */
  readonly links: readonly string[];
  /** There are more links than a kernel follows: nothing can be read by this path. */
  readonly endless: boolean;
}

/**
 * Follows a path name by name as the kernel does: `..` is the directory above the one that a link led to, not the
 * name before it in the text. `path.resolve` and `path.join` must not touch the path before.
 */
export async function followLinks(path: string): Promise<Resolution> {
  const { root } = parse(path);
  const links: string[] = [];
  let at = root === '' ? process.cwd() : root;
  // Last name first, so that taking one and putting a link's names in its place are cheap.
  const left = namesIn(path).toReversed();
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (name === '.') continue;
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const next = join(at, name);
    const target = await readlink(next).catch(() => undefined);
    if (target === undefined) {
      at = next;
      continue;
    }
    if (links.length >= MAX_LINKS) return { end: next, links, endless: true };
    links.push(next);
    if (isAbsolute(target)) at = parse(target).root;
    left.push(...namesIn(target).toReversed());
  }
  return { end: at, links, endless: false };
}

function namesIn(path: string): readonly string[] {
  const names = path.slice(parse(path).root.length);
  return names.split(sep === '\\' ? /[\\/]/ : sep).filter(Boolean);
}

/**
 * True if one of the places is a folder or in one. Folders are told by their identity on disk too: upper and lower
 * case, a bind mount or a junction do not hide one.
 */
export async function isInside(places: readonly string[], folders: readonly string[]): Promise<boolean> {
  if (folders.length === 0) return false;
  const marks = new Set(folders);
  for (const folder of folders) {
    marks.add((await followLinks(folder)).end);
    marks.add((await identityOf(folder)) ?? folder);
  }
  for (const place of places) {
    for (const directory of withParents(place)) {
      const identity = marks.has(directory) ? directory : await identityOf(directory);
      if (identity !== undefined && marks.has(identity)) return true;
    }
  }
  return false;
}

function withParents(path: string): readonly string[] {
  const all = [path];
  for (let at = path; dirname(at) !== at; at = dirname(at)) all.push(dirname(at));
  return all;
}

/** Not a path: a colon alone could stand in one. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isDirectory() ? `\0${found.dev}:${found.ino}` : undefined;
}
