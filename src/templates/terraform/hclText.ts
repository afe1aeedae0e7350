import type { Node } from 'web-tree-sitter';

import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { decoded } from './escapes.ts';
import type { Expression, TemplatePart, Word } from './node.ts';

/** The text that a tree of the parser was made of. */
export interface HclText {
  readonly maxDepth: number;
  /** Text between two offsets. */
  slice(start: number, end: number): string;
  /** Its place in the source. */
  span(start: number, end: number): Span;
  unread(why: Unread['why'], node: Node): void;
  /** True if backslashes in quotes escape; in JSON, JSON's own escapes were read before. */
  readonly isJson?: boolean;
}

export const STEPS = new Set(['get_attr', 'index', 'splat']);
export const TERMS = new Set([
  'expression',
  'literal_value',
  'string_lit',
  'template_expr',
  'quoted_template',
  'heredoc_template',
  'collection_value',
  'tuple',
  'object',
  'variable_expr',
  'function_call',
  'for_expr',
  'operation',
  'unary_operation',
  'binary_operation',
  'conditional',
]);

export const isTerm = (node: Node): boolean => TERMS.has(node.type) || STEPS.has(node.type);

export function wordOf(node: Node, text: HclText): Word {
  const isQuoted = node.type !== 'identifier' && text.slice(node.startIndex, node.startIndex + 1) === '"';
  const quote = isQuoted ? 1 : 0;
  const start = node.startIndex + quote;
  const end = Math.max(start, node.endIndex - quote);
  return { text: text.slice(start, end), at: text.span(start, end) };
}

export function literalOf(node: Node, text: HclText): Expression {
  const at = text.span(node.startIndex, node.endIndex);
  const written = text.slice(node.startIndex, node.endIndex);
  if (written === 'true' || written === 'false') {
    return { kind: 'literal', value: written === 'true', text: written, at };
  }
  const number = written.length <= 40 ? Number(written) : Number.NaN;
  const value = written === 'null' || Number.isNaN(number) ? null : number;
  return { kind: 'literal', value, text: written, at };
}

export const textPart = (from: number, to: number, text: HclText, isQuoted: boolean): TemplatePart => ({
  kind: 'text',
  text: decoded(text.slice(from, to), isQuoted),
  at: text.span(from, to),
});

export function quotedInner(children: readonly Node[], node: Node): readonly [number, number] {
  const [first] = children;
  const last = children.at(-1);
  const start = first?.endIndex ?? node.startIndex;
  return [start, last?.type === 'quoted_template_end' ? last.startIndex : node.endIndex];
}

export function heredocInner(children: readonly Node[], text: HclText): readonly [number, number] {
  const [opening, closing] = children.filter((child) => child.type === 'heredoc_identifier');
  const from = opening?.endIndex ?? 0;
  const to = closing?.startIndex ?? children.at(-1)?.endIndex ?? from;
  const lineBreak = /^\r?\n/.exec(text.slice(from, from + 2))?.[0].length ?? 0;
  return [from + lineBreak, Math.max(from + lineBreak, to)];
}
