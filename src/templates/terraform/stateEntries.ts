import { LATEST } from '../../domain/arn/functionArn.ts';
import type { StateAlias, StateConfig, StateFunction, TerraformState } from '../../domain/declared/state.ts';

/** A resource of one of the three types, before its values are picked. */
export interface StateEntry {
  readonly type: string;
  readonly address: string;
  readonly values: unknown;
  /** Names of values that the state marks as sensitive: these are left out. */
  readonly sensitive: ReadonlySet<string>;
}

export const KEPT_TYPES: ReadonlySet<string> = new Set([
  'aws_lambda_function',
  'aws_lambda_alias',
  'aws_lambda_function_event_invoke_config',
]);

/** Longest text that is kept, in characters: ARNs are shorter. */
const MAX_KEPT = 2_048;

export function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

export function stringOf(value: unknown, key: string): string | undefined {
  const field = fieldOf(value, key);
  return typeof field === 'string' && field !== '' && field.length <= MAX_KEPT ? field : undefined;
}

export const listOf = (value: unknown, key: string): readonly unknown[] => {
  const field = fieldOf(value, key);
  return Array.isArray(field) ? field : [];
};

/** Kept parts of the entries: every member is picked by name. */
export function kept(entries: readonly StateEntry[]): Omit<TerraformState, 'isCut'> {
  const of = (type: string): readonly StateEntry[] =>
    entries.filter((entry) => entry.type === type && entry.address.length <= MAX_KEPT);
  return {
    functions: of('aws_lambda_function').flatMap((entry) => functionOf(entry) ?? []),
    aliases: of('aws_lambda_alias').flatMap((entry) => aliasOf(entry) ?? []),
    configs: of('aws_lambda_function_event_invoke_config').flatMap((entry) => configOf(entry) ?? []),
  };
}

const text = ({ values, sensitive }: StateEntry, key: string): string | undefined =>
  sensitive.has(key) ? undefined : stringOf(values, key);

/** An ARN, as far as it is one. */
function arnIn(value: string | undefined): string | undefined {
  return value !== undefined && /^arn:[\w-]{1,30}:[\w-]{1,60}:/.test(value) ? value : undefined;
}

function functionOf(entry: StateEntry): StateFunction | undefined {
  const name = text(entry, 'function_name');
  const arn = arnIn(text(entry, 'arn'));
  return name === undefined ? undefined : { address: entry.address, name, ...(arn !== undefined && { arn }) };
}

function aliasOf(entry: StateEntry): StateAlias | undefined {
  const name = text(entry, 'name');
  const functionName = text(entry, 'function_name');
  const arn = arnIn(text(entry, 'arn'));
  if (name === undefined || functionName === undefined) return undefined;
  return { address: entry.address, name, functionName, ...(arn !== undefined && { arn }) };
}

function configOf(entry: StateEntry): StateConfig | undefined {
  const functionName = text(entry, 'function_name');
  if (functionName === undefined || entry.sensitive.has('qualifier')) return undefined;
  const retries = numberIn(entry, 'maximum_retry_attempts');
  const age = numberIn(entry, 'maximum_event_age_in_seconds');
  const onSuccess = destinationOf(entry, 'on_success');
  const onFailure = destinationOf(entry, 'on_failure');
  return {
    address: entry.address,
    functionName,
    qualifier: text(entry, 'qualifier') ?? LATEST,
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    // The provider writes 0 where none is set.
    ...(age !== undefined && age > 0 && { maximumEventAgeInSeconds: age }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
  };
}

function numberIn({ values, sensitive }: StateEntry, key: string): number | undefined {
  const field = sensitive.has(key) ? undefined : fieldOf(values, key);
  return typeof field === 'number' && Number.isSafeInteger(field) ? field : undefined;
}

function destinationOf({ values, sensitive }: StateEntry, half: string): string | undefined {
  if (sensitive.has('destination_config')) return undefined;
  const [config] = listOf(values, 'destination_config');
  const [destination] = listOf(config, half);
  return arnIn(stringOf(destination, 'destination'));
}
