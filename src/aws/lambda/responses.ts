import type { KnownQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { LATEST, parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import { isoDate, plausible } from './dates.ts';
import {
  type Fields,
  fieldsOf,
  member,
  optionalNumber,
  optionalText,
  requiredText,
} from '../transport/fields.ts';

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
    name: requiredText(fields, 'FunctionName'),
    arn: unqualified(requiredText(fields, 'FunctionArn')),
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
  const functionArn = requiredText(fields, 'FunctionArn');
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
  return { name: requiredText(fields, 'Name'), version: requiredText(fields, 'FunctionVersion') };
}

export function readVersion(fields: Fields): string {
  return requiredText(fields, 'Version');
}

function unqualified(arn: string): string {
  const qualifier = parseFunctionArn(arn)?.qualifier;
  return qualifier === undefined ? arn : arn.slice(0, -qualifier.length - 1);
}

/** A Date of the SDK, or a text in ISO 8601; a date is never worth refusing an answer for. */
function optionalDate(fields: Fields, name: string): Date | undefined {
  const value = fields[name];
  const ms = value instanceof Date ? plausible(value.getTime()) : typeof value === 'string' && isoDate(value);
  return typeof ms === 'number' ? new Date(ms) : undefined;
}
