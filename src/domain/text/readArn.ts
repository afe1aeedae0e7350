import { parseFunctionRef } from '../arn/functionArn.ts';
import { ANY, type ArnMatch, type ArnParts } from './arnMatch.ts';
import { canEndAt, canStartAt } from './boundary.ts';
import { isNameCode, startsWith } from './characters.ts';
import { cut, fieldAfter, fieldsBefore } from './fields.ts';
import { hasPlaceholder, type Template } from './placeholders.ts';
import { placePartOf } from './pseudoParameters.ts';
import { tailAfter, withoutDots } from './tail.ts';

/** Part of every function's ARN. */
export const MARKER = ':function:';
const GATEWAY_PATH = ':lambda:path/2015-03-31/functions/';
const INVOCATIONS = '/invocations';
const EXECUTION = '/durable-execution/';

/** A function's ARN as it is written, whatever the text around makes of it. */
export interface ArnReading {
  readonly match: ArnMatch;
  /** Where the name ends, or its qualifier: before what wraps it. */
  readonly nameEnd: number;
}

/** The ARN whose `:function:` stands at a place. */
export function arnAround(template: Template, marker: number): ArnReading | undefined {
  const { text } = template;
  const head = headBefore(template, marker);
  const tail = head && tailAfter(template, marker + MARKER.length, head.start);
  if (!head || !tail) return undefined;
  const start = (head.full ? wrapperStart(template, head.start) : undefined) ?? head.start;
  if (!canStartAt(text, start) || !canEndAt(text, start, tail.readTo)) return undefined;
  const parts = { ...head.parts, ...tail.parts };
  if (!isPlausible(parts, head.full)) return undefined;
  const end = suffixEnd(template, tail.end, start < head.start);
  return { match: { start, end, text: text.slice(head.start, tail.end), parts }, nameEnd: tail.end };
}

interface Head {
  readonly start: number;
  readonly full: boolean;
  readonly parts: Pick<ArnParts, 'partition' | 'region' | 'accountId'>;
}

/** Parts before `:function:`, read from right to left: nothing marks where a partial ARN begins. */
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
  return withoutDots(template.text, { start: end, end: id.end });
}

/**
 * True if the literal parts can be those of a function, by the domain's own rules; placeholders are stood in
 * for. A partial ARN has little that shows what it is: its account must be one, or a placeholder for one.
 */
function isPlausible({ partition, region, accountId, name, qualifier }: ArnParts, full: boolean): boolean {
  if (!full && hasPlaceholder(accountId) && placePartOf(accountId) !== 'accountId') return false;
  if (!full && region === ANY) return false;
  const fields = [
    ...(full ? ['arn', standIn(partition ?? '', 'aws'), 'lambda'] : []),
    ...(region === undefined ? [] : [region === ANY ? 'xx-x-1' : standIn(region, 'xx-x-1')]),
    standIn(accountId, '000000000000'),
    'function',
    standIn(name, 'x'),
    ...(qualifier === undefined || qualifier === ANY ? [] : [standIn(qualifier, 'x')]),
  ];
  const parsed = parseFunctionRef(fields.join(':'));
  return parsed.ok && parsed.ref.accountId !== undefined;
}

function standIn(field: string, value: string): string {
  return hasPlaceholder(field) ? value : field;
}
