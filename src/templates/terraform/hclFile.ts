import type { Node } from 'web-tree-sitter';

import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_DEPTH, MAX_HCL, MAX_HCL_NODES } from '../limits.ts';
import type { Source } from '../reader.ts';
import { chunksOf } from './chunks.ts';
import type { ParseHcl } from './grammar.ts';
import { bodyOf } from './hclBody.ts';
import type { HclText } from './hclText.ts';
import { type Body, EMPTY } from './node.ts';

/** A file of the module. */
export interface ReadFile {
  readonly body: Body;
  readonly unread: readonly Unread[];
}

/** Most places that are told of one file. */
export const MAX_UNREAD = 100;

/** Reads a file in Terraform's language. Never throws. */
export function readHcl({ file, text }: Source, parse: ParseHcl): ReadFile {
  const whole: Span = { file, start: 0, end: text.length };
  if (text.length > MAX_HCL) return { body: EMPTY, unread: [{ why: 'tooLong', at: whole }] };
  const unread: Unread[] = [];
  const body =
    chunkBody({ file, text }, whole, parse, unread, true) ??
    joined(
      chunksOf(text).map(
        ({ start, end }) => chunkBody({ file, text }, { file, start, end }, parse, unread, false) ?? EMPTY,
      ),
    );
  return { body, unread };
}

/** @param isStrict undefined where the text has an error, so that it is read in pieces */
function chunkBody(
  { file, text }: Source,
  chunk: Span,
  parse: ParseHcl,
  unread: Unread[],
  isStrict: boolean,
): Body | undefined {
  const piece = text.slice(chunk.start, chunk.end);
  const span = (start: number, end: number): Span => ({
    file,
    start: chunk.start + start,
    end: chunk.start + end,
  });
  const hcl: HclText = {
    maxDepth: MAX_DEPTH,
    slice: (start, end) => piece.slice(start, end),
    span,
    unread: (why, node) => {
      if (unread.length < MAX_UNREAD) unread.push({ why, at: span(node.startIndex, node.endIndex) });
    },
  };
  try {
    return parse(piece, (root) => {
      if (root.descendantCount > MAX_HCL_NODES) {
        hcl.unread('tooMany', root);
        return EMPTY;
      }
      if (isStrict && root.hasError) return undefined;
      if (root.hasError && !hasErrorNode(root)) hcl.unread('syntax', root);
      return bodyOf(root.children, hcl, 0);
    });
  } catch (error) {
    // The parser's memory has an end, and so has the stack.
    if (unread.length < MAX_UNREAD)
      unread.push({ why: error instanceof RangeError ? 'tooDeep' : 'syntax', at: chunk });
    return EMPTY;
  }
}

const hasErrorNode = (root: Node): boolean => root.children.some((child) => child.type === 'ERROR');

const joined = (bodies: readonly Body[]): Body => ({
  attributes: bodies.flatMap(({ attributes }) => attributes),
  blocks: bodies.flatMap(({ blocks }) => blocks),
  loose: bodies.flatMap(({ loose }) => loose),
});
