import { parseFunctionRef } from '../arn.ts';
import { canEndAt, canStartAt } from './boundary.ts';
import { type Characters, isNameCode, isQualifierCode, startsWith } from './characters.ts';
import { fieldAfter, fieldsBefore, isColon, type Span } from './fields.ts';
import { hasPlaceholder, type Template, toTemplate } from './placeholders.ts';
import { placePartOf } from './placeParts.ts';

/**
 * How many characters to either side of the cursor are looked at. An ARN has at most 256; the rest is room for
 * placeholders and for the wrapper of an API Gateway integration.
 */
export const SCAN_WINDOW = 1024;

/** The fields of a function's ARN as they are written, placeholders and all. */
export interface ArnParts {
  /** Absent in the partial forms. */
  readonly partition?: string;
  /** Absent in `account:function:name`. */
  readonly region?: string;
  readonly accountId: string;
  readonly name: string;
  readonly qualifier?: string;
}

/** A function's ARN in a text. */
export interface ArnMatch {
  /** Where the whole begins, the wrapper of an API Gateway invocation included. */
  readonly start: number;
  /** Where the whole ends, `/invocations` or `/durable-execution/…` included; exclusive. */
  readonly end: number;
  /** The function's ARN itself as it is written, without wrapper and suffix. */
  readonly text: string;
  readonly parts: ArnParts;
}

const MARKER = ':function:';
const LATEST_FORMS = ['$LATEST.PUBLISHED', '$LATEST'];
const GATEWAY_PATH = ':lambda:path/2015-03-31/functions/';
const INVOCATIONS = '/invocations';
const EXECUTION = '/durable-execution/';

/**
 * The ARN of a function that the offset touches: complete, partial (`account:function:name`, also with the
 * region before it), qualified, wrapped or templated. Undefined on everything else: other resources, wildcards,
 * an ARN that is not written to its end, and one that reaches out of the window.
 *
 * Reads at most SCAN_WINDOW characters to either side, in time linear in that, and never throws.
 */
export function findArnAt(text: string, offset: number): ArnMatch | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return undefined;
  const from = Math.max(0, offset - SCAN_WINDOW);
  const found = findIn(text.slice(from, offset + SCAN_WINDOW), offset - from);
  // What touches the window's edge may go on beyond it: no function's ARN is that long.
  if (!found || from + found.start <= offset - SCAN_WINDOW) return undefined;
  if (from + found.end >= offset + SCAN_WINDOW) return undefined;
  return { ...found, start: from + found.start, end: from + found.end };
}

/** As `findArnAt`, in the whole of a text. */
export function findIn(text: Characters, offset: number): ArnMatch | undefined {
  const template = toTemplate(text);
  for (let at = 0; at < text.length; at++) {
    if (!startsWith(text, at, MARKER)) continue;
    const match = matchAround(template, at);
    if (match && match.start <= offset && offset <= match.end) return match;
  }
  return undefined;
}

/** The ARN whose `:function:` stands at a place. */
function matchAround(template: Template, marker: number): ArnMatch | undefined {
  const { text } = template;
  const head = headBefore(template, marker);
  const tail = head && tailAfter(template, marker + MARKER.length);
  if (!head || !tail) return undefined;
  const start = (head.full ? wrapperStart(template, head.start) : undefined) ?? head.start;
  if (!canStartAt(text, start) || !canEndAt(text, start, tail.readTo)) return undefined;
  const parts = { ...head.parts, ...tail.parts };
  if (!isPlausible(parts, head.full)) return undefined;
  const end = suffixEnd(template, tail.end, start < head.start);
  return { start, end, text: text.slice(head.start, tail.end), parts };
}

interface Head {
  readonly start: number;
  readonly full: boolean;
  readonly parts: Pick<ArnParts, 'partition' | 'region' | 'accountId'>;
}

