import type { TextPart, UnknownReason } from '../../domain/declared/declared.ts';
import type { Expression } from './node.ts';

/** A value of the module without its place. */
export type Value =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'reference'; readonly to: string; readonly attribute?: string }
  | {
      readonly kind: 'unknown';
      readonly why: UnknownReason;
      readonly otherwise?: string;
      /** Pieces that give the same text wherever they stand in the module; absent: not known to do so. */
      readonly parts?: readonly TextPart[];
    };

/** The module as functions need it to tell their values. */
export interface Evaluates {
  value(expression: Expression): Value;
  /** As a piece of a text. */
  piece(expression: Expression): Value;
}

/** Longest value and most pieces that are put together. */
const MAX_VALUE = 4_096;
export const MAX_PARTS = 64;
export const unknown = (why: UnknownReason): Value => ({ kind: 'unknown', why });

/** A value that is not known, and the same wherever it is named so. */
export function named(name: string, why: UnknownReason, usual?: string): Value {
  // Whoever names it has the text, so that a long one would multiply.
  if (name.length > MAX_VALUE) return unknown(why);
  const otherwise = usual !== undefined && usual.length <= MAX_VALUE ? usual : undefined;
  const value = otherwise === undefined ? {} : { value: otherwise };
  return {
    kind: 'unknown',
    why,
    ...(otherwise !== undefined && { otherwise }),
    parts: [{ kind: 'unknown', name, ...value }],
  };
}

/** Pieces put together: literal where all are. */
export function joinedValues(values: readonly Value[]): Value {
  const parts: TextPart[] = [];
  for (const value of values) {
    if (value.kind === 'literal') {
      const last = parts.at(-1);
      if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + value.value };
      else parts.push({ kind: 'text', text: value.value });
    } else if (value.kind === 'reference')
      parts.push({ kind: 'unknown', name: `${value.to}.${value.attribute ?? ''}` });
    else if (value.parts) parts.push(...value.parts);
    else return unknown(value.why === 'loop' || value.why === 'broken' ? value.why : 'expression');
  }
  const length = parts.reduce((sum, part) => {
    if (part.kind === 'text') return sum + part.text.length;
    return sum + (part.value?.length ?? 0) + (part.kind === 'unknown' ? part.name.length : 0);
  }, 0);
  if (length > MAX_VALUE || parts.length > MAX_PARTS) return unknown('expression');
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : part.value));
  const whole = texts.includes(undefined) ? undefined : texts.join('');
  if (parts.every(({ kind }) => kind === 'text')) return { kind: 'literal', value: whole ?? '' };
  return { kind: 'unknown', why: 'expression', ...(whole !== undefined && { otherwise: whole }), parts };
}

/**
 * One text for values that are the same in one deployment of the module, whatever it is; undefined: not known to be. The
 * marks are no characters of a name.
 */
export function canonical(value: Value): string | undefined {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'reference' || !value.parts) return undefined;
  return value.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'pseudo' ? `\0${part.pseudo}\0` : `\0?${part.name}\0`;
    })
    .join('');
}

/** The number that a text is. */
export function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text.trim()) ? Number(text) : undefined;
}
