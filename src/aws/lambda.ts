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
import { ExpectedError, isExpectedError } from '../domain/errors.ts';
import type { LambdaApi } from '../domain/lambdaApi.ts';
import { listOf, nextMarker, readAlias, readConfig, readFunction, readVersion } from './answers.ts';
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

/** What one page holds, and the marker of the next. */
interface Page<T> {
  readonly entries: readonly T[];
  readonly next: string | undefined;
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
    listEventInvokeConfigs: async (name, signal) => await collect(configs(required(name), signal), warn),
    getEventInvokeConfig: async (name, qualifier, signal) =>
      await config(required(name), required(qualifier), signal).catch(undefinedWithoutConfig),
    listQualifiers: async (name, signal) => {
      const all = collect(versions(required(name), signal), warn);
      const [known, published] = await Promise.all([listAliases(name, signal), all]);
      return { aliases: known, versions: published.filter((version) => version !== LATEST) };
    },
    listAliases,
    getFunction: async (name, signal) => await one(required(name), signal),
  };
}

/**
 * Page after page until there is no marker. One that was seen before would go round for ever: the listing
 * ends there, as with the SDK's `stopOnSameToken`. An empty page with a marker is legal (domain.md §2).
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
    if (seen.has(next)) return warn('A listing ended early: its marker came back.');
    seen.add(next);
    marker = { Marker: next };
  }
}

async function collect<T>(
  read: (marker: Marker) => Promise<Page<T>>,
  warn: (message: string) => void,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const entries of pages(read, warn)) all.push(...entries);
  return all;
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
