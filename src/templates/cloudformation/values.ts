import type { Declared, PseudoValue, Span, TextPart, UnknownReason } from '../../domain/declared/declared.ts';
import { MAX_QUOTE } from '../limits.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Scalar, type TreeNode } from '../tree/node.ts';
import { join, joined, keyOf, literal, MAX_VALUE, unknown, type Value } from './parts.ts';
import { placeWithin } from '../tree/within.ts';
import { PLACEHOLDER } from './placeholders.ts';
import type { Stack } from './stack.ts';
import { isCreatedSink } from './samNames.ts';
import { piecesOfSub, type SubPiece } from './sub.ts';

/** Deepest nesting of functions that is followed. */
const MAX_NESTING = 20;
/** Most pieces of the text of `Fn::Sub`. */
const MAX_PIECES = 100;

const PSEUDO = new Map<string, PseudoValue>([
  ['AWS::StackName', 'stackName'],
  ['AWS::Region', 'region'],
  ['AWS::AccountId', 'accountId'],
  ['AWS::Partition', 'partition'],
]);

const NESTED = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** Reads the variables of another tool in a text; undefined: it has none. */
export type Variables = (
  text: string,
) => { readonly parts: readonly TextPart[]; readonly why?: UnknownReason } | undefined;

/** Reads values of one template. */
export class Values {
  readonly #stack: Stack;
  readonly #variables: Variables | undefined;

  constructor(stack: Stack, variables?: Variables) {
    this.#stack = stack;
    this.#variables = variables;
  }

  /** A text, or the resource or attribute that it stands for. */
  text(node: TreeNode): Declared<string> {
    const value = this.#value(node, 0);
    if (value.kind === 'reference') {
      const { to, attribute, at: place } = value;
      return { kind: 'reference', to, ...(attribute !== undefined && { attribute }), at: place };
    }
    const { parts, why } = value;
    const whole = joined(parts);
    // YAML's aliases stand for a long text many times.
    const otherwise = whole !== undefined && whole.length <= MAX_VALUE ? whole : undefined;
    if (why === undefined && otherwise !== undefined) {
      return { kind: 'literal', value: otherwise, at: placeOf(node) };
    }
    return {
      kind: 'unknown',
      why: why ?? 'expression',
      text: this.quote(node),
      ...(otherwise !== undefined && { otherwise }),
      ...(parts.length > 1 && { parts }),
      at: node.at,
    };
  }

  /** A whole number of at most nine digits. */
  number(node: TreeNode): Declared<number> {
    const value = this.text(node);
    if (value.kind === 'reference') {
      return { kind: 'unknown', why: 'expression', text: this.quote(node), at: node.at };
    }
    if (value.kind === 'unknown') {
      const { otherwise, parts: _, ...rest } = value;
      const usual = otherwise === undefined ? undefined : numberIn(otherwise);
      return { ...rest, ...(usual !== undefined && { otherwise: usual }) };
    }
    const number = numberIn(value.value);
    if (number !== undefined) return { kind: 'literal', value: number, at: value.at };
    return { kind: 'unknown', why: 'broken', text: this.quote(node), at: node.at };
  }

