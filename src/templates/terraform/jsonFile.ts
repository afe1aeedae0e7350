import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_TEXT } from '../limits.ts';
import type { Source } from '../reader.ts';
import { jsonForest } from '../tree/jsonTree.ts';
import { type Entry, entriesOf, type Scalar, type TreeNode } from '../tree/node.ts';
import type { ParseHcl } from './grammar.ts';
import type { ReadFile } from './hclFile.ts';
import { jsonTemplate } from './jsonTemplate.ts';
import {
  type Block,
  type Body,
  EMPTY,
  type Expression,
  jsonBody,
  type ObjectEntry,
  type Word,
} from './node.ts';

/** Most strings with interpolations of one file: each is parsed. */
const MAX_TEMPLATES = 20_000;

/** How many labels the blocks of a type have in front of their bodies. */
const LABELS = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['module', 1],
  ['variable', 1],
  ['output', 1],
  ['provider', 1],
]);

interface Context {
  readonly source: Source;
  readonly parse: ParseHcl;
  readonly unread: Unread[];
  templates: number;
}

/** Reads a file in the JSON form of Terraform's language. Never throws. */
export function readJson(source: Source, parse: ParseHcl): ReadFile {
  const { file, text } = source;
  const whole: Span = { file, start: 0, end: text.length };
  if (text.length > MAX_TEXT) return { body: EMPTY, unread: [{ why: 'tooLong', at: whole }] };
  const { roots, unread } = jsonForest(source);
  const context: Context = { source, parse, unread: [...unread], templates: 0 };
  const blocks = entriesOf(roots[0]).flatMap(({ key, value }) =>
    value ? labelled(wordOf(key), [], value, LABELS.get(key.text) ?? 0, context) : [],
  );
  const body: Body = { attributes: [], blocks, loose: [] };
  return { body, unread: context.unread };
}

const wordOf = ({ text, inner }: Scalar): Word => ({ text, at: inner });

function labelled(
  type: Word,
  labels: readonly Word[],
  value: TreeNode,
  missing: number,
  context: Context,
): readonly Block[] {
  if (value.kind === 'list') {
    return value.items.flatMap((item) =>
      item.kind === 'list' ? [] : labelled(type, labels, item, missing, context),
    );
  }
  if (value.kind !== 'map') return [];
  if (missing > 0) {
    return value.entries.flatMap(({ key, value: inner }) =>
      inner ? labelled(type, [...labels, wordOf(key)], inner, missing - 1, context) : [],
    );
  }
  const object = expressionOf(value, context);
  if (object.kind !== 'object') return [];
  const first = labels[0] ?? type;
  return [
    {
      type,
      labels,
      body: jsonBody(object),
      at: { ...first.at, start: Math.min(first.at.start, value.at.start), end: value.at.end },
    },
  ];
}

function expressionOf(node: TreeNode, context: Context): Expression {
  if (node.kind === 'list') {
    return { kind: 'list', items: node.items.map((item) => expressionOf(item, context)), at: node.at };
  }
  if (node.kind === 'map') {
    return { kind: 'object', entries: node.entries.map((entry) => entryOf(entry, context)), at: node.at };
  }
  return typeof node.value === 'string' ? stringOf(node, context) : literalOf(node);
}

const entryOf = ({ key, value }: Entry, context: Context): ObjectEntry => ({
  key: wordOf(key),
  ...(value && { value: expressionOf(value, context) }),
});

const literalOf = ({ value, text, at }: Scalar): Expression => ({
  kind: 'literal',
  value: typeof value === 'string' ? null : value,
  text,
  at,
});

function stringOf(scalar: Scalar, context: Context): Expression {
  const { text, at, inner } = scalar;
  const isPlain = !text.includes('${') && !text.includes('%{');
  if (!isPlain) context.templates += 1;
  if (!isPlain && context.templates === MAX_TEMPLATES + 1) context.unread.push({ why: 'tooMany', at });
  if (isPlain)
    return { kind: 'template', at, inner, parts: text === '' ? [] : [{ kind: 'text', text, at: inner }] };
  if (context.templates > MAX_TEMPLATES) return { kind: 'other', parts: [], at };
  return jsonTemplate(scalar, context.source, context.parse, context.unread);
}
