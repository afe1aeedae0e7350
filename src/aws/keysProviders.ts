import {
  fromHttp,
  fromIni,
  fromLoginCredentials,
  fromProcess,
  fromSSO,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
// Not by way of credential-providers: its wrapper pulls a parser of browsers' user agents into the bundle.
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import { ExpectedError } from '../domain/errors.ts';
import type { Deadline } from './abort.ts';
import { untilAborted } from './abort.ts';
import type { Resolved } from './choice.ts';
import { baseConfig, SIGN_IN_ATTEMPTS } from './clientConfig.ts';
import type { Keys, KeysProvider } from './credentials.ts';
import { readAwsFiles, requireAllowed } from './files.ts';
import type { Limits } from './limits.ts';
import { type AwsOptions, type Environment, variable } from './options.ts';
import { parseProfiles, type Profile } from './profiles.ts';

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

/** The files are read again each time: keys in them may have been renewed, and `aws sso login` changes them. */
function profileKeys(resolved: Resolved, options: AwsOptions, limits: Limits): KeysProvider {
  return async (deadline) => {
    const files = await readAwsFiles(options);
    requireAllowed(files);
    const { profiles } = await parseProfiles(files);
    const profile = profiles.get(resolved.profile?.name ?? '') ?? resolved.profile;
    if (!profile) throw new ExpectedError('noProfile', 'The profile is gone from the AWS files.');
    if (profile.kind === 'keys') return writtenKeys(profile);
    const paths = { configFilepath: files.config.path, filepath: files.credentials.path, ignoreCache: true };
    const init = { ...paths, profile: profile.name, ...nestedClients(resolved, limits) };
    return bySdk(profile, init, mfaCodeProvider(profile.name, options, deadline))(caller(resolved));
  };
}

type Init = ReturnType<typeof nestedClients> & { readonly profile: string };
type SdkProvider = (properties?: ReturnType<typeof caller>) => Promise<Keys>;

/** The SDK's provider for how a profile signs in; for a role, `fromIni` follows its source profiles. */
function bySdk(profile: Profile, init: Init, mfa: (serial: string) => Promise<string>): SdkProvider {
  switch (profile.kind) {
    case 'sso':
      return fromSSO(init);
    case 'login':
      return fromLoginCredentials(init);
    case 'process':
      return fromProcess(init);
    default:
      return fromIni({ ...init, mfaCodeProvider: mfa });
  }
}

function writtenKeys({ settings }: Profile): Keys {
  const sessionToken = settings.get('aws_session_token') ?? settings.get('aws_security_token');
  return {
    accessKeyId: settings.get('aws_access_key_id') ?? '',
    secretAccessKey: settings.get('aws_secret_access_key') ?? '',
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

/**
 * How the SDK calls STS, SSO and sign-in for us. No `clientConfig.region`: for SSO it would replace the
 * region that the profile's SSO session names. STS follows the profile's own endpoint (LocalStack).
 */
function nestedClients(resolved: Resolved, limits: Limits) {
  const clientConfig = { ...baseConfig(limits), maxAttempts: SIGN_IN_ATTEMPTS };
  const endpoint = resolved.endpoints.sts;
  const sts = { ...clientConfig, region: resolved.region, ...(endpoint !== undefined && { endpoint }) };
  return {
    clientConfig,
    parentClientConfig: { region: resolved.region },
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    timeout: limits.metadata,
    maxRetries: 0,
  };
}

/** What a provider may ask of the client that calls it: where a profile names no region, ours. */
function caller({ region }: Resolved) {
  return { callerClientConfig: { region: () => Promise.resolve(region) } };
}

function mfaCodeProvider(
  profile: string,
  { mfaCode }: AwsOptions,
  deadline: Deadline,
): (serial: string) => Promise<string> {
  return async (serial) => {
    deadline.stop();
    const code = await mfaCode(serial, profile);
    if (code === undefined) throw new ExpectedError('cancelled', 'No MFA code was given.', { profile });
    deadline.start();
    return code.trim();
  };
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
