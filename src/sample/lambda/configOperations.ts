import { checkDestinations, destinationOf } from './destinations.ts';
import { type Answer, type ServiceError, invalidParameter, notFound } from './errors.ts';
import { type Input, at, numberAt } from './input.ts';
import { pageOf } from './pages.ts';
import type { ConfigRecord, FunctionRecord } from './records.ts';
import { configShape } from './shapes.ts';
import { type Shelf, functionArnOn, hasQualifier } from './store.ts';
import { type Target, locate } from './target.ts';

/** Get: a function that does not exist answers as one that has no config (recorded, domain.md §3). */
export function getConfig(shelf: Shelf, input: Input): Answer {
  const target = locate(input, shelf);
  const config = configOf(shelf.functions.get(target.name), target);
  if (!config) throw noConfig(shelf, target);
  return { status: 200, body: configShape(shelf, target.name, config) };
}

/** List: all qualifiers' configs, also orphaned ones; it alone knows a missing function (recorded). */
export function listConfigs(shelf: Shelf, input: Input): Answer {
  const { name } = locate(input, shelf);
  const record = shelf.functions.get(name);
  if (!record) throw noFunction();
  const page = pageOf(record.configs, (config) => config.qualifier, input);
  const configs = page.items.map((config) => configShape(shelf, name, config));
  return { status: 200, body: { FunctionEventInvokeConfigs: configs, ...page.next } };
}

/** Put: replaces everything; what is not sent is unset (recorded). */
export function putConfig(shelf: Shelf, input: Input): Answer {
  const { target, record } = writable(shelf, input);
  checkDestinations(shelf, record, input);
  return store(shelf, record, sent(input, target, configOf(record, target)));
}

/**
 * Update: merges the members sent into a config that must exist (recorded). DestinationConfig counts as one
 * member: whether the service merges inside it is unverified (domain.md §5).
 */
export function updateConfig(shelf: Shelf, input: Input): Answer {
  const { target, record } = writable(shelf, input);
  const known = configOf(record, target);
  if (!known) throw noConfig(shelf, target);
  checkDestinations(shelf, record, input);
  return store(shelf, record, merged(known, sent(input, target, known), input));
}

/** Delete: back to the defaults; 204 and no body. As Get, it cannot tell a missing function (recorded). */
export function deleteConfig(shelf: Shelf, input: Input): Answer {
  const target = locate(input, shelf);
  const record = shelf.functions.get(target.name);
  if (!record || !configOf(record, target)) throw noConfig(shelf, target);
  shelf.functions.set(record.name, { ...record, configs: others(record, target.effective) });
  return { status: 204 };
}

/** Checks of Put and Update: something is sent, and the function and its qualifier exist (recorded). */
function writable(shelf: Shelf, input: Input): { readonly target: Target; readonly record: FunctionRecord } {
  const target = locate(input, shelf);
  const settings = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'];
  if (settings.every((name) => at(input, [name]) === undefined)) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  const record = shelf.functions.get(target.name);
  if (!record || !hasQualifier(record, target.effective)) throw noFunction();
  return { target, record };
}

/** The config that a request alone describes. Its time is later than its predecessor's. */
function sent(input: Input, target: Target, before: ConfigRecord | undefined): ConfigRecord {
  const retries = numberAt(input, 'MaximumRetryAttempts');
  const age = numberAt(input, 'MaximumEventAgeInSeconds');
  const onSuccess = destinationOf(input, 'OnSuccess');
  const onFailure = destinationOf(input, 'OnFailure');
  return {
    qualifier: target.effective,
    ...(retries !== undefined && { retries }),
    ...(age !== undefined && { age }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
    lastModified: Math.max(Date.now(), (before?.lastModified ?? 0) + 1),
  };
}

function merged(known: ConfigRecord, change: ConfigRecord, input: Input): ConfigRecord {
  if (at(input, ['DestinationConfig']) === undefined) return { ...known, ...change };
  const { onSuccess: _success, onFailure: _failure, ...numbers } = known;
  return { ...numbers, ...change };
}

function store(shelf: Shelf, record: FunctionRecord, config: ConfigRecord): Answer {
  const configs = [...others(record, config.qualifier), config];
  shelf.functions.set(record.name, { ...record, configs });
  return { status: 200, body: configShape(shelf, record.name, config) };
}

const configOf = (record: FunctionRecord | undefined, target: Target): ConfigRecord | undefined =>
  record?.configs.find((config) => config.qualifier === target.effective);

const others = (record: FunctionRecord, qualifier: string): readonly ConfigRecord[] =>
  record.configs.filter((config) => config.qualifier !== qualifier);

const noFunction = (): ServiceError => notFound("The function doesn't exist.");

const noConfig = (shelf: Shelf, target: Target): ServiceError =>
  notFound(
    `The function ${functionArnOn(shelf, target.name, target.effective)} doesn't have an EventInvokeConfig`,
  );
