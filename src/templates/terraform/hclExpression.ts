import type { Node } from 'web-tree-sitter';

import {
  heredocInner,
  type HclText,
  isTerm,
  literalOf,
  quotedInner,
  STEPS,
  TERMS,
  textPart,
  wordOf,
} from './hclText.ts';
import type { Expression, ObjectEntry, Step, TemplatePart, Word } from './node.ts';

/** The expressions in a row of nodes, each with the steps that follow it. */
export function termsOf(nodes: readonly Node[], text: HclText, depth: number): readonly Expression[] {
  const terms: Expression[] = [];
  let head: Node | undefined;
  let steps: Node[] = [];
  const finish = (): void => {
    const term = head && termOf(head, steps, text, depth);
    if (term) terms.push(term);
    head = undefined;
    steps = [];
  };
  for (const node of nodes) {
    if (STEPS.has(node.type)) steps.push(node);
    else if (TERMS.has(node.type)) {
      finish();
      head = node;
    } else if (node.type === 'ERROR') {
      finish();
      text.unread('syntax', node);
      if (depth < text.maxDepth) terms.push(...termsOf(node.children, text, depth + 1));
    }
  }
  finish();
  return terms;
}

function termOf(
  head: Node,
  stepNodes: readonly Node[],
  text: HclText,
  depth: number,
): Expression | undefined {
  if (depth >= text.maxDepth) {
    text.unread('tooDeep', head);
    return undefined;
  }
  const steps = stepNodes.flatMap((node) => stepsOf(node, text, depth + 1));
  const end = stepNodes.at(-1)?.endIndex ?? head.endIndex;
  const at = text.span(head.startIndex, end);
  if (head.type === 'variable_expr') return { kind: 'traversal', root: wordOf(head, text), steps, at };
  const of = expressionOf(head, text, depth + 1);
  if (!of || steps.length === 0) return of;
  // `(a.b).c` is `a.b.c`.
  if (of.kind === 'traversal') return { ...of, steps: [...of.steps, ...steps], at };
  return { kind: 'access', of, steps, at };
}

function stepsOf(node: Node, text: HclText, depth: number): readonly Step[] {
  const at = text.span(node.startIndex, node.endIndex);
  if (node.type === 'get_attr') {
    const name = node.lastChild;
    if (name?.type !== 'identifier') return [];
    const word = wordOf(name, text);
    return [{ kind: 'attribute', name: word.text, at: word.at }];
  }
  const inner = node.firstChild;
  if (node.type === 'index') {
    const [key] = inner?.type === 'new_index' ? termsOf(inner.children, text, depth) : [];
    return [{ kind: 'index', ...(key && { key }), at }];
  }
  const following = (inner?.children ?? []).filter((child) => STEPS.has(child.type));
  return [{ kind: 'splat', at }, ...following.flatMap((child) => stepsOf(child, text, depth))];
}

function expressionOf(node: Node, text: HclText, depth: number): Expression | undefined {
  const at = text.span(node.startIndex, node.endIndex);
  const parts = (): readonly Expression[] => termsOf(node.children, text, depth);
  switch (node.type) {
    case 'expression':
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
    case 'operation': {
      if (node.type === 'literal_value' && node.firstChild?.type !== 'string_lit')
        return literalOf(node, text);
      const all = parts();
      return all.length === 1 ? all[0] : { kind: 'other', parts: all, at };
    }
    case 'string_lit':
    case 'quoted_template':
    case 'heredoc_template':
      return templateOf(node, text, depth);
    case 'tuple':
      return { kind: 'list', items: parts(), at };
    case 'object':
      return { kind: 'object', entries: entriesOf(node, text, depth), at };
    case 'function_call':
      return callOf(node, text, depth);
    case 'conditional': {
      const [test, yes, no] = parts();
      return test && yes && no
        ? { kind: 'conditional', test, yes, no, at }
        : { kind: 'other', parts: parts(), at };
    }
    case 'unary_operation':
      return negative(node, text, parts());
    default:
      return { kind: 'other', parts: deepTerms(node, text, depth), at };
  }
}

