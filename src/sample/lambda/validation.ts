import { serializationError, validationError } from './errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Input, at } from './input.ts';
import type { Member } from './model.ts';

/**
 * Holds a request to the model: types first, then all constraints, and every violation in one message.
 * The text is the service's own (recorded): `2 validation errors detected: Value '…' at '…' failed to …; Value …`.
 */
export function validate(input: Input, members: readonly Member[]): void {
  for (const member of members) checkType(at(input, member.path), member);
  const found = members.flatMap((member) => violations(at(input, member.path), member));
  if (found.length > 0) throw validationError(summary(found));
}

/** The service's sentence about violations of the model. */
export function summary(found: readonly string[]): string {
  return `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`;
}

/** One violation in the service's words; null has no quotes. */
export function violation(
  value: string | number | undefined,
  path: readonly string[],
  constraint: string,
): string {
  const shown = value === undefined ? 'null' : `'${value}'`;
  return `Value ${shown} at '${memberName(path)}' failed to satisfy constraint: Member must ${constraint}`;
}

const memberName = (path: readonly string[]): string =>
  path.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join('.');

const TYPES: Readonly<Record<Member['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  structure: isRecord,
  map: isRecord,
  list: Array.isArray,
};

const TYPE_NAMES: Readonly<Record<Member['type'], string>> = {
  string: 'a String',
  integer: 'an Integer',
  boolean: 'a Boolean',
  structure: 'a Structure',
  map: 'a Map',
  list: 'a List',
};

function checkType(value: unknown, member: Member): void {
  if (value === undefined || TYPES[member.type](value)) return;
  throw serializationError(`${tokenOf(value)} can not be converted to ${TYPE_NAMES[member.type]}`);
}

/** The name that the service's parser gives to a JSON value's first token. */
function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (isRecord(value)) return 'START_OBJECT';
  if (typeof value === 'string') return 'STRING_VALUE';
  return typeof value === 'number' ? 'NUMBER_VALUE' : `${String(value).toUpperCase()}_VALUE`;
}

function violations(value: unknown, member: Member): readonly string[] {
  if (value === undefined) return member.required ? [violation(undefined, member.path, 'not be null')] : [];
  if (typeof value === 'string') {
    return textConstraints(value, member).map((constraint) => violation(value, member.path, constraint));
  }
  if (typeof value !== 'number') return [];
  return numberConstraints(value, member).map((constraint) => violation(value, member.path, constraint));
}

function textConstraints(value: string, { pattern, length, values }: Member): readonly string[] {
  return [
    ...(values && !values.includes(value) ? [`satisfy enum value set: [${values.join(', ')}]`] : []),
    ...(pattern !== undefined && !matches(value, pattern)
      ? [`satisfy regular expression pattern: ${pattern}`]
      : []),
    ...(length?.min !== undefined && value.length < length.min
      ? [`have length greater than or equal to ${length.min}`]
      : []),
    ...(length?.max !== undefined && value.length > length.max
      ? [`have length less than or equal to ${length.max}`]
      : []),
  ];
}

function numberConstraints(value: number, { range }: Member): readonly string[] {
  if (!range) return [];
  if (value < range.min) return [`have value greater than or equal to ${range.min}`];
  return range.max !== undefined && value > range.max
    ? [`have value less than or equal to ${range.max}`]
    : [];
}

const compiled = new Map<string, RegExp>();

/** Upstream's patterns are not anchored, yet the service matches the whole text (recorded). */
function matches(value: string, pattern: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, known);
  return known.test(value);
}
