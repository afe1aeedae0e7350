import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import { SSOClient } from '@aws-sdk/nested-clients/sso';
import type { Resolved } from './choice.ts';
import { type BaseConfig, baseConfig, SIGN_IN_ATTEMPTS } from './clientConfig.ts';
import type { ServiceId } from './endpoints.ts';
import type { Limits } from './limits.ts';

type SignInConfig = BaseConfig & { readonly endpoint?: string };
type StsConfig = SignInConfig & { readonly region: string };

/** STS for taking on roles: at the profile's own endpoint where it has one (LocalStack). */
export function stsConfig(resolved: Resolved, limits: Limits): StsConfig {
  return { ...signInConfig('sts', resolved, limits), region: resolved.region };
}

/** How the SDK's providers call STS for us. */
export function nestedClients(resolved: Resolved, limits: Limits) {
  const sts = stsConfig(resolved, limits);
  return {
    parentClientConfig: { region: resolved.region },
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    // Of the metadata services, where a profile's credential_source names one.
    timeout: limits.metadata,
    maxRetries: 0,
  };
}

/**
 * A client of a service that signs in. It has no region: for IAM Identity Center and `aws login` a region here
 * would replace the one that their session names.
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

/**
 * The portal of IAM Identity Center. Ours and not the provider's, which would ask at the endpoint that its
 * tokens are renewed at.
 */
export function ssoClient(region: string, resolved: Resolved, limits: Limits): SSOClient {
  return new SSOClient({ ...signInConfig('sso', resolved, limits), region });
}
