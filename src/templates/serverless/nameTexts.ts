import { MAX_REF_LENGTH, parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { ReferenceForm, Referent } from '../../domain/declared/template.ts';
import type { Scalar } from '../tree/node.ts';
import { canonical } from './names.ts';
import type { Service } from './service.ts';
import { segmentsOf } from './variables.ts';

/** A name in a scalar's text; offsets within that text. */
interface NameText {
  readonly form: ReferenceForm;
  readonly start: number;
  readonly end: number;
  readonly to: Referent;
}

const LOG_GROUP = '/aws/lambda/';
const ARN = ':function:';
/** Keys whose value is the name of a function, where it has the form of one of this service. */
const NAME_KEY = /(?:function|lambda)/i;
/** Longer texts are no name. */
const MAX_NAME = 1_024;
/** Most names that are looked for in one text. */
const MAX_NAMES = 100;

/** Names of functions in a text: behind `/aws/lambda/` and `:function:`, or the whole text behind a key that says so. */
export function namesIn(service: Service, scalar: Scalar, key: string): readonly NameText[] {
  const { text } = scalar;
  const logGroups = after(text, LOG_GROUP).flatMap((start) => nameAt(service, text, start, 'logGroup'));
  // `findArn` reads ARNs itself: only names of this service count here.
  const arns = after(text, ARN).flatMap((start) =>
    nameAt(service, text, start, 'arn').filter(({ to }) => to.kind === 'declared'),
  );
  const isName = NAME_KEY.test(key) && text.length <= MAX_NAME;
  return [...logGroups, ...arns, ...(isName ? wholeName(service, text) : [])];
}

function after(text: string, marker: string): readonly number[] {
  const starts: number[] = [];
  for (
    let at = text.indexOf(marker);
    at !== -1 && starts.length < MAX_NAMES;
    at = text.indexOf(marker, at + 1)
  ) {
    starts.push(at + marker.length);
  }
  return starts;
}

function wholeName(service: Service, text: string): readonly NameText[] {
  const name = canonical(service.evaluator.text(text).parts);
  const address = name === undefined ? undefined : service.byName.get(name);
  if (address === undefined) return [];
  return [{ form: 'nameProperty', start: 0, end: text.length, to: { kind: 'declared', address } }];
}

/** The name that begins at a place: name characters and variables. Patterns, and what goes on, are none. */
function nameAt(service: Service, text: string, start: number, form: ReferenceForm): readonly NameText[] {
  const end = nameEnd(text, start);
  const name = text.slice(start, end);
  if (name === '' || /[*?%<[$\\]/.test(text.charAt(end))) return [];
  const to = referentOf(service, name);
  return to ? [{ form, start, end, to }] : [];
}

function nameEnd(text: string, start: number): number {
  const rest = text.slice(start, start + MAX_NAME);
  let end = 0;
  for (const segment of segmentsOf(rest)) {
    if (segment.variable !== undefined) end = segment.end;
    else {
      const literal = /^[\w.-]*/.exec(rest.slice(segment.start, segment.end))?.[0] ?? '';
      end = segment.start + literal.length;
      if (end < segment.end) break;
    }
  }
  return start + end;
}

function referentOf(service: Service, name: string): Referent | undefined {
  // A logical id or a function's variable alone is told where it stands.
  if (/^\$\{(?:self:functions\.|[A-Za-z0-9]+(?:\.\w+)?\}$)/.test(name)) return undefined;
  const { parts, why } = service.evaluator.text(name);
  const deployed = canonical(parts);
  const address = deployed === undefined ? undefined : service.byName.get(deployed);
  if (address !== undefined) return { kind: 'declared', address };
  const literal = why === undefined && parts.every(({ kind }) => kind === 'text');
  const text = literal ? (deployed ?? name) : name;
  if (literal) return parseFunctionRef(text).ok ? { kind: 'named', ref: text } : undefined;
  return { kind: 'unknown', why: why ?? 'expression', text: name.slice(0, MAX_REF_LENGTH) };
}
