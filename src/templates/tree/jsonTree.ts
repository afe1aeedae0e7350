import { type Node, parseTree, type ParseError } from 'jsonc-parser';

import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { Source } from '../reader.ts';
import type { Entry, Scalar, TreeNode } from './node.ts';
import type { Forest } from './yamlTree.ts';

/** Most syntax errors that are told of one text. */
const MAX_ERRORS = 100;

/** Reads JSON with comments; what is not finished or not valid is told, and the rest still read. Never throws. */
export function jsonForest({ file, text }: Source): Forest {
  const whole: Span = { file, start: 0, end: text.length };
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const tooDeep: Unread[] = [];
    const node = root && nodeOf(root, { file, text, tooDeep }, 0);
    return { roots: node ? [node] : [], unread: [...errorsOf(errors, whole), ...tooDeep] };
  } catch (error) {
    // The parser descends by calls: too deep a text ends its stack.
    return { roots: [], unread: [{ why: error instanceof RangeError ? 'tooDeep' : 'syntax', at: whole }] };
  }
}

function errorsOf(errors: readonly ParseError[], whole: Span): readonly Unread[] {
  return errors.slice(0, MAX_ERRORS).map(({ offset, length }) => ({
    why: 'syntax',
    at: { ...whole, start: Math.min(offset, whole.end), end: Math.min(offset + length, whole.end) },
  }));
}

interface Context extends Source {
  readonly tooDeep: Unread[];
}

function nodeOf(node: Node, context: Context, depth: number): TreeNode | undefined {
  const at = spanOf(node, context);
  if (depth > MAX_DEPTH) {
    if (context.tooDeep.length < MAX_ERRORS) context.tooDeep.push({ why: 'tooDeep', at });
    return undefined;
  }
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return { kind: 'map', at, entries: children.flatMap((child) => entryOf(child, context, depth)) };
    case 'array':
      return {
        kind: 'list',
        at,
        items: children.flatMap((child) => nodeOf(child, context, depth + 1) ?? []),
      };
    default:
      return scalarOf(node, context);
  }
}

function entryOf({ children }: Node, context: Context, depth: number): readonly Entry[] {
  const [key, value] = children ?? [];
  if (!key) return [];
  const node = value && nodeOf(value, context, depth + 1);
  return [{ key: scalarOf(key, context), ...(node && { value: node }) }];
}

function scalarOf(node: Node, { file, text }: Context): Scalar {
  const at = spanOf(node, { file, text });
  const value = node.value as unknown;
  if (typeof value !== 'string') {
    const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', value: known, text: text.slice(at.start, at.end), at, inner: at };
  }
  const isClosed = at.end - at.start > 1 && text.charAt(at.end - 1) === '"';
  const inner = { ...at, start: Math.min(at.start + 1, at.end), end: at.end - (isClosed ? 1 : 0) };
  return { kind: 'scalar', value, text: value, at, inner };
}

function spanOf({ offset, length }: Node, { file, text }: Source): Span {
  const start = Math.min(offset, text.length);
  return { file, start, end: Math.min(start + length, text.length) };
}
