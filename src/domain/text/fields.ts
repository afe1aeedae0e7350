import { isNameCode } from './characters.ts';
import { isNameStart, placeholderEnd, placeholderStart, type Template } from './placeholders.ts';

/** A stretch of a text; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const COLON = ':'.charCodeAt(0);
const DOLLAR = '$'.charCodeAt(0);

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
  if (code === DOLLAR && isNameStart(template.text.charCodeAt(at))) return at - 1;
  return placeholderStart(template, at);
}

/** `\narn:…` in a string within a string: the n belongs to the line break, not to the field. */
function isEscape({ text }: Template, start: number, end: number): boolean {
  return start > 0 && start < end && /^\\[nrt]$/.test(text.slice(start - 1, start + 1));
}

/** Up to `limit` fields joined by colons that end before a place, the last of the text first. */
export function fieldsBefore(template: Template, end: number, limit: number): readonly Span[] {
  const fields = [fieldBefore(template, end)];
  for (let start = fields[0]?.start ?? 0; fields.length < limit && isColon(template, start - 1);) {
    const field = fieldBefore(template, start - 1);
    fields.push(field);
    start = field.start;
  }
  return fields;
}
