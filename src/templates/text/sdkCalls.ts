import { parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Reference, Referent } from '../../domain/declared/template.ts';
import { closeOf, plainName, type Range } from '../code/calls.ts';
import type { Language } from '../code/languages.ts';
import { isAt, type Program, programOf, type Token } from '../code/tokens.ts';
import { MAX_QUOTE } from '../limits.ts';
import type { Source } from '../reader.ts';

/** Operations of Lambda that take a function's name, without case and underscores. */
const OPERATION =
  /^(?:with)?(?:invoke(?:async|withresponsestream)?|(?:get|update|delete|create)function(?:\w{0,40})|(?:put|get|delete)(?:provisionedconcurrencyconfig|runtimemanagementconfig)|(?:put|list)(?:functioneventinvokeconfigs?|functionconcurrency)|putfunction(?:\w{0,40})|publishversion|(?:create|update|delete|get|list)alias(?:es)?|(?:add|remove)permission|getpolicy|listversionsbyfunction|listprovisionedconcurrencyconfigs|(?:create|list|update)eventsourcemappings?)(?:command|request|input|async)*$/;
/** Keys that stand beside the name in an object that is passed on later. */
const SIBLINGS = new Set(['invocationtype', 'payload', 'logtype', 'clientcontext']);

interface Context {
  readonly language: Language;
  /** Braces of objects that are arguments of an invocation, by what else is in them. */
  readonly objects: ReadonlySet<number>;
}

/** Names in calls of AWS' SDKs: `FunctionName: 'x'`, `FunctionName="x"`, `.functionName("x")`. */
export function sdkReferences(source: Source, language: Language): readonly Reference[] {
  const program = programOf(source.text, language);
  const context: Context = { language, objects: objectsOf(program) };
  return program.tokens.flatMap((token, index) => {
    const isKey = token.kind === 'word' || token.kind === 'string';
    if (!isKey || !/^(?:with)?function_?name$/i.test(token.text)) return [];
    const value =
      language.id === 'java' ? builderValue(program, index) : propertyValue(program, index, context);
    return value ? reference(source, program, value) : [];
  });
}

/** The value of a key in the arguments of an operation, or in an object that is made for one. */
function propertyValue(program: Program, index: number, { language, objects }: Context): Range | undefined {
  const token = program.tokens[index];
  const isRuby = language.id === 'ruby';
  // In JavaScript, Python, C# and Go the name has capitals; what has none is the application's own.
  if (!isRuby && token?.text !== 'FunctionName') return undefined;
  const from = valueStart(program, index);
  const open = program.parents[index] ?? -1;
  if (from === undefined || open === -1) return undefined;
  const isCall = isOperation(program, open) || (!isRuby && objects.has(open));
  return isCall ? { from, to: valueEnd(program, from, open) } : undefined;
}

function valueStart(program: Program, index: number): number | undefined {
  const isArrow = isAt(program, index + 1, '=') && isAt(program, index + 2, '>');
  if (isArrow) return index + 3;
  if (isAt(program, index + 1, '=') && isAt(program, index + 2, '=')) return undefined;
  return isAt(program, index + 1, ':') || isAt(program, index + 1, '=') ? index + 2 : undefined;
}

/** Most tokens of one value. */
const MAX_VALUE = 200;

function valueEnd({ tokens, partners, parents }: Program, from: number, open: number): number {
  let at = from;
  while (at < tokens.length && at < from + MAX_VALUE) {
    const isEnd = parents[at] === open && tokens[at]?.kind === 'mark' && tokens[at]?.text === ',';
    if (isEnd || at === partners[open]) break;
    at = Math.max(at, partners[at] ?? -1) + 1;
  }
  return at;
}

/** True if a bracket belongs to an operation: `invoke(`, `new InvokeCommand({`, `new InvokeRequest {`, `&lambda.InvokeInput{`. */
function isOperation(program: Program, open: number): boolean {
  const before = program.tokens[open - 1];
  if (before?.kind === 'word') return OPERATION.test(plainName(before.text));
  const outer = program.parents[open] ?? -1;
  const isFirst = isAt(program, open, '{') && outer === open - 1 && isAt(program, outer, '(');
  const word = isFirst ? program.tokens[outer - 1] : undefined;
  return word?.kind === 'word' && OPERATION.test(plainName(word.text));
}

/** Braces of objects that have other arguments of an invocation. */
function objectsOf(program: Program): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, { kind, text }] of program.tokens.entries()) {
    const isKey =
      kind !== 'mark' && SIBLINGS.has(plainName(text)) && valueStart(program, index) !== undefined;
    const open = program.parents[index] ?? -1;
    if (isKey && isAt(program, open, '{')) found.add(open);
  }
  return found;
}

/** How many tokens of a chain before the name are looked at. */
const MAX_CHAIN = 200;

/** Java: `InvokeRequest.builder().functionName("x")`, `new InvokeRequest().withFunctionName("x")`. */
function builderValue(program: Program, index: number): Range | undefined {
  if (!isAt(program, index - 1, '.') || !isAt(program, index + 1, '(')) return undefined;
  let at = index - 1;
  while (at > index - MAX_CHAIN && isAt(program, at, '.')) {
    const before = program.partners[at - 1] ?? -1;
    const isCall = isAt(program, at - 1, ')') && before !== -1;
    const name = isCall ? before - 1 : at - 1;
    const word = program.tokens[name];
    if (word?.kind === 'word' && word.text.endsWith('Request') && OPERATION.test(plainName(word.text))) {
      return { from: index + 2, to: closeOf(program, index + 1) };
    }
    at = name - 1;
  }
  return undefined;
}

function reference(source: Source, program: Program, value: Range): readonly Reference[] {
  const token = literalOf(program, value);
  const start = token ? (token.inner ?? token.start) : program.tokens[value.from]?.start;
  const last = program.tokens[value.to - 1];
  if (start === undefined || !last || value.to <= value.from) return [];
  const end = token ? start + token.text.length : last.end;
  const to = referentOf(source.text.slice(start, end), token !== undefined);
  return to ? [{ form: 'sdkCall', to, at: { file: source.file, start, end } }] : [];
}

/** A string alone, or in Go's `aws.String("x")`. */
function literalOf({ tokens }: Program, { from, to }: Range): Token | undefined {
  const isWrapped =
    to - from === 6 &&
    /^(?:aws|awssdk)\.String\($/.test(
      tokens
        .slice(from, from + 4)
        .map(({ text }) => text)
        .join(''),
    );
  const token = to - from === 1 ? tokens[from] : isWrapped ? tokens[from + 4] : undefined;
  return token?.kind === 'string' && token.isOpen !== true ? token : undefined;
}

function referentOf(text: string, isLiteral: boolean): Referent | undefined {
  const quote = text.slice(0, MAX_QUOTE);
  if (!isLiteral) {
    const why = /\b(?:process\.env|environ|getenv|ENV)\b/i.test(text) ? 'parameter' : 'expression';
    return { kind: 'unknown', why, text: quote };
  }
  // ARNs are read wherever they stand.
  if (text === '' || text.startsWith('arn:')) return undefined;
  return parseFunctionRef(text).ok
    ? { kind: 'named', ref: text }
    : { kind: 'unknown', why: 'placeholder', text: quote };
}
