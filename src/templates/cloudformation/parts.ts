import type { Span, TextPart, UnknownReason } from '../../domain/declared/declared.ts';
import { MAX_QUOTE } from '../limits.ts';

/** A value before it is given its place. */
export type Value =
  | { readonly kind: 'text'; readonly parts: readonly TextPart[]; readonly why?: UnknownReason }
  | { readonly kind: 'reference'; readonly to: string; readonly attribute?: string; readonly at: Span };

/** Most pieces of a text, and characters of one that is put together. */
const MAX_PARTS = 64;
export const MAX_VALUE = 4_096;

export const literal = (text: string): Value => ({ kind: 'text', parts: [{ kind: 'text', text }] });

export function unknown(name: string, why: UnknownReason, value?: string): Value {
  return { kind: 'text', parts: [{ kind: 'unknown', name, ...(value !== undefined && { value }) }], why };
}

export function join(values: readonly Value[], delimiter: string): Value {
  const parts: TextPart[] = [];
  let length = 0;
  for (const [index, value] of values.entries()) {
    const own: readonly TextPart[] =
      value.kind === 'text' ? value.parts : [{ kind: 'unknown', name: value.to.slice(0, MAX_QUOTE) }];
    const between: readonly TextPart[] =
      index > 0 && delimiter !== '' ? [{ kind: 'text', text: delimiter }] : [];
    for (const part of [...between, ...own]) {
      append(parts, part);
      length += part.kind === 'text' ? part.text.length : 0;
    }
    if (length > MAX_VALUE || parts.length > MAX_PARTS) return unknown('', 'expression');
  }
  const isLiteral = values.every((value) => value.kind === 'text' && value.why === undefined);
  return { kind: 'text', parts, ...(!isLiteral && { why: 'expression' as const }) };
}

/** Texts that follow each other are one. */
function append(parts: TextPart[], part: TextPart): void {
  const last = parts.at(-1);
  if (part.kind === 'text' && last?.kind === 'text') {
    parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
  } else parts.push(part);
}

/** Undefined: a part has no value. */
export function joined(parts: readonly TextPart[]): string | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : part.value));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

/**
 * The same for all texts that are the same whatever the deployment gives; undefined: it cannot be told.
 * @param isParameter whether a name stands for one value in the whole template
 */
export function keyOf(value: Value, isParameter: (name: string) => boolean): string | undefined {
  if (value.kind === 'reference') return undefined;
  const keys = value.parts.map((part) => {
    if (part.kind === 'text') return part.text.includes('${') ? undefined : part.text;
    if (part.kind === 'pseudo') return `\${AWS::${part.pseudo}}`;
    return isParameter(part.name) ? `\${${part.name}}` : undefined;
  });
  return keys.every((key) => key !== undefined) ? keys.join('') : undefined;
}
