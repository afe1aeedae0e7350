import type { PseudoValue, TextPart, UnknownReason } from '../../domain/declared/declared.ts';
import { MAX_DEPTH } from '../limits.ts';
import { at, type TreeNode } from '../tree/node.ts';
import { defaultOf } from './names.ts';
import { CLOUDFORMATION, DEFAULTS, PSEUDO } from './pseudo.ts';
import { alternativesOf, literalOf, segmentsOf, sourceOf } from './variables.ts';

/** A text after its variables: literal where all parts are texts. */
export interface Evaluated {
  readonly parts: readonly TextPart[];
  /** Why it is not literal. */
  readonly why?: UnknownReason;
  /** The function of the service that a variable alone names: `${self:functions.hello.name}`. */
  readonly functionKey?: string;
  /** Value at the path of a single variable. */
  readonly node?: TreeNode;
}

/** Longest value and most pieces that are put together. */
export const MAX_VALUE = 4_096;
const MAX_PARTS = 64;
/** Variables in variables: deeper ones are not followed. */
const MAX_NESTING = 20;

const BROKEN: Evaluated = { parts: [{ kind: 'unknown', name: '' }], why: 'broken' };

/** Evaluates the variables of one service. Each variable is evaluated once, so that no chain of them multiplies. */
export class Evaluator {
  readonly #root: TreeNode | undefined;
  readonly #known = new Map<string, Evaluated | undefined>();
  #depth = 0;

  constructor(root: TreeNode | undefined) {
    this.#root = root;
  }

  /** A text with its variables. */
  text(text: string): Evaluated {
    if (!text.includes('${')) return literal(text);
    const segments = segmentsOf(text);
    const [first] = segments;
    const isAlone = segments.length === 1 && first?.variable !== undefined;
    if (isAlone) return this.#variable(first.variable);
    return joined(
      segments.map(({ start, end, variable }) =>
        variable === undefined ? literal(text.slice(start, end)) : this.#variable(variable),
      ),
    );
  }

  /** Follows a scalar that is one variable to what it stands for in this file. */
  follow(node: TreeNode | undefined): TreeNode | undefined {
    if (node?.kind !== 'scalar' || !node.text.startsWith('${')) return node;
    const { node: target, why } = this.text(node.text);
    return target && why === undefined ? target : node;
  }

  /** A pseudo value with the default that the configuration gives. */
  pseudo(pseudo: PseudoValue): TextPart {
    const known = DEFAULTS.get(pseudo);
    const node = known && at(this.#root, 'provider', known.key);
    const given = node?.kind === 'scalar' ? this.#once(`\0${pseudo}`, () => this.text(node.text)) : undefined;
    const value = given ? defaultOf(given.parts) : undefined;
    const otherwise = value ?? (node ? undefined : known?.value);
    return { kind: 'pseudo', pseudo, ...(otherwise !== undefined && { value: otherwise }) };
  }

  #variable(variable: string): Evaluated {
    return this.#once(variable, () => this.#evaluated(variable));
  }

  #once(key: string, evaluate: () => Evaluated): Evaluated {
    if (this.#known.has(key)) return this.#known.get(key) ?? BROKEN;
    if (this.#depth >= MAX_NESTING) return BROKEN;
    this.#known.set(key, undefined);
    this.#depth += 1;
    const evaluated = evaluate();
    // Whoever names the variable has its value, so that a long one would multiply.
    const value = lengthOf(evaluated.parts) > MAX_VALUE ? unknown('', 'expression') : evaluated;
    this.#depth -= 1;
    this.#known.set(key, value);
    return value;
  }

  #evaluated(variable: string): Evaluated {
    const name = CLOUDFORMATION.get(variable.trim());
    if (name) return { parts: [this.pseudo(name)], why: 'parameter' };
    let open: Evaluated | undefined;
    for (const alternative of alternativesOf(variable)) {
      const value = this.#alternative(alternative);
      if (!value) continue;
      if (open) return withDefault(open, value);
      if (value.why === undefined || hasOwnDefault(alternative, value)) return value;
      open = value;
    }
    return open ?? { parts: [{ kind: 'unknown', name: variable }], why: 'undeclared' };
  }

