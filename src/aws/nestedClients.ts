import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { Resolved } from './choice.ts';
import { type BaseConfig, baseConfig, SIGN_IN_ATTEMPTS } from './clientConfig.ts';
import type { Limits } from './limits.ts';

type StsConfig = BaseConfig & { readonly region: string; readonly endpoint?: string };

/** STS for taking on roles: at the profile's own endpoint where it has one (LocalStack). */
export function stsConfig({ region, endpoints }: Resolved, limits: Limits): StsConfig {
  const endpoint = endpoints.sts;
  return { ...signInConfig(limits), region, ...(endpoint !== undefined && { endpoint }) };
}

/**
 * How the SDK's providers call STS, SSO and sign-in for us. `clientConfig` has no region: for SSO it would
 * replace the one that the profile's SSO session names.
 */
export function nestedClients(resolved: Resolved, limits: Limits) {
  const sts = stsConfig(resolved, limits);
  return {
    clientConfig: signInConfig(limits),
    parentClientConfig: { region: resolved.region },
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    // Of the metadata services, where a profile's credential_source names one.
    timeout: limits.metadata,
    maxRetries: 0,
  };
}

function signInConfig(limits: Limits): BaseConfig {
  return { ...baseConfig(limits), maxAttempts: SIGN_IN_ATTEMPTS };
}
