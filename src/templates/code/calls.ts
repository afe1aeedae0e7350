import { isAt, type Program, type Token } from './tokens.ts';

/** Tokens from `from` up to `to`, exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A value that a program gives by name: `retryAttempts: 0`, `retry_attempts=0`, `.retryAttempts(0)`. */
export interface Property {
  /** In lower case, without underscores: all languages' names are the same then. */
  readonly name: string;
  readonly key: Token;
  readonly value: Range;
}

/** Properties of one object, and whether others are put in from elsewhere. */
export interface Properties {
  readonly list: readonly Property[];
  /** `...props`, `**props`, or the whole object is a variable. */
  readonly isOpen: boolean;
}

/** Most arguments of one call that are looked at. */
const MAX_ARGUMENTS = 500;

/** Cuts what stands between the bracket at `open` and its partner at its commas. */
export function partsOf(program: Program, open: number): readonly Range[] {
  const { tokens, partners } = program;
  const close = closeOf(program, open);
  const parts: Range[] = [];
  let from = open + 1;
  for (let index = from; index < close && parts.length < MAX_ARGUMENTS; index += 1) {
    const partner = partners[index] ?? -1;
    if (partner > index) index = partner;
    else if (tokens[index]?.kind === 'mark' && tokens[index]?.text === ',') {
      parts.push({ from, to: index });
      from = index + 1;
    }
  }
  return from < close ? [...parts, { from, to: close }] : parts;
}

/** The partner of a bracket; where the text ends before it, the end of the tokens. */
export function closeOf({ tokens, partners }: Program, open: number): number {
  const partner = partners[open] ?? -1;
  return partner === -1 ? Math.min(tokens.length, open + MAX_OPEN) : partner;
}

/** How many tokens are read behind a bracket that is not closed. */
const MAX_OPEN = 400;

/** Properties of an object literal `{ a: 1 }`, a struct `T{A: 1}` or an initializer `{ A = 1 }`. */
export function objectProperties(program: Program, open: number): Properties {
  const parts = partsOf(program, open);
  const list = parts.flatMap((part) => propertyOf(program, part) ?? []);
  return { list, isOpen: parts.some(({ from }) => isAt(program, from, '.')) };
}

/** Arguments by name of Python's calls. */
export function keywordArguments(program: Program, parts: readonly Range[]): Properties {
  const list = parts.flatMap((part) =>
    isAt(program, part.from + 1, '=') ? (propertyOf(program, part) ?? []) : [],
  );
  return { list, isOpen: parts.some(({ from }) => isAt(program, from, '*') && isAt(program, from + 1, '*')) };
}

/** `key: value`, `key = value`, `"key": value`; a key alone is its own value. */
function propertyOf(program: Program, { from, to }: Range): Property | undefined {
  const key = program.tokens[from];
  if (!key || (key.kind !== 'word' && key.kind !== 'string')) return undefined;
  if (from + 1 === to) return { name: plainName(key.text), key, value: { from, to } };
  if (!isAt(program, from + 1, ':') && !isAt(program, from + 1, '=')) return undefined;
  return { name: plainName(key.text), key, value: { from: from + 2, to } };
}

/** The calls of a builder from an index on: `.functionName("x").timeout(…)`. */
export function builderProperties(program: Program, start: number): Properties & { readonly end: number } {
  const list: Property[] = [];
  let at = start;
  while (isAt(program, at, '.') && program.tokens[at + 1]?.kind === 'word' && isAt(program, at + 2, '(')) {
    const key = program.tokens[at + 1];
    const close = closeOf(program, at + 2);
    if (key && list.length < MAX_ARGUMENTS) {
      list.push({ name: plainName(key.text), key, value: { from: at + 3, to: close } });
    }
    at = close + 1;
  }
  return { list, isOpen: false, end: at };
}

/** A property by its plain name; the last one counts. */
export const propertyNamed = ({ list }: Properties, name: string): Property | undefined =>
  list.findLast((property) => property.name === name);

export const plainName = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** The string that a range is: alone, or as Go's `jsii.String("x")`. Undefined: it is anything else, or has holes. */
export function stringOf(program: Program, range: Range): Token | undefined {
  const token = program.tokens[unwrapped(program, range, 'String')];
  return token?.kind === 'string' && token.isOpen !== true ? token : undefined;
}

/** The number that a range is, with its token. */
export function numberOf(
  program: Program,
  range: Range,
): { readonly value: number; readonly token: Token } | undefined {
  const token = program.tokens[unwrapped(program, range, 'Number')];
  if (token?.kind !== 'number' || !/^\d[\d_]{0,14}L?$/.test(token.text)) return undefined;
  return { value: Number(token.text.replace('L', '').replaceAll('_', '')), token };
}

/** The index of the single token that a range is, also within `jsii.String(…)`; -1: it is more. */
function unwrapped({ tokens }: Program, { from, to }: Range, wrapper: string): number {
  if (to - from === 1) return from;
  const texts = tokens.slice(from, Math.min(to, from + 4)).map(({ text }) => text);
  return to - from === 6 && texts.join('') === `jsii.${wrapper}(` ? from + 4 : -1;
}