/** What stands before `:function:`, read from right to left: nothing marks where a partial ARN begins. */
function headBefore(template: Template, marker: number): Head | undefined {
  const spans = fieldsBefore(template, marker, 5);
  const fields = spans.map((span) => cut(template.text, span));
  const [accountId = '', region = '', service, partition = '', scheme] = fields;
  const start = spans.at(-1)?.start ?? marker;
  switch (spans.length) {
    case 1:
      return { start, full: false, parts: { accountId } };
    case 2:
      return { start, full: false, parts: { region, accountId } };
    case 5: {
      const parts = { partition, region, accountId };
      return scheme === 'arn' && service === 'lambda' ? { start, full: true, parts } : undefined;
    }
    default:
      return undefined;
  }
}

interface Tail {
  readonly end: number;
  /** How far was read to know: dots after the name are read and left behind. */
  readonly readTo: number;
  readonly parts: Pick<ArnParts, 'name' | 'qualifier'>;
}

function tailAfter(template: Template, start: number): Tail | undefined {
  const { text } = template;
  const name = fieldAfter(template, start, isNameCode);
  const qualifier = isColon(template, name.end) ? qualifierAt(template, name.end + 1) : undefined;
  if (qualifier) {
    const parts = { name: cut(text, name), qualifier: cut(text, qualifier) };
    return { end: qualifier.end, readTo: qualifier.end, parts };
  }
  const end = withoutPunctuation(text, name);
  return end > start ? { end, readTo: name.end, parts: { name: text.slice(start, end) } } : undefined;
}

function qualifierAt(template: Template, start: number): Span | undefined {
  const form = LATEST_FORMS.find((candidate) => startsWith(template.text, start, candidate));
  const end = start + (form?.length ?? 0);
  if (form && !isQualifierCode(template.text.charCodeAt(end))) return { start, end };
  const span = fieldAfter(template, start, isQualifierCode);
  return span.end > span.start ? span : undefined;
}

/** The end of a span without the dots at its end: a name may contain them, a sentence ends with them. */
function withoutPunctuation(text: Characters, { start, end }: Span): number {
  let last = end;
  while (last > start && text.slice(last - 1, last) === '.') last--;
  return last;
}

/** Where `arn:<partition>:apigateway:<region>:lambda:path/…/functions/` begins, if that stands before an ARN. */
function wrapperStart(template: Template, arnStart: number): number | undefined {
  const pathStart = arnStart - GATEWAY_PATH.length;
  if (!startsWith(template.text, pathStart, GATEWAY_PATH)) return undefined;
  const spans = fieldsBefore(template, pathStart, 4);
  const [, service, , scheme] = spans.map((span) => cut(template.text, span));
  return scheme === 'arn' && service === 'apigateway' ? spans.at(-1)?.start : undefined;
}

function suffixEnd(template: Template, end: number, wrapped: boolean): number {
  if (wrapped && startsWith(template.text, end, INVOCATIONS)) return end + INVOCATIONS.length;
  if (!startsWith(template.text, end, EXECUTION)) return end;
  const name = fieldAfter(template, end + EXECUTION.length, isNameCode);
  const id = startsWith(template.text, name.end, '/') ? fieldAfter(template, name.end + 1, isNameCode) : name;
  return withoutPunctuation(template.text, { start: end, end: id.end });
}

/**
 * Whether the literal parts can be those of a function, by the domain's own rules; placeholders are stood in
 * for. A partial ARN has little that shows what it is: its account must be one, or a placeholder for one.
 */
function isPlausible({ partition, region, accountId, name, qualifier }: ArnParts, full: boolean): boolean {
  if (!full && hasPlaceholder(accountId) && placePartOf(accountId) !== 'accountId') return false;
  const fields = [
    ...(full ? ['arn', standIn(partition ?? '', 'aws'), 'lambda'] : []),
    ...(region === undefined ? [] : [standIn(region, 'xx-x-1')]),
    standIn(accountId, '000000000000'),
    'function',
    standIn(name, 'x'),
    ...(qualifier === undefined ? [] : [standIn(qualifier, 'x')]),
  ];
  const parsed = parseFunctionRef(fields.join(':'));
  return parsed.ok && parsed.ref.accountId !== undefined;
}

function standIn(field: string, value: string): string {
  return hasPlaceholder(field) ? value : field;
}

function cut(text: Characters, { start, end }: Span): string {
  return text.slice(start, end);
}
