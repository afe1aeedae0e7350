import { SSOClient } from '@aws-sdk/nested-clients/sso';
import { SigninClient } from '@aws-sdk/nested-clients/signin';
import { SSOOIDCClient } from '@aws-sdk/nested-clients/sso-oidc';
import type { Resolved } from '../config/resolveProfile.ts';
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
function signInConfig(service: ServiceId, resolved: Resolved, limits: Limits): SignInConfig {
  const endpoint = resolved.endpoints[service];
  return {
    ...baseConfig(limits, resolved),
    maxAttempts: SIGN_IN_ATTEMPTS,
    useFipsEndpoint: endpoint === undefined && resolved.useFips,
    useDualstackEndpoint: endpoint === undefined && resolved.useDualstack,
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** The portal of IAM Identity Center, which gives keys for a token. */
export function ssoClient(region: string, resolved: Resolved, limits: Limits): SSOClient {
  return new SSOClient({ ...signInConfig('sso', resolved, limits), region });
}

/** The service of IAM Identity Center that renews tokens. */
export function tokenClient(region: string, resolved: Resolved, limits: Limits): SSOOIDCClient {
  return new SSOOIDCClient({ ...signInConfig('sso_oidc', resolved, limits), region });
}

/** The service that renews the tokens of `aws login`. The token proves who asks: nothing is signed. */
export function loginClient(region: string, resolved: Resolved, limits: Limits): SigninClient {
  const credentials = { accessKeyId: '', secretAccessKey: '' };
  return new SigninClient({ ...signInConfig('signin', resolved, limits), region, credentials });
}
