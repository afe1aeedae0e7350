import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { Source } from '../reader.ts';
import type { Scalar } from '../tree/node.ts';
import type { ParseHcl } from './grammar.ts';
import { MAX_UNREAD } from './hclFile.ts';
import { bodyOf } from './hclBody.ts';
import type { HclText } from './hclText.ts';
import type { Expression, TemplatePart } from './node.ts';

/** Longer strings are not parsed, in characters. */
const MAX_STRING = 65_536;
/** A string is parsed as a heredoc, in which nothing but interpolations has a meaning. */
const END = 'LAMBDA_ASYNC_END';
const HEAD = `v = <<${END}\n`;

/** Reads a string of JSON with interpolations as the template that Terraform takes it for. */
export function jsonTemplate(scalar: Scalar, source: Source, parse: ParseHcl, unread: Unread[]): Expression {
  const { text, at } = scalar;
  const fail = (why: Unread['why'], where: Span): void => {
    if (unread.length < MAX_UNREAD) unread.push({ why, at: where });
  };
  if (text.length > MAX_STRING || text.includes(END)) {
    fail('tooLong', at);
    return { kind: 'other', parts: [], at };
  }
  const parsed = `${HEAD}${text}\n${END}\n`;
  const hcl = hclText(parsed, spanIn(scalar, source), fail);
  try {
    return parse(parsed, (root) => templateIn(root, hcl, scalar));
  } catch {
    fail('syntax', at);
    return { kind: 'other', parts: [], at };
  }
}

type SpanOf = HclText['span'];

/** Where something of the parsed text is in the file. */
function spanIn({ text, at, inner }: Scalar, source: Source): SpanOf {
  const offsets = offsetsOf(source.text.slice(inner.start, inner.end), text);
  const place = (offset: number): number => {
    const within = Math.min(Math.max(offset - HEAD.length, 0), text.length);
    return inner.start + (offsets?.[within] ?? within);
  };
  return (start, end) => ({ ...at, start: place(start), end: place(end) });
}

function hclText(parsed: string, span: SpanOf, fail: (why: Unread['why'], at: Span) => void): HclText {
  return {
    maxDepth: MAX_DEPTH,
    isJson: true,
    slice: (start, end) => parsed.slice(start, end),
    span,
    unread: (why, node) => fail(why, span(node.startIndex, node.endIndex)),
  };
}

function templateIn(
  root: Parameters<Parameters<ParseHcl>[1]>[0],
  hcl: HclText,
  { at, inner }: Scalar,
): Expression {
  const [attribute] = bodyOf(root.children, hcl, 0).attributes;
  if (root.hasError || attribute?.value?.kind !== 'template') {
    hcl.unread('syntax', root);
    return { kind: 'other', parts: attribute?.value ? [attribute.value] : [], at };
  }
  const parts = withoutOurBreak(attribute.value.parts).filter(
    (part) => part.kind !== 'text' || part.text !== '',
  );
  return { kind: 'template', at, inner, parts };
}

/** The line break in front of the heredoc's end is ours. */
function withoutOurBreak(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text') return parts;
  return [...parts.slice(0, -1), { ...last, text: last.text.replace(/\n$/, '') }];
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
