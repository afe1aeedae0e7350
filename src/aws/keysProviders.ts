import type { Resolved } from './choice.ts';
import { containerKeys } from './containerKeys.ts';
import type { KeysProvider } from './credentials.ts';
import { instanceKeys } from './instanceKeys.ts';
import type { Limits } from './limits.ts';
import { type AwsOptions, variable } from './options.ts';
import { profileKeys } from './profileKeys.ts';
import { environmentKeys } from './sourceKeys.ts';
import { webIdentityKeys } from './webIdentityKeys.ts';

/** The way to the keys of a source. Nothing is asked before the first call. */
export function keysProvider(
  source: Exclude<Resolved['source'], 'sample'>,
  resolved: Resolved,
  options: AwsOptions,
  limits: Limits,
): KeysProvider {
  switch (source) {
    case 'profile':
      return profileKeys(resolved, options, limits);
    case 'environment':
      return environmentProvider(resolved, options, limits);
    case 'container':
      return () => containerKeys(options, limits);
    case 'instance':
      return () => instanceKeys(options.env, resolved.profile?.settings, limits);
  }
}

function environmentProvider(resolved: Resolved, options: AwsOptions, limits: Limits): KeysProvider {
  const { env } = options;
  const keys = environmentKeys(env);
  if (keys) return () => Promise.resolve(keys);
  const identity = {
    tokenFile: variable(env, 'AWS_WEB_IDENTITY_TOKEN_FILE') ?? '',
    roleArn: variable(env, 'AWS_ROLE_ARN') ?? '',
    sessionName: variable(env, 'AWS_ROLE_SESSION_NAME'),
  };
  return () => webIdentityKeys(identity, resolved, options, limits);
}
