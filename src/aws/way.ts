import { readlink } from 'node:fs/promises';
import { join, parse, resolve, sep } from 'node:path';

/** The most links that are followed: as many as Linux does before it says ELOOP. */
const MAX_LINKS = 40;

/**
 * Every place that has a hand in what a path leads to: the links on the way, each where it really stands, and
 * the end. Whoever may write to one of them decides what is read. What does not exist is no link.
 */
export async function placesOnWay(path: string): Promise<readonly string[]> {
  const links: string[] = [];
  let { root: at } = parse(path);
  for (let rest = namesIn(path); rest.length > 0 && links.length < MAX_LINKS;) {
    const [name = '', ...others] = rest;
    const next = join(at, name);
    const target = await readlink(next).catch(() => undefined);
    if (target === undefined) {
      at = next;
      rest = others;
      continue;
    }
    links.push(next);
    const way = resolve(at, target);
    at = parse(way).root;
    rest = [...namesIn(way), ...others];
  }
  return [...links, at];
}

function namesIn(path: string): readonly string[] {
  return path.slice(parse(path).root.length).split(sep).filter(Boolean);
}
