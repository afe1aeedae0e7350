import { type Characters, isNameCode } from './characters.ts';
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

export function isColon({ text }: Template, at: number): boolean {
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
  return { start: isEscape(template, start, end) ? start + 1 : start, end };
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
    const field = (fields.length === 1 && wildcardBefore(template, start - 1)) || fieldBefore(template, start - 1);
    fields.push(field);
    start = field.start;
  }
  return fields;
}

/** The longest name of a shell's variable that is looked at, in characters. */
const MAX_VARIABLE = 64;

/** Fields whose last one may begin with what belongs to a shell: `${FN:-arn:…}`, `${FN-arn:…}`. */
export function withoutDefault(text: Characters, fields: readonly Span[]): readonly Span[] {
  const last = fields.at(-1);
  if (!last) return fields;
  const before = text.slice(Math.max(0, last.start - MAX_VARIABLE), last.start);
  const field = cut(text, last);
  const name = /\$\{!?\w+(?:\[[^\]]*\])?:$/.test(before) ? '-' : /\$\{!?$/.test(before) ? /^\w+-/.exec(field)?.[0] : '';
  if (name === undefined || name === '' || !field.startsWith(name)) return fields;
  return [...fields.slice(0, -1), { start: last.start + name.length, end: last.end }];
}
