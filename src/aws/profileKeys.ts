import { type AssumeRoleCommandInput, getDefaultRoleAssumer } from '@aws-sdk/client-sts';
import { fromIni, fromLoginCredentials, fromProcess, fromSSO } from '@aws-sdk/credential-providers';
import { ExpectedError } from '../domain/errors.ts';
import type { Deadline } from './abort.ts';
import { checkProfile } from './checkProfile.ts';
import type { Resolved } from './choice.ts';
import type { Keys, KeysProvider } from './credentials.ts';
import type { ServiceId } from './endpoints.ts';
import { readAwsFiles, requireAllowed } from './files.ts';
import { sdkName } from './ini.ts';
import type { Limits } from './limits.ts';
import { nestedClients, signInConfig, ssoClient, stsConfig } from './nestedClients.ts';
import type { AwsOptions } from './options.ts';
import { watchRenewal } from './renewal.ts';
import { parseProfiles, type Profile, type Profiles } from './profiles.ts';

/** What finding the keys of a profile needs to know. */
interface Search {
  readonly resolved: Resolved;
  readonly limits: Limits;
  readonly profiles: Profiles;
  readonly askForCode: (serial: string) => Promise<string>;
}

/**
 * The keys of the profile that was resolved. The files are read again each time: keys in them may have been
 * renewed meanwhile, by the user or by a program that does nothing else.
 */
export function profileKeys(resolved: Resolved, options: AwsOptions, limits: Limits): KeysProvider {
  const name = resolved.profile?.name ?? '';
  return async (deadline) => {
    const files = await readAwsFiles(options);
    requireAllowed(files);
    const profiles = await parseProfiles(files);
    const profile = profiles.profiles.get(name);
    if (!profile) throw gone(name);
    checkProfile(profile, profiles);
    return await keysOf(profile, { resolved, limits, profiles, askForCode: asking(name, options, deadline) });
  };
}

async function keysOf(profile: Profile, search: Search): Promise<Keys> {
  const source = profile.kind === 'role' ? profile.settings.get('source_profile') : undefined;
  if (source !== undefined) return await roleKeys(profile, source, search);
  return profile.kind === 'keys' ? writtenKeys(profile) : await sdkKeys(profile, search);
}

/** By the SDK's provider for how the profile signs in. */
function sdkKeys(profile: Profile, search: Search): Promise<Keys> {
  const { resolved, limits, profiles, askForCode } = search;
  const { name, kind } = profile;
  const { config, credentials } = profiles.files;
  const paths = { configFilepath: config.path, filepath: credentials.path, ignoreCache: true };
  const init = { ...paths, profile: sdkName(name), ...nestedClients(resolved, limits) };
  const client = (service: ServiceId) => ({ clientConfig: signInConfig(service, resolved, limits) });
  // Where a profile names no region, ours is meant.
  const caller = { callerClientConfig: { region: () => Promise.resolve(resolved.region) } };
  switch (kind) {
    case 'sso':
      return ssoKeys(profile, search, init)(caller);
    case 'login':
      return fromLoginCredentials({ ...init, ...client('signin') })(caller);
    case 'process':
      return fromProcess(init)(caller);
    default:
      return fromIni({ ...init, ...client('sts'), mfaCodeProvider: askForCode })(caller);
  }
}

/** Two services: the portal has a client of ours, which the other's endpoint does not reach. */
function ssoKeys(profile: Profile, search: Search, init: object): ReturnType<typeof fromSSO> {
  const { resolved, limits, profiles } = search;
  const region = ssoRegionOf(profile, profiles);
  const renewal = watchRenewal(profile.settings.get('sso_session') ?? '');
  const { extensions } = renewal;
  const find = fromSSO({
    ...init,
    clientConfig: { ...signInConfig('sso_oidc', resolved, limits), extensions },
    ...(region !== undefined && { ssoClient: ssoClient(region, resolved, limits) }),
  });
  return (caller) => find(caller).catch(renewal.rethrow);
}

/** Of its session, or its own in the older form. Absent: the SDK says what is missing. */
function ssoRegionOf({ settings }: Profile, { ssoSessions }: Profiles): string | undefined {
  return ssoSessions.get(settings.get('sso_session') ?? '')?.get('sso_region') ?? settings.get('sso_region');
}

/**
 * A role taken on with another profile's keys. Not by `fromIni`, which asks for the MFA code first and leaves
 * the failure of the other profile unhandled meanwhile: nobody should type a code to learn that SSO expired.
 */
async function roleKeys(profile: Profile, source: string, search: Search): Promise<Keys> {
  const from = search.profiles.profiles.get(source);
  if (!from) throw gone(source);
  const keys = from === profile ? writtenKeys(profile) : await keysOf(from, search);
  const serial = profile.settings.get('mfa_serial');
  const mfa = serial !== undefined && { SerialNumber: serial, TokenCode: await search.askForCode(serial) };
  const assume = getDefaultRoleAssumer(stsConfig(search.resolved, search.limits));
  return await assume(keys, { ...roleOf(profile), ...mfa });
}

function roleOf({ settings }: Profile): AssumeRoleCommandInput {
  const externalId = settings.get('external_id');
  const seconds = Number(settings.get('duration_seconds'));
  return {
    RoleArn: settings.get('role_arn'),
    RoleSessionName: settings.get('role_session_name') ?? `lambda-async-${Date.now()}`,
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(Number.isInteger(seconds) && seconds > 0 && { DurationSeconds: seconds }),
  };
}

function writtenKeys({ settings }: Profile): Keys {
  const sessionToken = settings.get('aws_session_token') ?? settings.get('aws_security_token');
  return {
    accessKeyId: settings.get('aws_access_key_id') ?? '',
    secretAccessKey: settings.get('aws_secret_access_key') ?? '',
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

/** Asks the user for an MFA code; the time that takes does not count. */
function asking(profile: string, { mfaCode }: AwsOptions, deadline: Deadline): Search['askForCode'] {
  return async (serial) => {
    const code = await deadline.whileAsking(() => mfaCode(serial, profile, deadline.signal));
    if (code === undefined) throw new ExpectedError('mfaCancelled', 'No MFA code was given.', { profile });
    return code.trim();
  };
}

function gone(profile: string): ExpectedError {
  return new ExpectedError('badConfiguration', `Profile ${profile} is no longer in the AWS files.`, {
    profile,
  });
}
