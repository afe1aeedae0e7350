import type { Profiles } from '../config/profile.ts';
import type { Resolved } from '../config/resolved.ts';
import { containerKeys } from './containerCredentials.ts';
import type { CredentialProvider } from './credentials.ts';
import { instanceKeys } from './instanceCredentials.ts';
import type { Limits } from '../transport/limits.ts';
import type { AwsOptions } from '../config/options.ts';
import { environmentIdentity } from '../config/webIdentity.ts';
import { profileKeys } from './profileCredentials.ts';
import { environmentKeys } from './sourceCredentials.ts';

/**
 * The way to the keys of a source. Nothing is asked before the first call.
 * @param profiles as they were read for `resolved` just now
 */
export function keysProvider(
  source: Exclude<Resolved['source'], 'sample'>,
  resolved: Resolved,
  options: AwsOptions,
  limits: Limits,
  profiles: Profiles,
): CredentialProvider {
  switch (source) {
    case 'profile':
      return profileKeys(resolved, options, limits, profiles);
    case 'environment':
      return environmentProvider(resolved, options, limits);
    case 'container':
      return () => containerKeys(options, limits);
    case 'instance':
      return () => instanceKeys(options.env, resolved.profile?.settings, limits);
  }
}

function environmentProvider(resolved: Resolved, options: AwsOptions, limits: Limits): CredentialProvider {
  const { env } = options;
  const keys = environmentKeys(env);
  if (keys) return () => Promise.resolve(keys);
  const identity = environmentIdentity(env, resolved.profile?.settings);
  if (!identity) throw new TypeError('The environment has neither keys nor a web identity.');
  return async () => {
    const { webIdentityKeys } = await import('./webIdentityCredentials.ts');
    return await webIdentityKeys(identity, resolved, options, limits);
  };
}