  /** The same for all texts of the template that are the same whatever the deployment gives; undefined: it cannot be told. */
  key(node: TreeNode): string | undefined {
    return keyOf(this.#value(node, 0), this.#isParameter);
  }

  /** The same of a piece of the text of `Fn::Sub`. */
  keyOfSub(text: string, scalar: Scalar, map: TreeNode | undefined): string | undefined {
    return keyOf(this.#pieces(piecesOfSub(text), scalar, map, 0), this.#isParameter);
  }

  readonly #isParameter = (name: string): boolean =>
    (name !== '' && this.#stack.parameters.has(name)) ||
    (name.startsWith('AWS::') && name !== 'AWS::NoValue');

  /** Undefined: it depends on something. */
  flag(node: TreeNode | undefined): boolean | undefined {
    if (!node) return false;
    const value = this.text(node);
    return value.kind === 'literal' ? value.value.toLowerCase() === 'true' : undefined;
  }

  /** A node as it is written, cut. */
  quote({ at: { start, end } }: TreeNode): string {
    return this.#stack.source.text.slice(start, Math.min(end, start + MAX_QUOTE));
  }

  #value(node: TreeNode, depth: number): Value {
    if (depth > MAX_NESTING) return unknown('', 'expression');
    const intrinsic = intrinsicOf(node);
    if (!intrinsic) return node.kind === 'scalar' ? this.#plain(node) : unknown('', 'broken');
    switch (intrinsic.kind) {
      case 'ref':
        return this.#named(intrinsic.name, undefined, () => intrinsic.target.inner);
      case 'getAtt':
        return this.#named(intrinsic.name, intrinsic.attribute, () => intrinsic.target.inner);
      case 'sub':
        return this.#sub(intrinsic.text, intrinsic.map, depth);
      case 'join':
        return join(
          intrinsic.items.items.map((item) => this.#value(item, depth + 1)),
          intrinsic.delimiter,
        );
      case 'findInMap':
        return this.#mapped(intrinsic.keys, depth);
      // Without a name: that of a function may be a parameter's as well.
      case 'other':
        return unknown('', 'expression');
      default:
        return unknown('', intrinsic.kind);
    }
  }

  #plain(node: Scalar): Value {
    const given = this.#variables?.(node.text);
    return given ? { kind: 'text', ...given } : plain(node);
  }

  #named(name: string, attribute: string | undefined, place: () => Span): Value {
    const pseudo = PSEUDO.get(name);
    if (pseudo) return { kind: 'text', parts: [{ kind: 'pseudo', pseudo }], why: 'parameter' };
    if (this.#stack.parameters.has(name)) return unknown(name, 'parameter', this.#stack.parameters.get(name));
    // SAM: `!Ref Orders.Alias` is the alias that it makes.
    const [base = '', ...rest] = name.split('.');
    const own = rest.length > 0 ? rest.join('.') : attribute;
    const resource = this.#stack.resources.get(base);
    if (NESTED.has(resource?.type ?? '')) return unknown(name, 'module');
    if (resource?.type === 'AWS::Serverless::Function' && isCreatedSink(own))
      return unknown(name, 'transform');
    if (resource || this.#stack.generated.has(name)) {
      const to = resource ? base : name;
      return { kind: 'reference', to, ...(own !== undefined && { attribute: own }), at: place() };
    }
    const given = name.includes(':') ? this.#variables?.(`\${${name}}`) : undefined;
    if (given) return { kind: 'text', ...given };
    return unknown(name, name.startsWith('AWS::') ? 'parameter' : (this.#stack.others ?? 'undeclared'));
  }

  #sub(text: Scalar, map: TreeNode | undefined, depth: number): Value {
    if (text.text.includes(PLACEHOLDER)) return unknown('', 'placeholder');
    return this.#pieces(piecesOfSub(text.text), text, map, depth);
  }

  #pieces(pieces: readonly SubPiece[], text: Scalar, map: TreeNode | undefined, depth: number): Value {
    if (pieces.length > MAX_PIECES) return unknown('', 'expression');
    // A name that occurs several times is evaluated once, so that no nesting of maps multiplies.
    const known = new Map<string, Value>();
    const values = pieces.map((piece): Value => {
      if (piece.kind === 'text') return literal(piece.text);
      const own = at(map, piece.name);
      if (own) {
        const value = known.get(piece.name) ?? this.#value(own, depth + 1);
        known.set(piece.name, value);
        return value;
      }
      const [name = '', ...attributes] = piece.name.split('.');
      const attribute = attributes.length > 0 ? attributes.join('.') : undefined;
      return this.#named(name, attribute, () =>
        placeWithin(this.#stack.source.text, text, piece.start, piece.end),
      );
    });
    const [only] = values;
    return values.length === 1 && only ? only : join(values, '');
  }

  #mapped(keys: readonly TreeNode[], depth: number): Value {
    const texts = keys.slice(0, 3).map((key) => {
      const value = this.#value(key, depth + 1);
      return value.kind === 'text' && value.why === undefined ? joined(value.parts) : undefined;
    });
    const path = texts.flatMap((text) => text ?? []);
    if (path.length < 3) return unknown('', 'parameter');
    const found = at(this.#stack.mappings, ...path);
    return found?.kind === 'scalar' && found.text.length <= MAX_VALUE
      ? plain(found)
      : unknown('', 'undeclared');
  }
}

function plain(node: Scalar): Value {
  if (node.text.includes(PLACEHOLDER)) return unknown('', 'placeholder');
  if (node.text.includes('{{resolve:')) return unknown('', 'import');
  return literal(node.text);
}

const placeOf = (node: TreeNode): Span => (node.kind === 'scalar' ? node.inner : node.at);

const numberIn = (text: string): number | undefined =>
  /^\s{0,10}-?\d{1,9}(?:\.0{1,9})?\s{0,10}$/.test(text) ? Number(text) : undefined;
