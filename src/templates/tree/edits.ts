import type { Span } from '../../domain/declared/declared.ts';
import type { TextEdit } from '../../domain/declared/remark.ts';
import type { Entry, MapNode, TreeNode } from './node.ts';
import { spanOf } from './node.ts';
import type { Source } from '../reader.ts';

/** Minimal edits of YAML and JSON, which keep comments and formatting. */

/** How far the ends of a line are looked for, in characters: a text of one line has as many remarks as any other. */
const MAX_LINE = 10_000;

function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - MAX_LINE);
  return from + text.slice(from, offset).lastIndexOf('\n') + 1;
}

function lineEnd(text: string, offset: number): number {
  const rest = text.slice(offset, offset + MAX_LINE);
  const end = rest.indexOf('\n');
  return offset + (end === -1 ? rest.length : end);
}

/** The blanks before a key that begins its line; undefined: something else stands before it. */
function indentOf({ text }: Source, { key }: Entry): string | undefined {
  const before = text.slice(lineStart(text, key.at.start), key.at.start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

const isQuoted = ({ text }: Source, { key }: Entry): boolean => text.charAt(key.at.start) === '"';

/** The end of line that the text uses there. */
function eolAt({ text }: Source, offset: number): string {
  return text.charAt(lineEnd(text, offset) - 1) === '\r' ? '\r\n' : '\n';
}

/** Adds an entry before one of a map, in its style: with braces or without. */
export function insertBefore(
  source: Source,
  map: MapNode,
  entry: Entry,
  name: string,
  value: string,
): TextEdit {
  const { text } = source;
  const { start } = entry.key.at;
  const hasBraces = text.charAt(map.at.start) === '{';
  const column = start - lineStart(text, start);
  const indent = indentOf(source, entry) ?? (hasBraces ? undefined : ' '.repeat(column));
  const added = hasBraces && isQuoted(source, entry) ? `"${name}": "${value}"` : `${name}: ${value}`;
  const rest = indent === undefined ? ' ' : `${eolAt(source, start)}${indent}`;
  return { at: { ...entry.key.at, end: start }, text: `${added}${hasBraces ? ',' : ''}${rest}` };
}

/** Adds an item to the value of an entry: a list, or one thing in place of a list of it. Undefined: it is an expression. */
export function addItem(source: Source, entry: Entry, item: string): TextEdit | undefined {
  const { value } = entry;
  const quoted = isQuoted(source, entry) ? `"${item}"` : item;
  if (value?.kind === 'scalar' && value.tag === undefined) {
    const own = source.text.slice(value.at.start, value.at.end);
    return { at: value.at, text: `[${own}, ${quoted}]` };
  }
  const [first] = value?.kind === 'list' && value.tag === undefined ? value.items : [];
  if (!value || !first) return undefined;
  const { start } = first.at;
  const before = source.text.slice(lineStart(source.text, start), start);
  const isBlock = source.text.charAt(value.at.start) !== '[';
  if (isBlock && !/^[ ]*- +$/.test(before)) return undefined;
  return {
    at: { ...first.at, end: start },
    text: isBlock ? `${item}${eolAt(source, start)}${before}` : `${quoted}, `,
  };
}

/** Replaces a value, with the tag before it (`!Ref`). */
export function replaceValue({ text }: Source, node: TreeNode, replacement: string): TextEdit {
  const before = text.slice(Math.max(0, node.at.start - 40), node.at.start);
  const tag = /![A-Za-z:]{1,30}\s{0,4}$/.exec(before)?.[0] ?? '';
  return { at: { ...trimmed(text, node.at), start: node.at.start - tag.length }, text: replacement };
}

/** Replaces a scalar's text between its quotes. */
export const replaceText = (
  node: Extract<TreeNode, { readonly kind: 'scalar' }>,
  text: string,
): TextEdit => ({
  at: node.inner,
  text,
});

/** `!Ref X` and `Ref: X` as a plain text. */
export function referToText(source: Source, node: TreeNode, text: string): TextEdit {
  const [entry] = node.kind === 'map' ? node.entries : [];
  return replaceValue(source, node, entry && isQuoted(source, entry) ? `"${text}"` : text);
}

/** `!Ref X` and `Ref: X` as an attribute of X. */
export function referTo(source: Source, node: TreeNode, name: string, attribute: string): TextEdit {
  const [entry] = node.kind === 'map' ? node.entries : [];
  if (!entry) return replaceValue(source, node, `!GetAtt ${name}.${attribute}`);
  const text = isQuoted(source, entry)
    ? `"Fn::GetAtt": ["${name}", "${attribute}"]`
    : `Fn::GetAtt: [${name}, ${attribute}]`;
  return { at: trimmed(source.text, spanOf(entry)), text };
}

/** Without the end of line that blocks have at their end. */
const trimmed = (text: string, { file, start, end }: Span): Span => ({
  file,
  start,
  end: start + text.slice(start, end).trimEnd().length,
});

/** Moves an entry in block style before the first entry of another map; undefined: it is not in block style. */
export function moveBefore(
  source: Source,
  entry: Entry,
  map: MapNode,
  first: Entry,
): readonly TextEdit[] | undefined {
  const { text } = source;
  const from = indentOf(source, entry);
  const to = indentOf(source, first);
  const isBlock = text.charAt(map.at.start) !== '{' && !isQuoted(source, entry);
  if (from === undefined || to === undefined || !isBlock) return undefined;
  const whole = spanOf(entry);
  const last = whole.start + text.slice(whole.start, whole.end).trimEnd().length;
  const start = lineStart(text, whole.start);
  const end = Math.min(text.length, lineEnd(text, last) + 1);
  const isWhole = end === text.length || text.charAt(end - 1) === '\n';
  if (!isWhole) return undefined;
  const lines = text.slice(start, end).replace(/\n$/, '').split('\n');
  const moved = lines.map((line) => (line.startsWith(from) ? `${to}${line.slice(from.length)}` : line));
  const place = lineStart(text, first.key.at.start);
  return [
    { at: { ...whole, start, end }, text: '' },
    { at: { ...whole, start: place, end: place }, text: `${moved.join('\n')}\n` },
  ];
}
