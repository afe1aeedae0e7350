import type { Declared, Span, TextPart } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_QUOTE } from '../limits.ts';
import type { Source } from '../reader.ts';
import { at, entriesOf, type Entry, type Scalar, type TreeNode } from '../tree/node.ts';
import { type Evaluated, Evaluator, lengthOf, MAX_VALUE } from './evaluate.ts';
import { canonical, defaultOf, functionLogicalId } from './names.ts';

/** One `serverless.yml` while it is read. */
export interface Service {
  readonly source: Source;
  readonly root: TreeNode;
  readonly evaluator: Evaluator;
  /** The functions that the file itself declares, by their keys. */
  readonly functions: ReadonlyMap<string, Entry>;
  /** CloudFormation's resources that the file itself declares, by logical id. */
  readonly resources: ReadonlyMap<string, Entry>;
  /** Keys by logical id. */
  readonly byLogicalId: ReadonlyMap<string, string>;
  /** Keys by the canonical name that the function is deployed with. */
  readonly byName: ReadonlyMap<string, string>;
  /** Functions or resources come from elsewhere as well, so that an unknown name may be one of theirs. */
  readonly isPartial: boolean;
  readonly unread: readonly Unread[];
}

export function serviceOf(source: Source, root: TreeNode): Service {
  const evaluator = new Evaluator(root);
  const { entries, unread } = sectionOf(at(root, 'functions'), evaluator);
  const declared = resourcesOf(root, evaluator);
  const resources = new Map(declared.entries.map((entry) => [entry.key.text, entry]));
  const functions = new Map(entries.map((entry) => [entry.key.text, entry]));
  const byLogicalId = new Map([...functions.keys()].map((key) => [functionLogicalId(key), key]));
  const byName = new Map<string, string>();
  const doubled = new Set<string>();
  for (const [key, { value }] of functions) {
    const name = canonical(nameParts(evaluator, root, key, value));
    if (name === undefined) continue;
    if (byName.has(name)) doubled.add(name);
    byName.set(name, key);
  }
  for (const name of doubled) byName.delete(name);
  const left = [...unread, ...declared.unread];
  const isPartial = left.length > 0;
  return { source, root, evaluator, functions, resources, byLogicalId, byName, isPartial, unread: left };
}

interface Section {
  readonly entries: readonly Entry[];
  /** Parts that stand in other files. */
  readonly unread: readonly Unread[];
}

/** A section as a map, or as a list of maps of which each may come from another file. */
function sectionOf(node: TreeNode | undefined, evaluator: Evaluator): Section {
  const section = evaluator.follow(node);
  const parts = section?.kind === 'list' ? section.items.map((item) => evaluator.follow(item)) : [section];
  const unread = parts.flatMap((part): readonly Unread[] =>
    part?.kind === 'scalar' && part.value !== null ? [{ why: 'macro', at: part.at }] : [],
  );
  const entries = parts.flatMap((part) => entriesOf(part)).filter(({ key }) => key.text !== '');
  return { entries, unread };
}

/** `resources:`, whole or in parts, each with `Resources` or in another file. */
function resourcesOf(root: TreeNode, evaluator: Evaluator): Section {
  const section = evaluator.follow(at(root, 'resources'));
  const parts = section?.kind === 'list' ? section.items : section ? [section] : [];
  const sections = parts.map((part) => {
    const followed = evaluator.follow(part);
    return sectionOf(followed?.kind === 'map' ? at(followed, 'Resources') : followed, evaluator);
  });
  return {
    entries: sections.flatMap(({ entries }) => entries),
    unread: sections.flatMap(({ unread }) => unread),
  };
}

/** The name that a function is deployed with: its own, else `service-stage-key`. */
export function nameParts(
  evaluator: Evaluator,
  root: TreeNode,
  key: string,
  value: TreeNode | undefined,
): readonly TextPart[] {
  const name = at(value, 'name');
  if (name?.kind === 'scalar' && name.text !== '') return evaluator.text(name.text).parts;
  return joinedParts([...serviceParts(evaluator, root), '-', evaluator.pseudo('stage'), `-${key}`]);
}

export function serviceParts(evaluator: Evaluator, root: TreeNode): readonly TextPart[] {
  const service = serviceNode(root);
  const isName = service && service.text.length <= MAX_VALUE;
  return isName ? evaluator.text(service.text).parts : [{ kind: 'pseudo', pseudo: 'service' }];
}

export function serviceNode(root: TreeNode): Scalar | undefined {
  const node = at(root, 'service', 'name') ?? at(root, 'service');
  return node?.kind === 'scalar' ? node : undefined;
}

export function joinedParts(pieces: readonly (string | TextPart)[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  for (const piece of pieces) {
    const part: TextPart = typeof piece === 'string' ? { kind: 'text', text: piece } : piece;
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
    } else parts.push(part);
  }
  return parts;
}

/** A scalar of the file as a declared text. */
export function declaredText({ evaluator, functions }: Service, scalar: Scalar): Declared<string> {
  const evaluated = evaluator.text(scalar.text);
  const { functionKey } = evaluated;
  if (functionKey !== undefined && functions.has(functionKey)) {
    return { kind: 'reference', to: functionKey, attribute: 'name', at: scalar.inner };
  }
  return fromEvaluated(evaluated, scalar.text, scalar.inner);
}

const isShort = (parts: readonly TextPart[]): boolean => lengthOf(parts) <= MAX_VALUE;

export function fromEvaluated({ parts, why }: Evaluated, text: string, span: Span): Declared<string> {
  const isLiteral = why === undefined && parts.every(({ kind }) => kind === 'text');
  const whole = defaultOf(parts);
  const otherwise = whole !== undefined && whole.length <= MAX_VALUE ? whole : undefined;
  if (isLiteral && otherwise !== undefined) return { kind: 'literal', value: otherwise, at: span };
  return {
    kind: 'unknown',
    why: why ?? 'expression',
    text: text.slice(0, MAX_QUOTE),
    ...(otherwise !== undefined && { otherwise }),
    // What YAML's aliases and variables stand for would multiply.
    ...(isShort(parts) && { parts }),
    at: span,
  };
}

/** A number of the file, also behind variables. */
export function declaredNumber(service: Service, node: TreeNode): Declared<number> {
  const span = node.kind === 'scalar' ? node.inner : node.at;
  const text = service.source.text.slice(node.at.start, node.at.end).slice(0, MAX_QUOTE);
  if (node.kind !== 'scalar') return { kind: 'unknown', why: 'expression', text, at: span };
  const declared = fromEvaluated(service.evaluator.text(node.text), node.text, span);
  if (declared.kind === 'reference') return { kind: 'unknown', why: 'expression', text, at: span };
  if (declared.kind === 'literal') {
    const value = numberOf(declared.value);
    return value === undefined
      ? { kind: 'unknown', why: 'broken', text, at: span }
      : { kind: 'literal', value, at: span };
  }
  const otherwise = declared.otherwise === undefined ? undefined : numberOf(declared.otherwise);
  return {
    kind: 'unknown',
    why: declared.why,
    text: declared.text,
    ...(otherwise !== undefined && { otherwise }),
    at: span,
  };
}

/** The number that a text is. */
export function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text.trim()) ? Number(text) : undefined;
}
