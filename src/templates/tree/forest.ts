import { MAX_TEXT } from '../limits.ts';
import type { Source } from '../reader.ts';
import { jsonForest } from './jsonTree.ts';
import { type Forest, yamlForest } from './yamlTree.ts';

export type { Forest } from './yamlTree.ts';

/** Reads a text as JSON where it begins like an object or list of it or its name says so, else as YAML. */
export function forestOf(source: Source): Forest {
  const { file, text } = source;
  if (text.length > MAX_TEXT) {
    return { roots: [], unread: [{ why: 'tooLong', at: { file, start: 0, end: text.length } }] };
  }
  return isJson(source) ? jsonForest(source) : yamlForest(source);
}

function isJson({ file, text }: Source): boolean {
  if (/\.jsonc?$/i.test(file)) return true;
  return !/\.ya?ml$/i.test(file) && /^\uFEFF?\s{0,1000}[{[]/.test(text);
}
