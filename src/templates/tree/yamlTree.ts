import {
  type CollectionTag,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type ScalarTag,
} from 'yaml';

import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_ALIASES, MAX_DEPTH } from '../limits.ts';
import type { Source } from '../reader.ts';
import type { Entry, Scalar, TreeNode } from './node.ts';

/** Parsed text: a root for each document. */
export interface Forest {
  readonly roots: readonly TreeNode[];
  readonly unread: readonly Unread[];
}

/** Most syntax errors that are told of one text. */
const MAX_ERRORS = 100;

/** CloudFormation's usual tags, which mean nothing to the parser: it makes an error for each tag that it does not know. */
const TAGS: readonly (CollectionTag | ScalarTag)[] = [
  ...['!Ref', '!GetAtt', '!Sub', '!ImportValue', '!Condition'].map((tag) => ({
    tag,
    resolve: (text: string) => text,
  })),
  ...['!GetAtt', '!Sub', '!Join', '!If', '!FindInMap', '!Select', '!Equals'].map((tag) => ({
    tag,
    collection: 'seq' as const,
    resolve: (list: object) => list,
  })),
];

const OPTIONS = {
  logLevel: 'silent',
  strict: false,
  uniqueKeys: false,
  stringKeys: false,
  prettyErrors: false,
  schema: 'core',
  merge: false,
} as const;

/** Reads YAML; what is not finished or not valid is told, and the rest still read. Never throws. */
export function yamlForest({ file, text }: Source): Forest {
  const whole: Span = { file, start: 0, end: text.length };
  try {
    const parsed = parseAllDocuments(text, { ...OPTIONS, customTags: [...TAGS] });
    const documents: readonly Document[] = Array.isArray(parsed) ? parsed : [];
    const builder = new Builder(file, text);
    const roots = documents.flatMap((document) => builder.root(document));
    return { roots, unread: [...syntaxErrors(documents, whole), ...builder.unread] };
  } catch (error) {
    // The parser descends by calls: too deep a text ends its stack.
    return { roots: [], unread: [{ why: error instanceof RangeError ? 'tooDeep' : 'syntax', at: whole }] };
  }
}

function syntaxErrors(documents: readonly Document[], whole: Span): readonly Unread[] {
  return documents
    .flatMap(({ errors }) => errors)
    .slice(0, MAX_ERRORS)
    .map(({ pos: [start, end] }) => ({
      why: 'syntax',
      at: {
        ...whole,
        start: Math.min(start, whole.end),
        end: Math.min(Math.max(start, end), whole.end),
      },
    }));
}

interface Built {
  readonly node: TreeNode;
  /** Nodes in it, those behind aliases counted each time. */
  readonly size: number;
}

/** Makes our nodes of one text's documents, with aliases in their place. */
class Builder {
  readonly unread: Unread[] = [];
  #anchors = new Map<string, Built>();
  #aliased = 0;
  readonly #file: string;
  readonly #text: string;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  root(document: Document): readonly TreeNode[] {
    this.#anchors = new Map();
    const built = document.contents && this.#node(document.contents, 0);
    return built ? [built.node] : [];
  }

  #node(node: Node, depth: number): Built | undefined {
    if (depth > MAX_DEPTH) return this.#leaveOut('tooDeep', node);
    if (isAlias(node)) return this.#alias(node.source, node);
    const built = this.#plain(node, depth);
    // An anchor counts from its end on, so that no node contains itself.
    if (built && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, built);
    return built;
  }

  #alias(name: string, node: Node): Built | undefined {
    const target = this.#anchors.get(name);
    if (!target) return undefined;
    this.#aliased += target.size;
    return this.#aliased > MAX_ALIASES ? this.#leaveOut('aliases', node) : target;
  }

  #plain(node: Node, depth: number): Built | undefined {
    const base = { at: this.#span(node), ...(node.tag !== undefined && { tag: node.tag }) };
    if (isScalar(node)) return { node: { ...base, ...this.#scalar(node, base.at) }, size: 1 };
    if (isSeq(node)) {
      const built = node.items.flatMap((item) => this.#node(item as Node, depth + 1) ?? []);
      return { node: { ...base, kind: 'list', items: built.map((one) => one.node) }, size: sizeOf(built) };
    }
    if (!isMap(node)) return undefined;
    const built: Built[] = [];
    const entries = node.items.flatMap(({ key, value }) => {
      const inner = value === null ? undefined : this.#node(value as Node, depth + 1);
      if (inner) built.push(inner);
      return this.#entry(key as Node | null, inner?.node);
    });
    return { node: { ...base, kind: 'map', entries: merged(entries) }, size: sizeOf(built) };
  }

  #entry(key: Node | null, value: TreeNode | undefined): readonly Entry[] {
    if (!isScalar(key)) return [];
    const at = this.#span(key);
    const scalar: Scalar = { at, ...this.#scalar(key, at) };
    return [{ key: scalar, ...(value && { value }) }];
  }

  #scalar(node: { value: unknown; source?: string }, span: Span): Omit<Scalar, 'at'> {
    const { value, source } = node;
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const text = typeof value === 'string' ? value : (source ?? '');
    const isQuoted = /^["']/.test(this.#text.slice(span.start, span.start + 1));
    const isClosed = span.end - span.start > 1 && /["']$/.test(this.#text.slice(span.end - 1, span.end));
    const inner = isQuoted ? { ...span, start: span.start + 1, end: span.end - (isClosed ? 1 : 0) } : span;
    return { kind: 'scalar', value: known, text, inner };
  }

  #span(node: Node): Span {
    const [start = 0, end = start] = node.range ?? [];
    const last = this.#text.length;
    return { file: this.#file, start: Math.min(start, last), end: Math.min(Math.max(start, end), last) };
  }

  #leaveOut(why: Unread['why'], node: Node): undefined {
    if (this.unread.length < MAX_ERRORS) this.unread.push({ why, at: this.#span(node) });
  }
}

const sizeOf = (built: readonly Built[]): number => built.reduce((sum, { size }) => sum + size, 1);

/** `<<: *base`: the entries of the base that the map itself does not have. */
function merged(entries: readonly Entry[]): readonly Entry[] {
  const bases = entries.filter(({ key }) => key.text === '<<');
  if (bases.length === 0) return entries;
  const own = entries.filter(({ key }) => key.text !== '<<');
  const seen = new Set(own.map(({ key }) => key.text));
  const added = bases
    .flatMap(({ value }) => (value?.kind === 'list' ? value.items : value ? [value] : []))
    .flatMap((base) => (base.kind === 'map' ? base.entries : []))
    .filter(({ key }) => !seen.has(key.text) && seen.add(key.text));
  return [...added, ...own];
}
