import type { SourcePlace } from '../../domain/declared/resources.ts';
import type { Declared, Span } from '../../domain/declared/declared.ts';
import type { DeclaredTarget } from '../../domain/declared/resources.ts';
import { partsOf, type Property, type Range, numberOf, stringOf } from '../code/calls.ts';
import { isAt, type Program } from '../code/tokens.ts';
import { MAX_QUOTE } from '../limits.ts';
import type { Addressed } from './creation.ts';

/** A program while its values are read. */
export interface Values {
  readonly file: string;
  readonly program: Program;
  /** The address of the construct that a variable at an index means. */
  addressAt(index: number): string | undefined;
  /** The end of a construct's path: what is around its outermost scope is known to the assembly only. */
  pathOf(one: Addressed): string;
  placeOf(one: Addressed): SourcePlace;
  /** The construct that a range means: by its variable, or made in its place. */
  ownerAt(range: Range): Owner | undefined;
}

/** A construct to which settings belong. */
export interface Owner {
  readonly address: string;
  /** Of an imported function: its name or ARN. */
  readonly named?: Range;
}

export function spanOf({ file, program }: Values, { from, to }: Range): Span {
  const start = program.tokens[from]?.start ?? program.text.length;
  return { file, start, end: Math.max(start, program.tokens[to - 1]?.end ?? start) };
}

export function expression(values: Values, range: Range): Declared<never> {
  const at = spanOf(values, range);
  const text = values.program.text.slice(at.start, Math.min(at.end, at.start + MAX_QUOTE));
  return { kind: 'unknown', why: 'expression', text, at };
}

export function declaredString(values: Values, range: Range): Declared<string> {
  const token = stringOf(values.program, range);
  if (!token) return expression(values, range);
  const start = token.inner ?? token.start;
  return {
    kind: 'literal',
    value: token.text,
    at: { file: values.file, start, end: start + token.text.length },
  };
}

export function declaredNumber(values: Values, range: Range): Declared<number> {
  const found = numberOf(values.program, range);
  if (!found) return expression(values, range);
  return { kind: 'literal', value: found.value, at: spanOf(values, range) };
}

const SECONDS = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3_600],
  ['days', 86_400],
]);

/** `Duration.hours(2)`, `cdk.Duration.minutes(5)`, `awscdk.Duration_Hours(jsii.Number(2))`. */
export function declaredDuration(values: Values, range: Range): Declared<number> {
  const { program } = values;
  const open = openingOf(program, range);
  const words = program.tokens
    .slice(Math.max(range.from, open - 10), open === -1 ? range.from : open)
    .map(({ text }) => text)
    .join('');
  const unit = /(?:^|\.)Duration[._](\w+)$/.exec(words)?.[1]?.toLowerCase() ?? '';
  const [argument, ...others] = open === -1 ? [] : partsOf(program, open);
  const amount = argument && others.length === 0 ? numberOf(program, argument)?.value : undefined;
  const seconds = SECONDS.get(unit);
  if (amount === undefined || seconds === undefined) return expression(values, range);
  return { kind: 'literal', value: amount * seconds, at: spanOf(values, range) };
}

/** The bracket of a call that is the whole range, else -1. */
function openingOf(program: Program, { from, to }: Range): number {
  const open = program.partners[to - 1] ?? -1;
  return isAt(program, to - 1, ')') && open > from && open < to ? open : -1;
}

/** `new destinations.SqsDestination(queue)` and its like in other languages, or a construct itself. */
export function declaredTarget(values: Values, { key, value }: Property): DeclaredTarget {
  const { file, program } = values;
  const at: Span = { file, start: key.start, end: Math.max(key.end, spanOf(values, value).end) };
  const open = openingOf(program, value);
  const isDestination =
    open !== -1 && /(?:Sqs|Sns|Lambda|EventBridge|S3)Destination$/.test(program.tokens[open - 1]?.text ?? '');
  const [argument] = isDestination ? partsOf(program, open) : [];
  const range = argument ?? value;
  const variable = lastWord(program, range);
  const to = variable === undefined ? undefined : values.addressAt(variable);
  if (to === undefined) return { arn: expression(values, range), at };
  return { arn: { kind: 'reference', to, attribute: 'Arn', at: spanOf(values, range) }, at };
}

/** The name that a range is: `x`, `this.x`, `self.x`. */
export function lastWord(program: Program, { from, to }: Range): number | undefined {
  const isMember = to - from === 3 && isAt(program, from + 1, '.');
  const index = isMember ? from + 2 : from;
  const isName = (isMember || to - from === 1) && program.tokens[index]?.kind === 'word';
  return isName ? index : undefined;
}
