import { GetRoleCredentialsCommand } from '@aws-sdk/nested-clients/sso';
import type { Profile, Profiles } from '../config/profile.ts';
import { ssoSessionOf } from '../config/checkProfile.ts';
import type { Resolved } from '../config/resolved.ts';
import type { AwsCredentials } from './credentials.ts';
import type { Limits } from '../transport/limits.ts';
import { ssoClient, tokenClient } from './nestedClients.ts';
import type { AwsOptions } from '../config/options.ts';
import { NoCredentials } from './signInErrors.ts';
import { ssoToken } from './ssoToken.ts';

/** The keys of a checked profile that signs in with IAM Identity Center, by a session or in the older form. */
export async function ssoKeys(
  profile: Profile,
  profiles: Profiles,
  resolved: Resolved,
  limits: Limits,
  options: AwsOptions,
  abortSignal: AbortSignal,
): Promise<AwsCredentials> {
  const session = profile.settings.get('sso_session');
  const own = ssoSessionOf(profile, profiles)?.settings;
  const setting = (key: string): string => own?.get(key) ?? profile.settings.get(key) ?? '';
  const region = setting('sso_region');
  const client = ssoClient(region, resolved, limits);
  const renewer = session === undefined ? undefined : tokenClient(region, resolved, limits);
  try {
    const accessToken = await ssoToken(session ?? setting('sso_start_url'), options, renewer, abortSignal);
    const accountId = setting('sso_account_id');
    const roleName = setting('sso_role_name');
    const command = new GetRoleCredentialsCommand({ accountId, roleName, accessToken });
    const { roleCredentials } = await client.send(command, { abortSignal });
    return keysOf(roleCredentials ?? {});
  } finally {
    client.destroy();
    renewer?.destroy();
  }
}

interface RoleCredentials {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly expiration?: number | undefined;
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: RoleCredentials): AwsCredentials {
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined) {
    throw new NoCredentials('The portal gave no keys.');
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) };
}
