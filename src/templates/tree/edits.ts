import type { TextEdit } from '../../domain/declared/remark.ts';
import type { Entry, TreeNode } from './node.ts';
import { spanOf } from './node.ts';
import type { Source } from '../reader.ts';

/** Minimal edits of YAML and JSON, which keep comments and formatting. */

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The blanks before a key that begins its line; undefined: something else stands before it. */
function indentOf({ text }: Source, { key }: Entry): string | undefined {
  const before = text.slice(lineStart(text, key.at.start), key.at.start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

const isJson = ({ text }: Source, { key }: Entry): boolean => text.charAt(key.at.start) === '"';

/** Adds an entry before another one of the same map. */
export function insertBefore(source: Source, entry: Entry, name: string, value: string): TextEdit {
  const indent = indentOf(source, entry);
  const quoted = isJson(source, entry) ? `"${name}": "${value}",` : `${name}: ${value}`;
  const rest = indent === undefined ? (isJson(source, entry) ? ' ' : ', ') : `\n${indent}`;
  const { start } = entry.key.at;
  return { at: { ...entry.key.at, end: start }, text: `${quoted}${rest}` };
}

/** Replaces a value, with the tag before it (`!Ref`). */
export function replaceValue({ text }: Source, node: TreeNode, replacement: string): TextEdit {
  const before = text.slice(Math.max(0, node.at.start - 40), node.at.start);
  const tag = /![A-Za-z:]{1,30}\s{0,4}$/.exec(before)?.[0] ?? '';
  return { at: { ...node.at, start: node.at.start - tag.length }, text: replacement };
}

/** Replaces a scalar's text between its quotes. */
export const replaceText = (
  node: Extract<TreeNode, { readonly kind: 'scalar' }>,
  text: string,
): TextEdit => ({
  at: node.inner,
  text,
});

/** `!Ref X` and `Ref: X` as the ARN of X. */
export function referToArn(source: Source, node: TreeNode, name: string): TextEdit {
  const [entry] = node.kind === 'map' ? node.entries : [];
  if (!entry) return replaceValue(source, node, `!GetAtt ${name}.Arn`);
  const json = isJson(source, entry);
  const text = json ? `"Fn::GetAtt": ["${name}", "Arn"]` : `Fn::GetAtt: [${name}, Arn]`;
  return { at: spanOf(entry), text };
}

/** Moves an entry in block style before the first entry of another map; undefined: it is not in block style. */
export function moveBefore(source: Source, entry: Entry, first: Entry): readonly TextEdit[] | undefined {
  const from = indentOf(source, entry);
  const to = indentOf(source, first);
  if (from === undefined || to === undefined || isJson(source, entry)) return undefined;
  const { text } = source;
  const whole = spanOf(entry);
  const last = whole.start + text.slice(whole.start, whole.end).trimEnd().length;
  const start = lineStart(text, whole.start);
  const end = Math.min(text.length, lineEnd(text, last) + 1);
  const lines = text.slice(start, end).replace(/\n$/, '').split('\n');
  const moved = lines.map((line) => (line.startsWith(from) ? `${to}${line.slice(from.length)}` : line));
  const place = lineStart(text, first.key.at.start);
  return [
    { at: { ...whole, start, end }, text: '' },
    { at: { ...whole, start: place, end: place }, text: `${moved.join('\n')}\n` },
  ];
}
