import type { KnownQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { LATEST, parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import { cutText } from '../failures/cutText.ts';
import { isoDate, plausible } from './dates.ts';
import { notUnderstood } from '../failures/errors.ts';
import { CAPS } from '../transport/limits.ts';

/**
 * Reading of answers. Emulators and old regions send absent, null, `""` and `{}` for the same thing
 * (domain.md §2); what is of another type than the API documents is told as such, not guessed at.
 */
type Fields = Readonly<Record<string, unknown>>;

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

/** What names something, in any of the answers: cut, it would name something else. */
const NAMES: readonly string[] = ['FunctionName', 'FunctionArn', 'Name', 'FunctionVersion', 'Version'];

function hasOverlong(fields: Fields): boolean {
  return NAMES.some((name) => {
    const value = fields[name];
    return typeof value === 'string' && value.length > CAPS.text;
  });
}

/** The marker of the next page, if there is one; null: there is one, and it is no text, as of some emulators. */
export function nextMarker(answer: object): string | null | undefined {
  const { NextMarker: marker } = fieldsOf(answer);
  if (marker === undefined || marker === null || marker === '') return undefined;
  if (typeof marker === 'object' && Object.keys(marker).length === 0) return undefined;
  return typeof marker === 'string' ? marker : null;
}

export function readFunction(answer: object): FunctionSummary {
  const fields = fieldsOf(answer);
  const runtime = optionalText(fields, 'Runtime');
  const description = optionalText(fields, 'Description');
  const role = optionalText(fields, 'Role');
  const deadLetterArn = optionalText(member(fields, 'DeadLetterConfig'), 'TargetArn');
  const logGroup = optionalText(member(fields, 'LoggingConfig'), 'LogGroup');
  const lastModified = optionalDate(fields, 'LastModified');
  return {
    name: text(fields, 'FunctionName'),
    arn: unqualified(text(fields, 'FunctionArn')),
    ...(runtime !== undefined && { runtime }),
    ...(description !== undefined && { description }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
    ...(role !== undefined && { role }),
    ...(lastModified !== undefined && { lastModified }),
    ...(logGroup !== undefined && { logGroup }),
    ...(Object.keys(member(fields, 'DurableConfig')).length > 0 && { durable: true }),
  };
}

export function readConfig(answer: object): EventInvokeConfig {
  const fields = fieldsOf(answer);
  const functionArn = text(fields, 'FunctionArn');
  const destinations = member(fields, 'DestinationConfig');
  const retries = optionalNumber(fields, 'MaximumRetryAttempts');
  const age = optionalNumber(fields, 'MaximumEventAgeInSeconds');
  const onSuccess = optionalText(member(destinations, 'OnSuccess'), 'Destination');
  const onFailure = optionalText(member(destinations, 'OnFailure'), 'Destination');
  const lastModified = optionalDate(fields, 'LastModified');
  return {
    functionArn,
    qualifier: parseFunctionArn(functionArn)?.qualifier ?? LATEST,
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    ...(age !== undefined && { maximumEventAgeInSeconds: age }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

export function readAlias(fields: Fields): KnownQualifiers['aliases'][number] {
  return { name: text(fields, 'Name'), version: text(fields, 'FunctionVersion') };
}

export function readVersion(fields: Fields): string {
  return text(fields, 'Version');
}

function unqualified(arn: string): string {
  const qualifier = parseFunctionArn(arn)?.qualifier;
  return qualifier === undefined ? arn : arn.slice(0, -qualifier.length - 1);
}

function fieldsOf(value: object): Fields {
  return value as Fields;
}

function member(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' && value !== null ? fieldsOf(value) : {};
}

function text(fields: Fields, name: string): string {
  if (hasOverlong(fields)) throw notUnderstood('A name is longer than names can be.');
  const value = optionalText(fields, name);
  if (value === undefined) throw notUnderstood(`${name} is missing.`);
  return value;
}

function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw notUnderstood(`${name} is no text.`);
  return cutText(value, CAPS.text);
}

function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw notUnderstood(`${name} is no number.`);
  return value;
}

/** A Date of the SDK, or a text in ISO 8601; a date is never worth refusing an answer for. */
function optionalDate(fields: Fields, name: string): Date | undefined {
  const value = fields[name];
  const ms = value instanceof Date ? plausible(value.getTime()) : typeof value === 'string' && isoDate(value);
  return typeof ms === 'number' ? new Date(ms) : undefined;
}
