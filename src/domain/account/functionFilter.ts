import type { TagIndex } from './deployments.ts';
import { nameFilter } from './nameFilter.ts';
import { STACK_NAME_TAG } from '../session/taggingApi.ts';

/** A filter over functions as people type it. */
export interface FunctionFilter {
  /** True if it asks for stacks or tags, which are read first. */
  readonly needsTags: boolean;
  /** @param tags undefined: not read yet; then no function passes a filter that needs them */
  accepts(name: string, tags: TagIndex | undefined): boolean;
}

type TagTest = (tags: ReadonlyMap<string, string>) => boolean;

/**
 * Words that begin with `stack:` or `tag:` are about stacks and tags (`stack:orders-prod`, `tag:team=payments`); the rest
 * is about the name, as `nameFilter` reads it. All must hold.
 */
export function functionFilter(pattern: string): FunctionFilter {
  const { rest, needsTags, acceptsTags } = tagFilter(pattern);
  const accepts = nameFilter(rest);
  return {
    needsTags,
    accepts: (name, index) => accepts(name) && acceptsTags(index?.tags.get(name)),
  };
}

/** The words of a pattern about stacks and tags, apart from the rest of it. */
export interface TagFilter {
  /** The pattern without these words. */
  readonly rest: string;
  readonly needsTags: boolean;
  /** @param tags undefined: not read yet, or the function has none */
  acceptsTags(tags: ReadonlyMap<string, string> | undefined): boolean;
}

export function tagFilter(pattern: string): TagFilter {
  const words = pattern.split(/\s+/).filter((word) => word !== '');
  const tests = words.flatMap((word) => tagTest(word) ?? []);
  return {
    rest: words.filter((word) => tagTest(word) === undefined).join(' '),
    needsTags: tests.length > 0,
    acceptsTags: (tags) => tests.length === 0 || (tags !== undefined && tests.every((test) => test(tags))),
  };
}

function tagTest(word: string): TagTest | undefined {
  const [, kind, text = ''] = /^(stack|tag):(.*)$/i.exec(word) ?? [];
  if (kind === undefined) return undefined;
  if (kind.toLowerCase() === 'stack') return valueTest(STACK_NAME_TAG, text);
  const equals = text.indexOf('=');
  return equals === -1 ? valueTest(text, '') : valueTest(text.slice(0, equals), text.slice(equals + 1));
}

/** The key must be the tag's, whatever its case; the value is read as names are. */
function valueTest(key: string, value: string): TagTest {
  const wanted = key.toLowerCase();
  const accepts = nameFilter(value);
  return (tags) => [...tags].some(([name, own]) => name.toLowerCase() === wanted && accepts(own));
}
