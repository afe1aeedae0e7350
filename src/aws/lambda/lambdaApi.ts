import {
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import type { KnownQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { ExpectedError, isExpectedError, isUnavailable } from '../../domain/errors.ts';
import type { LambdaApi } from '../../domain/session/lambdaApi.ts';
import { nextMarker, readAlias, readConfig, readFunction, readVersion } from './responses.ts';
import { listOf } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import { collect, type Listing, type Marker, type Page, pages } from '../transport/pages.ts';
import type { Answer } from '../transport/requester.ts';

type Options = { readonly abortSignal: AbortSignal };

/** Sends one request of an operation through the connection, and reads its answer. */
export type Perform = <A extends Answer, T>(
  operation: string,
  signal: AbortSignal,
  send: (client: LambdaClient, options: Options) => Promise<A>,
  read: (answer: A) => T,
) => Promise<T>;

const pageOf =
  <T>(member: string, read: Parameters<typeof listOf<T>>[2]) =>
  (answer: object): Page<T> => ({ ...listOf(answer, member, read), next: nextMarker(answer) });

const functionPages = (perform: Perform, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'ListFunctions',
    signal,
    (client, options) => client.send(new ListFunctionsCommand(marker), options),
    pageOf('Functions', readFunction),
  );

const configPages = (perform: Perform, FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'ListFunctionEventInvokeConfigs',
    signal,
    (client, options) =>
      client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName, ...marker }), options),
    pageOf('FunctionEventInvokeConfigs', readConfig),
  );

const aliasPages = (perform: Perform, FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'ListAliases',
    signal,
    (client, options) => client.send(new ListAliasesCommand({ FunctionName, ...marker }), options),
    pageOf('Aliases', readAlias),
  );

const versionPages = (perform: Perform, FunctionName: string, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'ListVersionsByFunction',
    signal,
    (client, options) => client.send(new ListVersionsByFunctionCommand({ FunctionName, ...marker }), options),
    pageOf('Versions', readVersion),
  );

const oneConfig = (perform: Perform, FunctionName: string, Qualifier: string, signal: AbortSignal) =>
  perform(
    'GetFunctionEventInvokeConfig',
    signal,
    (client, options) =>
      client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName, Qualifier }), options),
    readConfig,
  );

const oneFunction = (perform: Perform, FunctionName: string, signal: AbortSignal) =>
  perform(
    'GetFunctionConfiguration',
    signal,
    (client, options) => client.send(new GetFunctionConfigurationCommand({ FunctionName }), options),
    readFunction,
  );

/** Lambda of one region, read through `perform`. `warn` hears of answers that are odd and still of use. */
export function lambdaApi(perform: Perform, warn: (message: string) => void): LambdaApi {
  const ofFunction = <T>(read: Listing<T>['read']): Listing<T> => ({
    read,
    idOf: JSON.stringify,
    most: CAPS.perFunction,
    warn,
  });
  const listAliases: LambdaApi['listAliases'] = async (name, signal) =>
    await collect(ofFunction(aliasPages(perform, required(name), signal)));

  return {
    listFunctions: (signal, beforeNext) =>
      pages({
        read: functionPages(perform, signal),
        idOf: ({ arn }) => arn,
        most: CAPS.functions,
        warn,
        beforeNext,
      }),
    listEventInvokeConfigs: async (name, signal) => {
      const all = collect(ofFunction(configPages(perform, required(name), signal)));
      // Lambda's List never says that (domain.md §3): an emulator's, which has one route for List and Get.
      return (await all.catch(undefinedWithoutConfig)) ?? [];
    },
    getEventInvokeConfig: async (name, qualifier, signal) =>
      await oneConfig(perform, required(name), required(qualifier), signal).catch(undefinedWithoutConfig),
    listQualifiers: async (name, signal) => {
      // Before either starts: a failure of one must not leave the other's unhandled.
      const read = versionPages(perform, required(name), signal);
      return await bothOf(listAliases(name, signal), collect(ofFunction(read)));
    },
    listAliases,
    getFunction: async (name, signal) => await oneFunction(perform, required(name), signal),
  };
}

/** The listed entries, or the reason why they cannot be listed. */
type Half<T> = readonly T[] | ExpectedError;

const orRefusal = <T>(listed: Promise<readonly T[]>): Promise<Half<T>> =>
  listed.catch((error: unknown) => {
    if (isUnavailable(error)) return error;
    throw error;
  });

async function bothOf(
  aliases: Promise<KnownQualifiers['aliases']>,
  versions: Promise<readonly string[]>,
): Promise<KnownQualifiers> {
  const [known, published] = await Promise.all([orRefusal(aliases), orRefusal(versions)]);
  return qualifiersOf(known, published);
}

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

/**
 * A name or qualifier as it can be sent. With an empty one the SDK asks for the path of another operation (domain.md
 * §12), as with one that means a folder; half a character is nothing that an address can hold. With a colon it would be
 * an ARN, which may be one of another account.
 */
export function required(text: string): string {
  if (text !== '' && text !== '.' && text !== '..' && !text.includes(':') && text.isWellFormed()) return text;
  throw new ExpectedError('invalidRequest', 'This is not a valid function name or qualifier.');
}

/** Answer of Get both for "nothing configured" and for "no such function" (domain.md §3, recorded). */
function undefinedWithoutConfig(error: unknown): undefined {
  const notFound = isExpectedError(error) && error.kind === 'notFound';
  if (notFound && /have an EventInvokeConfig/i.test(error.facts.detail ?? '')) return undefined;
  throw error;
}
