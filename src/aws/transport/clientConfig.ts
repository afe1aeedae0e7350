import { CappedHandler } from './cappedHandler.ts';
import type { Resolved } from '../config/resolved.ts';
import type { Limits } from './limits.ts';

/** Parts of an SDK client's configuration that are the same for all requests. */
export interface BaseConfig {
  readonly authSchemePreference: string[];
  readonly customUserAgent: string;
  readonly defaultsMode: 'standard';
  readonly ignoreConfiguredEndpointUrls: true;
  readonly maxAttempts: number;
  readonly requestHandler: CappedHandler;
  readonly retryMode: 'standard';
  readonly useDualstackEndpoint: boolean;
  readonly useFipsEndpoint: boolean;
  readonly userAgentAppId: string;
}

/**
 * The configuration of every SDK client, so that it reads neither files nor environment:
 * it would take those of AWS_PROFILE or default, not of the chosen profile (domain.md §12).
 */
export function baseConfig(limits: Limits, { ca }: Pick<Resolved, 'ca'>): BaseConfig {
  const agent = { keepAlive: true, maxSockets: limits.sockets };
  return {
    authSchemePreference: [],
    customUserAgent: 'lambda-async',
    defaultsMode: 'standard',
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: 1,
    requestHandler: new CappedHandler({
      connectionTimeout: limits.connect,
      requestTimeout: limits.request,
      throwOnRequestTimeout: true,
      socketTimeout: limits.socketIdle,
      httpAgent: agent,
      httpsAgent: { ...agent, ...(ca !== undefined && { ca }) },
    }),
    retryMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: '',
  };
}

/** Attempts of the requests that sign in (STS, SSO): few, and not ours to pace. */
export const SIGN_IN_ATTEMPTS = 3;
