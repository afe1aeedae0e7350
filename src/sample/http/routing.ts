import { serializationError } from '../lambda/errors.ts';
import type { Input } from '../lambda/input.ts';
import type { Member } from '../lambda/model.ts';
import { OPERATIONS, type Operation } from '../lambda/operations.ts';

/** A request's address, taken apart without ever failing. */
export interface Address {
  readonly method: string;
  /** As it came, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The operation that a request asks for, with what its path says. */
export interface Route {
  readonly operation: Operation;
  readonly labels: Input;
}

export function parseAddress(method: string | undefined, url: string | undefined): Address {
  const [path = '', query = ''] = splitOnce(url ?? '', '?');
  return { method: method ?? '', path, query: new URLSearchParams(query) };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** Finds the operation; undefined is what the service calls an unknown operation. One slash at the end is fine. */
export function findRoute({ method, path }: Address): Route | undefined {
  const segments = path.replace(/(?<=.)\/$/, '').split('/');
  for (const operation of OPERATIONS) {
    const labels = operation.method === method ? matchPath(operation.path, segments) : undefined;
    if (labels) return { operation, labels };
  }
  return undefined;
}

function matchPath(pattern: string, segments: readonly string[]): Input | undefined {
  const expected = pattern.split('/');
  if (expected.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const segment = segments[index] ?? '';
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = decode(segment);
    else if (part !== segment) return undefined;
  }
  return labels;
}

/** A label as meant; one that cannot be decoded stays as it came, and fails the model's pattern later. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The query's members that the operation knows; an integer that is none is a 400. */
export function queryInput(operation: Operation, query: URLSearchParams): Input {
  const found = operation.query.flatMap((member) => {
    const name = member.path.join('.');
    const value = query.get(name);
    return value === null ? [] : [[name, queryValue(member, value)] as const];
  });
  return Object.fromEntries(found);
}

function queryValue(member: Member, value: string): string | number {
  if (member.type !== 'integer') return value;
  if (!/^-?\d{1,10}$/.test(value)) {
    throw serializationError('STRING_VALUE can not be converted to an Integer');
  }
  return Number(value);
}
