import {
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { LATEST } from '../domain/arn.ts';
import { ExpectedError, isExpectedError, isUnavailable } from '../domain/errors.ts';
import type { LambdaApi } from '../domain/lambdaApi.ts';
import type { KnownQualifiers } from '../domain/warnings.ts';
import { listOf, nextMarker, readAlias, readConfig, readFunction, readVersion } from './answers.ts';
import { notUnderstood } from './errors.ts';
import type { Answer } from './requester.ts';

type Marker = { readonly Marker?: string };
type Options = { readonly abortSignal: AbortSignal };

/** Sends one request of an operation through the connection, and reads its answer. */
export type Perform = <A extends Answer, T>(
  operation: string,
  signal: AbortSignal,
  send: (client: LambdaClient, options: Options) => Promise<A>,
  read: (answer: A) => T,
) => Promise<T>;

/** What one page holds, and the marker of the next: see `nextMarker`. */
interface Page<T> {
  readonly entries: readonly T[];
  readonly next: string | null | undefined;
}

const pageOf =
  <T>(member: string, read: Parameters<typeof listOf<T>>[2]) =>
  (answer: object): Page<T> => ({ entries: listOf(answer, member, read), next: nextMarker(answer) });

/** Lambda of one region, read through `perform`. `warn` hears of answers that are odd and still of use. */
export function lambdaApi(perform: Perform, warn: (message: string) => void): LambdaApi {
  const functions = (signal: AbortSignal) => (marker: Marker) =>
    perform(
      'ListFunctions',
      signal,
      (client, options) => client.send(new ListFunctionsCommand(marker), options),
      pageOf('Functions', readFunction),
    );
  const configs = (FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
    perform(
      'ListFunctionEventInvokeConfigs',
      signal,
      (client, options) =>
        client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName, ...marker }), options),
      pageOf('FunctionEventInvokeConfigs', readConfig),
    );
  const aliases = (FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
    perform(
      'ListAliases',
      signal,
      (client, options) => client.send(new ListAliasesCommand({ FunctionName, ...marker }), options),
      pageOf('Aliases', readAlias),
    );
  const versions = (FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
    perform(
      'ListVersionsByFunction',
      signal,
      (client, options) =>
        client.send(new ListVersionsByFunctionCommand({ FunctionName, ...marker }), options),
      pageOf('Versions', readVersion),
    );
  const config = (FunctionName: string, Qualifier: string, signal: AbortSignal) =>
    perform(
      'GetFunctionEventInvokeConfig',
      signal,
      (client, options) =>
        client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName, Qualifier }), options),
      readConfig,
    );
  const one = (FunctionName: string, signal: AbortSignal) =>
    perform(
      'GetFunctionConfiguration',
      signal,
      (client, options) => client.send(new GetFunctionConfigurationCommand({ FunctionName }), options),
      readFunction,
    );

  const listAliases: LambdaApi['listAliases'] = async (name, signal) =>
    await collect(aliases(required(name), signal), warn);

  return {
    listFunctions: (signal) => pages(functions(signal), warn),
    listEventInvokeConfigs: async (name, signal) => {
      const all = collect(configs(required(name), signal), warn);
      // Lambda's List never says that (domain.md §3): an emulator's, which has one route for List and Get.
      return (await all.catch(undefinedWithoutConfig)) ?? [];
    },
    getEventInvokeConfig: async (name, qualifier, signal) =>
      await config(required(name), required(qualifier), signal).catch(undefinedWithoutConfig),
    listQualifiers: async (name, signal) => {
      // Before either is asked: a failure of one must not leave the other's unheard.
      const read = versions(required(name), signal);
      const [known, published] = await Promise.all([
        orRefusal(listAliases(name, signal)),
        orRefusal(collect(read, warn)),
      ]);
      return qualifiersOf(known, published);
    },
    listAliases,
    getFunction: async (name, signal) => await one(required(name), signal),
  };
}

/** What the service puts on one page at most (domain.md §1). */
const FULL_PAGE = 50;

/**
 * Page after page until there is no marker. An empty page with a marker is legal (domain.md §2). A marker that
 * was seen before, and one that is no text, leads nowhere. Where the page holds less than a full one, it counts
 * as the last: so do emulators answer that ignore paging. Else what was read stays, and the end is a failure:
 * it is not known to be the whole.
 */
async function* pages<T>(
  read: (marker: Marker) => Promise<Page<T>>,
  warn: (message: string) => void,
): AsyncGenerator<readonly T[], void, undefined> {
  const seen = new Set<string>();
  for (let marker: Marker = {}; ;) {
    const { entries, next } = await read(marker);
    yield entries;
    if (next === undefined) return;
    if (next === null || seen.has(next)) return lastPage(entries.length, next, warn);
    seen.add(next);
    marker = { Marker: next };
  }
}

function lastPage(size: number, next: string | null, warn: (message: string) => void): void {
  const problem = `The marker of the next page ${next === null ? 'is no text' : 'came back'}`;
  warn(`${problem}: the listing ends at a page of ${size}.`);
  if (size === 0 || size >= FULL_PAGE) throw notUnderstood(`${problem}, so there may be more.`);
}

async function collect<T>(
  read: (marker: Marker) => Promise<Page<T>>,
  warn: (message: string) => void,
): Promise<readonly T[]> {
  const all = new Map<string, T>();
  for await (const entries of pages(read, warn)) {
    // A page that is answered twice has nothing new.
    for (const entry of entries) all.set(JSON.stringify(entry), entry);
  }
  return [...all.values()];
}

/** What was listed, or why it cannot be. */
type Half<T> = readonly T[] | ExpectedError;

const orRefusal = <T>(listed: Promise<readonly T[]>): Promise<Half<T>> =>
  listed.catch((error: unknown) => {
    if (isUnavailable(error)) return error;
    throw error;
  });

function qualifiersOf(
  aliases: Half<KnownQualifiers['aliases'][number]>,
  versions: Half<string>,
): KnownQualifiers {
  const published = isExpectedError(versions) ? [] : versions.filter((version) => version !== LATEST);
  if (!isExpectedError(aliases)) {
    return { aliases, versions: published, ...(isExpectedError(versions) && { unknown: { versions } }) };
  }
  if (isExpectedError(versions)) throw aliases;
  return { aliases: [], versions: published, unknown: { aliases } };
}

/** An empty name makes the SDK send the path of another operation (domain.md §12). */
function required(text: string): string {
  if (text !== '') return text;
  throw new ExpectedError('invalidRequest', 'The name of a function and its qualifier cannot be empty.');
}

/** What Get answers for "nothing configured", and for "no such function" alike (domain.md §3, recorded). */
function undefinedWithoutConfig(error: unknown): undefined {
  const notFound = isExpectedError(error) && error.kind === 'notFound';
  if (notFound && /have an EventInvokeConfig/i.test(error.facts.detail ?? '')) return undefined;
  throw error;
}