function negative(node: Node, text: HclText, parts: readonly Expression[]): Expression {
  const at = text.span(node.startIndex, node.endIndex);
  const [value] = parts;
  const isMinus = text.slice(node.startIndex, node.startIndex + 1) === '-';
  if (!isMinus || value?.kind !== 'literal' || typeof value.value !== 'number')
    return { kind: 'other', parts, at };
  return { kind: 'literal', value: -value.value, text: `-${value.text}`, at };
}

/** The expressions of `for` and the like, whose parts lie one level deeper. */
function deepTerms(node: Node, text: HclText, depth: number): readonly Expression[] {
  if (depth >= text.maxDepth) return [];
  const inner = node.children.flatMap((child): readonly Expression[] =>
    isTerm(child) || child.type === 'ERROR' ? [] : deepTerms(child, text, depth + 1),
  );
  return [...inner, ...termsOf(node.children, text, depth)];
}

function callOf(node: Node, text: HclText, depth: number): Expression {
  const { children } = node;
  const args = children.find((child) => child.type === 'function_arguments');
  const inner = args ? args.children : children.slice(1);
  const [name] = children;
  return {
    kind: 'call',
    name: name ? text.slice(name.startIndex, name.endIndex) : '',
    args: termsOf(inner, text, depth),
    at: text.span(node.startIndex, node.endIndex),
  };
}

function entriesOf(node: Node, text: HclText, depth: number): readonly ObjectEntry[] {
  return node.children.flatMap((child): readonly ObjectEntry[] => {
    if (child.type !== 'object_elem') {
      return child.type === 'ERROR' ? termsOf([child], text, depth).map((value) => ({ value })) : [];
    }
    const key = child.childForFieldName('key');
    const val = child.childForFieldName('val');
    const keyValue = key ? expressionOf(key, text, depth + 1) : undefined;
    const value = val ? expressionOf(val, text, depth + 1) : undefined;
    const isParenthesised = key?.firstChild?.type === '(';
    const word = keyValue && !isParenthesised ? keyWord(keyValue) : undefined;
    return [{ ...(word ? { key: word } : keyValue && { keyValue }), ...(value && { value }) }];
  });
}

function keyWord(key: Expression): Word | undefined {
  if (key.kind === 'traversal' && key.steps.length === 0) return key.root;
  if (key.kind === 'literal') return { text: key.text, at: key.at };
  if (key.kind !== 'template') return undefined;
  const [part, ...more] = key.parts;
  if (!part) return { text: '', at: key.inner };
  return part.kind === 'text' && more.length === 0 ? { text: part.text, at: key.inner } : undefined;
}

/** Text between interpolations is taken from the source: the parser leaves out spaces there. */
export function templateOf(node: Node, text: HclText, depth: number): Expression {
  const { children } = node;
  const isHeredoc = node.type === 'heredoc_template';
  const [start, end] = isHeredoc ? heredocInner(children, text) : quotedInner(children, node);
  const isQuoted = !isHeredoc && text.isJson !== true;
  const parts: TemplatePart[] = [];
  let from = start;
  const textUpTo = (to: number): void => {
    if (to > from) parts.push(textPart(from, to, text, isQuoted));
  };
  for (const child of children) {
    const isValue = child.type === 'template_interpolation';
    if (!isValue && child.type !== 'template_directive' && child.type !== 'ERROR') continue;
    textUpTo(child.startIndex);
    const values = deepTerms(child, text, depth + 1);
    const at = text.span(child.startIndex, child.endIndex);
    const [value] = values;
    if (isValue && values.length <= 1) parts.push({ kind: 'value', ...(value && { value }), at });
    else parts.push({ kind: 'directive', values, at });
    if (child.type === 'ERROR') text.unread('syntax', child);
    from = Math.max(from, child.endIndex);
  }
  textUpTo(end);
  return {
    kind: 'template',
    at: text.span(node.startIndex, node.endIndex),
    inner: text.span(start, Math.max(start, end)),
    parts,
  };
}
