import { SSOClient } from '@aws-sdk/nested-clients/sso';
import { SigninClient } from '@aws-sdk/nested-clients/signin';
import { SSOOIDCClient } from '@aws-sdk/nested-clients/sso-oidc';
import type { Resolved } from '../config/resolved.ts';
import type { Limits } from '../transport/limits.ts';
import { signInConfig } from './signInConfig.ts';

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
