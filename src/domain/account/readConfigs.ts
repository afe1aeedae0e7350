import { LATEST } from '../arn/functionArn.ts';
import { type ExpectedError, isUnavailable } from '../errors.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';
import type { LambdaApi } from '../session/lambdaApi.ts';

/** Answer of List, or of Get where List is denied or unknown, for a function, and its time. */
export interface FunctionConfigs {
  readonly configs: readonly EventInvokeConfig[];
  /** `get`: List was refused or is unknown to the endpoint, so that only the qualifier asked for is known. */
  readonly via: 'list' | 'get';
  readonly readAt: Date;
  /** The refusal of List, where `via` is `get`. */
  readonly refusal?: ExpectedError;
}

/** The configs of a function by List; where that is refused, that of `$LATEST` by Get. */
export async function readConfigs(
  name: string,
  api: LambdaApi,
  signal: AbortSignal,
): Promise<FunctionConfigs> {
  try {
    const configs = await api.listEventInvokeConfigs(name, signal);
    return { configs, via: 'list', readAt: new Date() };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return await readConfig(name, LATEST, api, signal, error);
  }
}

/** The config of one qualifier by Get, where List was refused. */
export async function readConfig(
  name: string,
  qualifier: string,
  api: LambdaApi,
  signal: AbortSignal,
  refusal?: ExpectedError,
): Promise<FunctionConfigs> {
  try {
    const config = await api.getEventInvokeConfig(name, qualifier, signal);
    const configs = config ? [config] : [];
    return { configs, via: 'get', readAt: new Date(), ...(refusal && { refusal }) };
  } catch (error) {
    // Both refused: List is what the user should be allowed, so its refusal is the one to show.
    if (refusal && isUnavailable(error)) throw refusal;
    throw error;
  }
}

/** True if two answers say the same, whenever they came. */
export function sameConfigs(a: FunctionConfigs, b: FunctionConfigs): boolean {
  return a.via === b.via && JSON.stringify(a.configs) === JSON.stringify(b.configs);
}
