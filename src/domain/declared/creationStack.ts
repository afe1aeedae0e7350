import { membersOf } from '../typeGuards.ts';
import type { AssembledConstruct } from './resolution.ts';

/** Most lines of one creation stack. */
const MOST_LINES = 100;
const LONGEST_LINE = 1_000;

/** Names of the app's files in the creation stack of a construct's metadata. Foreign text: no file is opened by it. */
export function createdIn(entries: unknown): readonly string[] {
  if (!Array.isArray(entries)) return [];
  const lines = entries
    .map(membersOf)
    .flatMap(({ type, data, trace }) => [
      ...(type === 'aws:cdk:logicalId' ? linesIn(trace) : []),
      ...(type === 'aws:cdk:creationStack' ? linesIn(data) : []),
    ]);
  return [...new Set(lines.flatMap((line) => sourceIn(line) ?? []))];
}

const linesIn = (lines: unknown): readonly unknown[] =>
  Array.isArray(lines) ? lines.slice(0, MOST_LINES) : [];

/** `new Orders (/app/lib/orders.ts:12:5)`: `orders.ts`. */
function sourceIn(line: unknown): string | undefined {
  if (typeof line !== 'string' || line.length > LONGEST_LINE || !isOfApp(line)) return undefined;
  return /([^\\/\s():]+):\d{1,7}(?::\d{1,7})?\)?$/.exec(line)?.[1];
}

const isOfApp = (line: string): boolean => !/node_modules|node:|site-packages|<frozen/.test(line);

/**
 * False if the assembly tells that other files of the app created a construct. A stack of compiled or bundled files says
 * nothing about a source that is not in it.
 * @param file path or URI of the source
 */
export function mayBeCreatedIn({ sources = [] }: AssembledConstruct, file: string): boolean {
  const [name = ''] = file.split(/[\\/]/).slice(-1);
  const { stem, extension } = parts(decoded(name));
  const known = sources.map(parts);
  return (
    known.some((one) => one.stem === stem) ||
    !known.every((one) => one.extension === extension) ||
    known.length === 0
  );
}

function parts(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
