import { parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Span, UnknownReason } from '../../domain/declared/declared.ts';
import type { Reference, ReferenceForm } from '../../domain/declared/template.ts';
import { canEndAt } from '../../domain/text/boundary.ts';
import { isNameCode } from '../../domain/text/characters.ts';
import { goesOn } from '../../domain/text/continuation.ts';
import { fieldAfter } from '../../domain/text/fields.ts';
import { toTemplate } from '../../domain/text/placeholders.ts';
import type { Source } from '../reader.ts';

/** How much is read from a name's beginning on, and how much of what stands before it, in characters. */
const WINDOW = 512;
const BEFORE = 128;

/** A name in a text: where it ends, and why it is no literal one. */
interface NameText {
  readonly end: number;
  readonly why?: UnknownReason;
}

/**
 * The function that is named from a place on, as a reference; undefined: no name begins there, or it is an ARN, which
 * `findArn` reads. Names that go on behind, and such with placeholders, are told as unknown.
 */
export function nameReference(source: Source, start: number, form: ReferenceForm): Reference | undefined {
  const found = nameFrom(source.text, start);
  if (!found) return undefined;
  const at: Span = { file: source.file, start, end: found.end };
  const text = source.text.slice(start, found.end);
  if (found.why) return { form, to: { kind: 'unknown', why: found.why, text }, at };
  return { form, to: { kind: 'named', ref: text }, at };
}

function nameFrom(text: string, start: number): NameText | undefined {
  const open = openingPlaceholder(text, start);
  if (open) return open;
  const from = Math.max(0, start - BEFORE);
  const window = text.slice(from, start + WINDOW);
  const template = toTemplate(window.slice(start - from));
  const field = fieldAfter(template, 0, isNameCode);
  const name = window.slice(start - from, start - from + field.end).replace(/\.+$/, '');
  // A hyphen first is the next option.
  if (name.length >= WINDOW || /^$|^-|^arn$|^arn:/.test(name)) return undefined;
  const end = start + name.length + qualifierLength(text, start + name.length);
  const whole = text.slice(start, end);
  if (/[${}#\\()]/.test(whole.replace(/:\$LATEST$/, '')))
    return { end, why: /\$\(/.test(whole) ? 'expression' : reasonOf(whole) };
  if (/\.[a-z]{2,4}$/.test(name)) return undefined;
  const span = { start: start - from, end: end - from };
  const isWhole =
    canEndAt(window, span.start, span.end) || /^:(?:\*|log-stream)/.test(text.slice(end, end + 12));
  if (!isWhole || goesOn(window, span)) return isPattern(text, end) ? undefined : { end, why: 'expression' };
  if (isExample(whole)) return { end, why: 'placeholder' };
  return parseFunctionRef(whole).ok ? { end } : undefined;
}

/** `YOUR_FUNCTION_NAME`, `FUNCTION-NAME` of a manual. */
const isExample = (name: string): boolean =>
  /^[A-Z_-]+$/.test(name) && /(?:FUNCTION|LAMBDA)[_-]?(?:NAME|ARN)|^(?:YOUR|MY)[_-]|_NAME$/.test(name);

/** `$NAME` and `${NAME}` are a shell's or a template's; braces alone are filled in by a program. */
const reasonOf = (text: string): UnknownReason => (text.includes('$') ? 'parameter' : 'placeholder');

/** `orders*` names many. */
const isPattern = (text: string, end: number): boolean => /^[*?]/.test(text.slice(end, end + 1));

/** `:live`, `:$LATEST`; a colon before anything else is punctuation. */
function qualifierLength(text: string, at: number): number {
  const after = text.slice(at, at + 140);
  if (after.startsWith(':log-stream')) return 0;
  return /^:(?:\$LATEST|[A-Za-z0-9_-]{1,128})(?![\w.:$*{-])/.exec(after)?.[0].length ?? 0;
}

/** `<name>`, `{{ name }}`, `%NAME%`, `[name]`: placeholders in which no name can stand. */
function openingPlaceholder(text: string, start: number): NameText | undefined {
  const after = text.slice(start, start + 80);
  const found =
    /^(?:<[A-Za-z][^<>\n]{0,60}>|\{\{[^{}\n]{1,60}\}\}|%[A-Za-z_]\w{0,60}%|\[[A-Za-z][^[\]\n]{0,60}\])/.exec(
      after,
    );
  if (found) return { end: start + found[0].length, why: 'placeholder' };
  // `${{ env.NAME }}` of a workflow.
  const expression = /^\$\{\{[^{}\n]{1,70}\}\}/.exec(after);
  return expression ? { end: start + expression[0].length, why: 'parameter' } : undefined;
}

/** Most places of one marker that are read in a text. */
const MAX_PLACES = 20_000;

/** Where a marker ends, wherever it stands. */
export function placesAfter(text: string, marker: string): readonly number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(marker);
    at !== -1 && places.length < MAX_PLACES;
    at = text.indexOf(marker, at + 1)
  ) {
    places.push(at + marker.length);
  }
  return places;
}
