import { fromHttp, fromTokenFile } from '@aws-sdk/credential-providers';
// Not by way of credential-providers: its wrapper pulls a parser of browsers' user agents into the bundle.
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import { untilAborted } from './abort.ts';
import type { Resolved } from './choice.ts';
import type { Keys, KeysProvider } from './credentials.ts';
import type { Limits } from './limits.ts';
import { nestedClients, signInConfig } from './nestedClients.ts';
import { type AwsOptions, type Environment, variable } from './options.ts';
import { profileKeys } from './profileKeys.ts';

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
      return environmentKeys(resolved, options.env, limits);
    case 'container':
      return () => containerKeys(options.env, limits);
    case 'instance':
      return () => instanceKeys(limits);
  }
}

function environmentKeys(resolved: Resolved, env: Environment, limits: Limits): KeysProvider {
  const accessKeyId = variable(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = variable(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return webIdentityKeys(resolved, env, limits);
  const sessionToken = variable(env, 'AWS_SESSION_TOKEN') ?? variable(env, 'AWS_SECURITY_TOKEN');
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  return () => Promise.resolve(keys);
}

function webIdentityKeys(resolved: Resolved, env: Environment, limits: Limits): KeysProvider {
  const roleSessionName = variable(env, 'AWS_ROLE_SESSION_NAME');
  return () =>
    fromTokenFile({
      ...nestedClients(resolved, limits),
      clientConfig: signInConfig('sts', resolved, limits),
      webIdentityTokenFile: variable(env, 'AWS_WEB_IDENTITY_TOKEN_FILE') ?? '',
      roleArn: variable(env, 'AWS_ROLE_ARN') ?? '',
      ...(roleSessionName !== undefined && { roleSessionName }),
    })();
}

function containerKeys(env: Environment, limits: Limits): Promise<Keys> {
  const relative = variable(env, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
  const full = variable(env, 'AWS_CONTAINER_CREDENTIALS_FULL_URI');
  const token = variable(env, 'AWS_CONTAINER_AUTHORIZATION_TOKEN');
  const tokenFile = variable(env, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE');
  return fromHttp({
    timeout: limits.metadata,
    maxRetries: 0,
    ...(relative !== undefined && { awsContainerCredentialsRelativeUri: relative }),
    ...(full !== undefined && relative === undefined && { awsContainerCredentialsFullUri: full }),
    ...(tokenFile !== undefined && { awsContainerAuthorizationTokenFile: tokenFile }),
    ...(token !== undefined && tokenFile === undefined && { awsContainerAuthorizationToken: token }),
  })();
}

/** One try: the whole search for the instance's keys takes no longer than `limits.metadata`. */
function instanceKeys(limits: Limits): Promise<Keys> {
  const search = fromInstanceMetadata({ timeout: limits.metadata, maxRetries: 0 })();
  return untilAborted(search, AbortSignal.timeout(limits.metadata));
}
