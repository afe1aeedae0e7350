import { LATEST } from '../arn/functionArn.ts';
import { ANY, type ArnParts } from './arnMatch.ts';
import { type Characters, isNameCode, isQualifierCode, startsWith } from './characters.ts';
import { cut, fieldAfter, isColon, type Span } from './fields.ts';
import type { Template } from './placeholders.ts';

const LATEST_FORMS = [`${LATEST}.PUBLISHED`, LATEST];

/** Text after `:function:`. */
export interface Tail {
  readonly end: number;
  /** How far was read to know: dots after the name are read and left behind. */
  readonly readTo: number;
  readonly parts: Pick<ArnParts, 'name' | 'qualifier'>;
}

/** The name and the qualifier that begin at a place. `arnStart`: where the whole ARN begins. */
export function tailAfter(template: Template, start: number, arnStart: number): Tail | undefined {
  const { text } = template;
  const name = fieldAfter(template, start, isNameCode);
  const qualifier = isColon(template, name.end)
    ? qualifierAt(template, name.end + 1)
    : physicalIdQualifier(template, name.end, arnStart);
  if (qualifier === 'ambiguous') return undefined;
  if (qualifier) {
    const parts = { name: cut(text, name), qualifier: withoutEscapes(cut(text, qualifier)) };
    return { end: qualifier.end, readTo: qualifier.end, parts };
  }
  const end = withoutDots(text, name);
  return end > start ? { end, readTo: name.end, parts: { name: text.slice(start, end) } } : undefined;
}

function qualifierAt(template: Template, start: number): Span | undefined {
  if (isAny(template.text, start)) return { start, end: start + ANY.length };
  const form = latestAt(template.text, start);
  if (form && !isQualifierCode(template.text.charCodeAt(form.end))) return form;
  const span = fieldAfter(template, start, isQualifierCode);
  return span.end > span.start ? span : undefined;
}

/** `*` alone; what goes on is a pattern. */
function isAny(text: Characters, at: number): boolean {
  return /^\*(?![\w-])/.test(text.slice(at, at + 2));
}

/** `$LATEST` and its like, also with the dollar escaped for a shell. */
function latestAt(text: Characters, start: number): Span | undefined {
  const escapes = /^[\\$]?(?=\$)/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  const form = LATEST_FORMS.find((candidate) => startsWith(text, start + escapes, candidate));
  return form === undefined ? undefined : { start, end: start + escapes + form.length };
}

function withoutEscapes(qualifier: string): string {
  return LATEST_FORMS.find((form) => qualifier.slice(1) === form) ?? qualifier;
}

/** `…:function:name|live`, CloudFormation's physical id of an event-invoke config; not the bars of a table. */
function physicalIdQualifier(
  template: Template,
  bar: number,
  arnStart: number,
): Span | 'ambiguous' | undefined {
  const { text } = template;
  if (!startsWith(text, bar, '|') || startsWith(text, arnStart - 1, '|')) return undefined;
  const span = latestAt(text, bar + 1) ?? fieldAfter(template, bar + 1, isQualifierCode);
  const isEmpty = span.end === span.start;
  const isCell = startsWith(text, span.end, '|');
  if (isEmpty || isCell) return undefined;
  return isWholeId(text, arnStart, span.end) ? span : 'ambiguous';
}

/** How far back the beginning of a line is looked at, in characters. */
const LINE = 80;
/** A shell's command in the line, whose bar is a pipe. */
const SHELL_LINE = /(?:\b(?:echo|printf|aws|cat)[ \t]|<<<|\$\(|--\w[\w-]*=)[^\n]*$/;
/** A choice of a shell's `case`, with the bracket that may open it. */
const CHOICE = /(?:\bin|;;)\s*\($/;

/**
 * True if an id with a bar ends here: at its quote or bracket, or, without quotes, at the end of a line that holds
 * nothing else but a key. Anywhere else the bar may be a shell's.
 */
function isWholeId(text: Characters, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LINE), start);
  const after = text.slice(end, end + 2);
  if (/["'\x60]$/.test(before)) return /^\\?["'\x60]/.test(after) || /^[/]/.test(after);
  if (SHELL_LINE.test(before) || CHOICE.test(before)) return false;
  if (/[([{<>,]$/.test(before)) return /^[)\]}<>,]/.test(after);
  return /^(?:\r?\n|,|$)/.test(after) && /(?:^|\n|[:=,]|-[ \t])[ \t]*$/.test(before);
}

/** The end of a span without the dots at its end: a name may contain them, a sentence ends with them. */
export function withoutDots(text: Characters, { start, end }: Span): number {
  let last = end;
  while (last > start && text.slice(last - 1, last) === '.') last--;
  return last;
}