  /** One source of a variable; undefined: this file says that it gives nothing. */
  #alternative(text: string): Evaluated | undefined {
    const given = literalOf(text);
    if (given !== undefined) return literal(given);
    const inner = text.includes('${') ? this.text(text) : undefined;
    // `${self:custom.${sls:stage}.name}`: with the default, where there is one.
    if (inner && segmentsOf(text).length === 1) return inner;
    const plain = inner ? defaultOf(inner.parts) : text;
    if (plain === undefined) return unknown(text, inner?.why ?? 'expression');
    const value = this.#source(plain);
    if (inner?.why === undefined || !value) return value;
    const otherwise = defaultOf(value.parts);
    return unknown(text, 'parameter', otherwise);
  }

  #source(text: string): Evaluated | undefined {
    const pseudo = PSEUDO.get(text);
    if (pseudo) return { parts: [this.pseudo(pseudo)], why: 'parameter' };
    const source = sourceOf(text);
    if (!source) return unknown(text, 'expression');
    const { type, address } = source;
    if (type === 'self') return this.#self(address);
    if (type === 'param') return unknown(text, 'parameter', this.#parameter(address));
    return unknown(text, type === 'opt' || type === 'env' || type === 'sls' ? 'parameter' : 'import');
  }

  #self(address: string): Evaluated | undefined {
    const path = address.split('.');
    if (path.length > MAX_DEPTH) return undefined;
    const [section, key = '', attribute] = path;
    const isFunction = section === 'functions' && path.length === 3 && attribute === 'name';
    if (isFunction) return { ...unknown(`self:${address}`, 'expression'), functionKey: key };
    const isService = address === 'service.name';
    const node = isService
      ? (at(this.#root, 'service', 'name') ?? at(this.#root, 'service'))
      : at(this.#root, ...path);
    if (!node) return undefined;
    if (node.kind !== 'scalar') {
      const name = address === 'service' ? at(node, 'name') : undefined;
      return name?.kind === 'scalar'
        ? this.text(name.text)
        : { parts: [{ kind: 'unknown', name: `self:${address}` }], node };
    }
    const value = this.text(node.text);
    return { ...value, node: value.node ?? node };
  }

  /** A parameter's default; those of one stage count only for it. */
  #parameter(name: string): string | undefined {
    const node =
      at(this.#root, 'params', 'default', name) ?? at(this.#root, 'stages', 'default', 'params', name);
    return node?.kind === 'scalar' ? defaultOf(this.text(node.text).parts) : undefined;
  }
}

/** The command line's value comes first, then the default after the comma; other sources have their default in themselves. */
const hasOwnDefault = (text: string, { parts }: Evaluated): boolean =>
  !text.startsWith('opt:') && defaultOf(parts) !== undefined;

const literal = (text: string): Evaluated => ({ parts: [{ kind: 'text', text }] });

function unknown(name: string, why: UnknownReason, value?: string): Evaluated {
  return { parts: [{ kind: 'unknown', name, ...(value !== undefined && { value }) }], why };
}

/** Unknown, with the value after the comma as its default. */
function withDefault(value: Evaluated, fallback: Evaluated): Evaluated {
  const otherwise = defaultOf(fallback.parts);
  const [part] = value.parts;
  if (otherwise === undefined || value.parts.length !== 1 || !part || part.kind === 'text') return value;
  return { ...value, parts: [{ ...part, value: otherwise }] };
}

/** Characters of pieces, with the names of those that are not known. */
export const lengthOf = (parts: readonly TextPart[]): number =>
  parts.reduce((sum, part) => {
    if (part.kind === 'text') return sum + part.text.length;
    return sum + (part.value?.length ?? 0) + (part.kind === 'unknown' ? part.name.length : 0);
  }, 0);

function joined(values: readonly Evaluated[]): Evaluated {
  const parts: TextPart[] = [];
  for (const part of values.flatMap((value) => value.parts)) {
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
    } else parts.push(part);
  }
  if (lengthOf(parts) > MAX_VALUE || parts.length > MAX_PARTS) return unknown('', 'expression');
  const isLiteral = values.every(
    ({ why, parts: own }) => why === undefined && own.every(({ kind }) => kind === 'text'),
  );
  return isLiteral
    ? { parts }
    : { parts, why: values.some(({ why }) => why === 'broken') ? 'broken' : 'expression' };
}
