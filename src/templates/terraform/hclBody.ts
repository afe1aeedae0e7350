import type { Node } from 'web-tree-sitter';

import type { Attribute, Block, Body, Expression, Word } from './node.ts';
import { termsOf } from './hclExpression.ts';
import { type HclText, isTerm, wordOf } from './hclText.ts';

/** A block that is open while its children are read. */
interface Open {
  readonly type: Word;
  readonly labels: readonly Word[];
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  readonly loose: Expression[];
}

/**
 * Reads what stands in a body, or in a stretch that the parser could not put together: there, blocks are still found by
 * their braces.
 */
export function bodyOf(nodes: readonly Node[], text: HclText, depth: number): Body {
  const root = opened({ text: '', at: text.span(0, 0) }, []);
  const open = [root];
  let words: Node[] = [];
  let terms: Node[] = [];
  const flush = (): void => {
    open.at(-1)?.loose.push(...termsOf(terms, text, depth));
    terms = [];
  };
  for (const node of flattened(nodes, text, depth)) {
    const current = open.at(-1) ?? root;
    if (node.type === 'attribute') current.attributes.push(...attributeFrom(node, text, depth));
    else if (node.type === 'block') current.blocks.push(...blockFrom(node, text, depth));
    else if (node.type === 'block_start' && words.length > 0) open.push(openedBy(words, text));
    else if (node.type === 'block_end' && open.length > 1) close(open, node, text);
    else if (isTerm(node)) terms.push(node);
    if (!isTerm(node)) flush();
    words = isWord(node) ? [...words, node].slice(-4) : [];
  }
  flush();
  while (open.length > 1) close(open, undefined, text);
  const { attributes, blocks, loose } = root;
  return { attributes, blocks, loose };
}

const opened = (type: Word, labels: readonly Word[]): Open => ({
  type,
  labels,
  attributes: [],
  blocks: [],
  loose: [],
});

/** Children of bodies and of stretches in error, in place of these. */
function flattened(nodes: readonly Node[], text: HclText, depth: number): readonly Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'ERROR') text.unread('syntax', node);
    if (node.type !== 'ERROR' && node.type !== 'body') return [node];
    if (depth >= text.maxDepth) return [];
    return flattened(node.children, text, depth + 1);
  });
}

const isWord = (node: Node): boolean =>
  node.type === 'identifier' || node.type === 'string_lit' || node.type === 'literal_value';

function openedBy(nodes: readonly Node[], text: HclText): Open {
  const from = nodes.findLastIndex((node) => node.type === 'identifier');
  const [type, ...labels] = nodes.slice(Math.max(0, from)).map((node) => wordOf(node, text));
  return opened(type ?? { text: '', at: text.span(0, 0) }, labels);
}

function close(open: Open[], node: Node | undefined, text: HclText): void {
  const block = open.pop();
  const outer = open.at(-1);
  if (!block || !outer) return;
  const { type, labels, attributes, blocks, loose } = block;
  const last = [...attributes, ...blocks, ...loose].reduce(
    (end, { at }) => Math.max(end, at.end),
    type.at.end,
  );
  const at = { ...type.at, end: node ? text.span(node.startIndex, node.endIndex).end : last };
  outer.blocks.push({ type, labels, body: { attributes, blocks, loose }, at });
}

function attributeFrom(node: Node, text: HclText, depth: number): readonly Attribute[] {
  const children = node.children;
  const [name] = children;
  if (name?.type !== 'identifier') return [];
  const values = termsOf(children.slice(1), text, depth + 1);
  const isBroken = children.some((child) => child.type === 'ERROR' || child.isMissing);
  const at = text.span(node.startIndex, node.endIndex);
  const [first] = values;
  if (isBroken || values.length > 1) {
    const whole = { ...at, start: first?.at.start ?? at.end };
    return [
      { name: wordOf(name, text), value: { kind: 'other', parts: values, at: whole }, isBroken: true, at },
    ];
  }
  return [{ name: wordOf(name, text), ...(first ? { value: first } : { isBroken: true }), at }];
}

function blockFrom(node: Node, text: HclText, depth: number): readonly Block[] {
  if (depth >= text.maxDepth) {
    text.unread('tooDeep', node);
    return [];
  }
  const children = node.children;
  const start = children.findIndex((child) => child.type === 'block_start');
  const [type, ...labels] = children.slice(0, start).filter(isWord);
  if (!type) return [];
  const closing = children.findLast((child) => child.type === 'block_end');
  const isClosed = closing && closing.endIndex > closing.startIndex;
  const inner = children.slice(start + 1).filter((child) => child !== closing);
  return [
    {
      type: wordOf(type, text),
      labels: labels.map((label) => wordOf(label, text)),
      body: bodyOf(inner, text, depth + 1),
      at: text.span(node.startIndex, node.endIndex),
      ...(isClosed && { end: text.span(closing.startIndex, closing.startIndex).start }),
    },
  ];
}
