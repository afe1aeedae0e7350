import type { Resolved } from '../config/resolved.ts';
import { type BaseConfig, baseConfig, SIGN_IN_ATTEMPTS } from '../transport/clientConfig.ts';
import { requireHost, type ServiceId } from '../config/endpoints.ts';
import type { Limits } from '../transport/limits.ts';

type SignInConfig = BaseConfig & { readonly endpoint?: string };
type StsConfig = SignInConfig & { readonly region: string };

/** STS for taking on roles: at the profile's own endpoint where it has one (LocalStack). */
export function stsConfig(resolved: Resolved, limits: Limits): StsConfig {
  requireHost('sts', resolved);
  return { ...signInConfig('sts', resolved, limits), region: resolved.region };
}

/**
 * A client of a service that signs in, without its Region: for IAM Identity Center and `aws login`, the session names
 * it.
 */
export function signInConfig(service: ServiceId, resolved: Resolved, limits: Limits): SignInConfig {
  const endpoint = resolved.endpoints[service];
  return {
    ...baseConfig(limits, resolved),
    maxAttempts: SIGN_IN_ATTEMPTS,
    useFipsEndpoint: endpoint === undefined && resolved.useFips,
    useDualstackEndpoint: endpoint === undefined && resolved.useDualstack,
    ...(endpoint !== undefined && { endpoint }),
  };
}
