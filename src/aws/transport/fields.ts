import { cutText } from '../failures/cutText.ts';
import { notUnderstood } from '../failures/errors.ts';
import { CAPS } from './limits.ts';

/**
 * Reading of answers. Emulators and old regions send absent, null, `""` and `{}` for the same thing
 * (domain.md §2); what is of another type than the API documents is told as such, not guessed at.
 */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The members of a list; absent and null mean none. Members that are no objects are not understood; one whose name is
 * longer than any name can be is left out, and counted.
 */
export function listOf<T>(
  answer: object,
  name: string,
  read: (fields: Fields) => T,
): { readonly entries: readonly T[]; readonly leftOut: number } {
  const value = fieldsOf(answer)[name];
  if (value === undefined || value === null) return { entries: [], leftOut: 0 };
  if (!Array.isArray(value)) throw notUnderstood(`${name} is no list.`);
  const entries = value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null)
      throw notUnderstood(`${name} has an entry that is no object.`);
    return hasOverlong(fieldsOf(entry)) ? [] : [read(fieldsOf(entry))];
  });
  return { entries, leftOut: value.length - entries.length };
}

/** The texts of a list; absent and null mean none. One that is longer than any name can be is left out. */
export function textsOf(answer: object, name: string): readonly string[] {
  const value = fieldsOf(answer)[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw notUnderstood(`${name} is no list.`);
  return value.filter((entry: unknown): entry is string => {
    if (typeof entry !== 'string') throw notUnderstood(`${name} has an entry that is no text.`);
    return entry.length <= CAPS.text;
  });
}

/** Identifiers in all answers: a cut one would name another resource. */
const NAMES: readonly string[] = [
  'FunctionName',
  'FunctionArn',
  'Name',
  'FunctionVersion',
  'Version',
  'StackName',
  'LogicalResourceId',
  'PhysicalResourceId',
  'ResourceARN',
  'TopicArn',
  'Arn',
];

function hasOverlong(fields: Fields): boolean {
  return NAMES.some((name) => {
    const value = fields[name];
    return typeof value === 'string' && value.length > CAPS.text;
  });
}

export function fieldsOf(value: object): Fields {
  return value as Fields;
}

export function member(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' && value !== null ? fieldsOf(value) : {};
}

export function requiredText(fields: Fields, name: string): string {
  if (hasOverlong(fields)) throw notUnderstood('A name is longer than names can be.');
  const value = optionalText(fields, name);
  if (value === undefined) throw notUnderstood(`${name} is missing.`);
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw notUnderstood(`${name} is no text.`);
  return cutText(value, CAPS.text);
}

/** Longest token of a next page that is sent back; the longest of AWS's have some thousand characters. */
const MAX_TOKEN = 65_536;

/** Token of the next page, whole: a cut one would name no page. */
export function nextToken(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= MAX_TOKEN) return value;
  throw notUnderstood(`${name} is no token.`);
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw notUnderstood(`${name} is no number.`);
  return value;
}
