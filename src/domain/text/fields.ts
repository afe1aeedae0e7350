import { type Characters, isNameCode, startsWith } from './characters.ts';
import { isNameStart, placeholderEnd, placeholderStart, prefixStart, type Template } from './placeholders.ts';

/** A stretch of a text; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const COLON = ':'.charCodeAt(0);
const ASTERISK = '*'.charCodeAt(0);
const DOLLAR = '$'.charCodeAt(0);

export function cut(text: Characters, { start, end }: Span): string {
  return text.slice(start, end);
}

export function isColon({ text }: Pick<Template, 'text'>, at: number): boolean {
  return at >= 0 && at < text.length && text.charCodeAt(at) === COLON;
}

/** The field that begins at a place: characters that it may contain, and placeholders. */
export function fieldAfter(template: Template, start: number, accepts: (code: number) => boolean): Span {
  const { text } = template;
  let end = start;
  while (end < text.length) {
    const next = accepts(text.charCodeAt(end)) ? end + 1 : placeholderEnd(template, end);
    if (next === undefined) break;
    end = next;
  }
  return { start, end };
}

/** The field that ends before a place. */
export function fieldBefore(template: Template, end: number): Span {
  let start = end;
  while (start > 0) {
    const before = stepBack(template, start);
    if (before === undefined) break;
    start = before;
  }
  const belongsBefore = isEscape(template, start, end) ? 1 : defaultLength(template, start, end);
  return { start: start + belongsBefore, end };
}

function stepBack(template: Template, at: number): number | undefined {
  const code = template.text.charCodeAt(at - 1);
  if (isNameCode(code)) return at - 1;
  if (code === DOLLAR && isNameStart(template.text.charCodeAt(at))) return prefixStart(template.text, at);
  return placeholderStart(template, at);
}

/** `\narn:…` in a string within a string: the n belongs to the line break, not to the field. */
function isEscape({ text }: Template, start: number, end: number): boolean {
  return start > 0 && start < end && /^\\[nrt]$/.test(text.slice(start - 1, start + 1));
}

/** The longest name of a shell's variable that is looked at, in characters. */
const MAX_VARIABLE = 64;

/** How much at the beginning of a field belongs to a shell: `${FN:-arn:…}`, `${FN-arn:…}`. */
function defaultLength({ text }: Template, start: number, end: number): number {
  const isDefault = startsWith(text, start, '-') && isColon({ text }, start - 1);
  if (!isDefault && !startsWith(text, start - 2, '${')) return 0;
  const before = text.slice(Math.max(0, start - MAX_VARIABLE), start);
  if (isDefault) return /\$\{!?\w+(?:\[[^\]]*\])?:$/.test(before) ? 1 : 0;
  return /^\w+-/.exec(text.slice(start, end))?.[0].length ?? 0;
}

function wildcardBefore(template: Template, end: number): Span | undefined {
  const isWildcard = template.text.charCodeAt(end - 1) === ASTERISK && isColon(template, end - 2);
  return isWildcard ? { start: end - 1, end } : undefined;
}

/**
 * Up to `limit` fields joined by colons that end before a place, the last of the text first. The one before the
 * last may be `*`: the Region, where a policy means all of them.
 */
export function fieldsBefore(template: Template, end: number, limit: number): readonly Span[] {
  const fields = [fieldBefore(template, end)];
  for (let start = fields[0]?.start ?? 0; fields.length < limit && isColon(template, start - 1);) {
    const field =
      (fields.length === 1 && wildcardBefore(template, start - 1)) || fieldBefore(template, start - 1);
    fields.push(field);
    start = field.start;
  }
  return fields;
}
