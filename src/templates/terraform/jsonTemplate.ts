import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { Source } from '../reader.ts';
import type { Scalar } from '../tree/node.ts';
import type { ParseHcl } from './grammar.ts';
import { MAX_UNREAD } from './hclFile.ts';
import { bodyOf } from './hclBody.ts';
import type { HclText } from './hclText.ts';
import type { Expression } from './node.ts';

/** Longer strings are not parsed, in characters. */
const MAX_STRING = 65_536;
/** A string is parsed as a heredoc, in which nothing but interpolations has a meaning. */
const END = 'LAMBDA_ASYNC_END';
const HEAD = `v = <<${END}\n`;

/** Reads a string of JSON with interpolations as the template that Terraform takes it for. */
export function jsonTemplate(scalar: Scalar, source: Source, parse: ParseHcl, unread: Unread[]): Expression {
  const { text, at } = scalar;
  const broken: Expression = { kind: 'other', parts: [], at };
  if (text.length > MAX_STRING || text.includes(END)) {
    if (unread.length < MAX_UNREAD) unread.push({ why: 'tooLong', at });
    return broken;
  }
  const parsed = `${HEAD}${text}\n${END}\n`;
  const offsets = offsetsOf(source.text.slice(scalar.inner.start, scalar.inner.end), text);
  const place = (offset: number): number => {
    const within = Math.min(Math.max(offset - HEAD.length, 0), text.length);
    return scalar.inner.start + (offsets?.[within] ?? within);
  };
  const span = (start: number, end: number): Span => ({ ...at, start: place(start), end: place(end) });
  const hcl: HclText = {
    maxDepth: MAX_DEPTH,
    isJson: true,
    slice: (start, end) => parsed.slice(start, end),
    span,
    unread: (why, node) => {
      if (unread.length < MAX_UNREAD) unread.push({ why, at: span(node.startIndex, node.endIndex) });
    },
  };
  try {
    return parse(parsed, (root) => {
      const { attributes } = bodyOf(root.children, hcl, 0);
      const [attribute] = attributes;
      if (root.hasError || attribute?.value?.kind !== 'template') {
        hcl.unread('syntax', root);
        return { kind: 'other', parts: attribute?.value ? [attribute.value] : [], at };
      }
      const { parts } = attribute.value;
      const last = parts.at(-1);
      // The line break in front of the heredoc's end is ours.
      const own =
        last?.kind === 'text'
          ? [...parts.slice(0, -1), { ...last, text: last.text.replace(/\n$/, '') }]
          : parts;
      return {
        kind: 'template',
        at,
        inner: scalar.inner,
        parts: own.filter((part) => part.kind !== 'text' || part.text !== ''),
      };
    });
  } catch {
    if (unread.length < MAX_UNREAD) unread.push({ why: 'syntax', at });
    return broken;
  }
}

const ESCAPE = /\\(?:u[\da-fA-F]{4}|[^u])/y;

/** For each character of a value its offset in the token; undefined where both are the same. */
function offsetsOf(token: string, value: string): readonly number[] | undefined {
  if (token.length === value.length) return undefined;
  const offsets: number[] = [];
  for (let at = 0; at < token.length;) {
    offsets.push(at);
    ESCAPE.lastIndex = at;
    at += ESCAPE.exec(token)?.[0].length ?? 1;
  }
  return [...offsets, token.length];
}
