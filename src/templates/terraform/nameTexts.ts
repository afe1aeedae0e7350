import { MAX_REF_LENGTH, parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Span } from '../../domain/declared/declared.ts';
import type { Reference, ReferenceForm, Referent } from '../../domain/declared/template.ts';
import type { Evaluator } from './evaluate.ts';
import { isOwnAccount } from './arns.ts';
import type { Expression, Template, TemplatePart } from './node.ts';
import { canonical, joinedValues, type Value } from './value.ts';

/** Scope in which names are looked up. */
export interface Names {
  readonly evaluator: Evaluator;
  /** Addresses by canonical name. */
  readonly byName: ReadonlyMap<string, string>;
}

const MARKERS: readonly { readonly marker: string; readonly form: ReferenceForm }[] = [
  { marker: '/aws/lambda/', form: 'logGroup' },
  { marker: ':function:', form: 'arn' },
];
/** Most names that are looked for in one text. */
const MAX_NAMES = 100;

/** Names of functions in a text: behind `/aws/lambda/` and `:function:`. */
export function namesIn(template: Template, names: Names): readonly Reference[] {
  const found: Reference[] = [];
  for (const [index, part] of template.parts.entries()) {
    if (part.kind !== 'text') continue;
    for (const { marker, form } of MARKERS) {
      let at = part.text.indexOf(marker);
      for (; at !== -1 && found.length < MAX_NAMES; at = part.text.indexOf(marker, at + 1)) {
        const reference = nameBehind(template, index, at + marker.length, form, names);
        if (reference) found.push(reference);
      }
    }
  }
  return found;
}

/** The name that begins at an offset of a part: name characters and interpolations. Patterns are none. */
function nameBehind(
  { parts, inner }: Template,
  index: number,
  offset: number,
  form: ReferenceForm,
  { evaluator, byName }: Names,
): Reference | undefined {
  const first = parts[index];
  if (first?.kind !== 'text') return undefined;
  const values: Value[] = [];
  let end = first.at.start;
  let isWhole = true;
  for (const [position, part] of parts.slice(index, index + 20).entries()) {
    const piece = pieceOf(part, position === 0 ? offset : 0, evaluator);
    if (!piece) return undefined;
    values.push(piece.value);
    end = piece.end;
    isWhole &&= part.kind !== 'text' || isAsWritten(part);
    if (piece.isLast) {
      if (piece.next !== undefined && /[*?%<[$\\]/.test(piece.next)) return undefined;
      break;
    }
  }
  const pieces = values.filter((value) => value.kind !== 'literal' || value.value !== '');
  // A resource alone is told where it stands.
  if (pieces.length === 0 || (pieces.length === 1 && isReference(parts[index + 1], evaluator)))
    return undefined;
  if (form === 'arn' && !isOwnAccount(parts, index, offset, evaluator)) return undefined;
  const text = evaluator.module.quote({ ...inner, start: first.at.start + offset, end });
  const to = referentOf(joinedValues(pieces), { pieces, text, byName });
  if (!to) return undefined;
  // Where escapes make text and value differ, the whole text is meant.
  const at: Span = isWhole ? { ...inner, start: first.at.start + offset, end } : inner;
  return { form, to, at };
}

const isAsWritten = ({ text, at }: Extract<TemplatePart, { kind: 'text' }>): boolean =>
  at.end - at.start === text.length;

const isReference = (part: TemplatePart | undefined, evaluator: Evaluator): boolean =>
  part?.kind === 'value' && part.value !== undefined && evaluator.value(part.value).kind === 'reference';

interface Piece {
  readonly value: Value;
  readonly end: number;
  readonly isLast: boolean;
  /** The character behind the name. */
  readonly next?: string;
}

function pieceOf(part: TemplatePart, offset: number, evaluator: Evaluator): Piece | undefined {
  if (part.kind === 'directive') return undefined;
  if (part.kind === 'value') {
    return part.value && { value: evaluator.piece(part.value), end: part.at.end, isLast: false };
  }
  const rest = part.text.slice(offset, offset + 200);
  const name = /^[\w.-]*/.exec(rest)?.[0] ?? '';
  const isLast = offset + name.length < part.text.length;
  return {
    value: { kind: 'literal', value: name },
    end: part.at.start + offset + name.length,
    isLast,
    ...(isLast && { next: part.text.charAt(offset + name.length) }),
  };
}

interface Behind {
  readonly pieces: readonly Value[];
  /** As it is written. */
  readonly text: string;
  readonly byName: ReadonlyMap<string, string>;
}

function referentOf(value: Value, { pieces, text, byName }: Behind): Referent | undefined {
  const name = canonical(value);
  const address = name === undefined ? undefined : byName.get(name);
  if (address !== undefined) return { kind: 'declared', address };
  if (value.kind === 'literal') return namedReferent(value.value);
  if (value.kind === 'reference') return undefined;
  const [only] = pieces;
  const loop = pieces.find((piece) => piece.kind === 'unknown' && piece.why === 'loop');
  const reason = pieces.length === 1 ? only : (loop ?? value);
  return {
    kind: 'unknown',
    why: reason?.kind === 'unknown' ? reason.why : value.why,
    text: text.slice(0, MAX_REF_LENGTH),
  };
}

/** A function by its literal name or ARN. */
export function namedReferent(ref: string): Referent | undefined {
  return parseFunctionRef(ref).ok ? { kind: 'named', ref } : undefined;
}

/** The function that an expression gives the name or ARN of; undefined: it is told elsewhere, or names none. */
export function nameReferent(expression: Expression, { evaluator, byName }: Names): Referent | undefined {
  const value = evaluator.piece(expression);
  const name = canonical(value);
  const address = name === undefined ? undefined : byName.get(name);
  if (address !== undefined) return { kind: 'declared', address };
  if (value.kind === 'literal') return namedReferent(value.value);
  if (value.kind === 'reference') return undefined;
  return { kind: 'unknown', why: value.why, text: evaluator.module.quote(expression.at) };
}
