import type { Faulted } from './effect.ts';
import type { Answer } from '../lambda/errors.ts';
import { bodyOf } from '../http/requests.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { FIRST_MARKER } from '../lambda/pages.ts';

const contentType = ({ headers, text }: Answer): Readonly<Record<string, string>> => ({
  ...(text === undefined && { 'content-type': 'application/json' }),
  ...headers,
});

export function truncated(answer: Answer): Answer {
  const text = bodyOf(answer);
  return { ...answer, headers: contentType(answer), text: text.slice(0, Math.floor(text.length / 2)) };
}

export const otherContentType = (answer: Answer): Answer => ({
  ...answer,
  text: bodyOf(answer),
  headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' },
});

/** Seconds since 1970 become ISO 8601, as some emulators send them (domain.md §2). */
export const isoDates = (answer: Answer): Answer =>
  changed(answer, (name, value) =>
    name === 'LastModified' && typeof value === 'number' ? new Date(value * 1000).toISOString() : value,
  );

export const nullDestinations = (answer: Answer): Answer =>
  changed(answer, (name, value) =>
    (name === 'OnSuccess' || name === 'OnFailure') && isRecord(value) && Object.keys(value).length === 0
      ? { Destination: null }
      : value,
  );

export const unknownMembers = (answer: Answer): Answer =>
  changed(answer, (_, value) =>
    isRecord(value) ? { ...value, Surprise: { Nested: [1, null, 'x'] }, surprise: null } : value,
  );

/** Paging on from the marker gives everything. */
export function emptyFirstPage(answer: Answer, { hasMarker }: Faulted): Answer {
  const list = listIn(answer);
  if (list === undefined || hasMarker) return answer;
  return { ...answer, body: { [list]: [], NextMarker: FIRST_MARKER } };
}

/** The marker leads to the first page, so a client that follows it for ever goes round for ever. */
export const repeatedMarker = (answer: Answer): Answer =>
  listIn(answer) !== undefined && isRecord(answer.body)
    ? { ...answer, body: { ...answer.body, NextMarker: FIRST_MARKER } }
    : answer;

const LISTS: readonly string[] = ['Functions', 'FunctionEventInvokeConfigs', 'Aliases', 'Versions'];

/** The member that holds a listing's entries. */
function listIn({ status, body }: Answer): string | undefined {
  if (status !== 200 || !isRecord(body)) return undefined;
  return LISTS.find((name) => Array.isArray(body[name]));
}

type Change = (name: string, value: unknown) => unknown;

/** A JSON answer with each of its values changed, the innermost first. */
function changed(answer: Answer, change: Change): Answer {
  return answer.body === undefined ? answer : { ...answer, body: deep('', answer.body, change) };
}

function deep(name: string, value: unknown, change: Change): unknown {
  if (Array.isArray(value))
    return change(
      name,
      value.map((each: unknown) => deep('', each, change)),
    );
  if (!isRecord(value)) return change(name, value);
  const entries = Object.entries(value).map(([key, each]) => [key, deep(key, each, change)] as const);
  return change(name, Object.fromEntries(entries));
}
