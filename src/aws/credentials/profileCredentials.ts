import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import type { Profile, Profiles } from '../config/profile.ts';
import { ExpectedError } from '../../domain/errors.ts';
import type { Deadline } from '../transport/abort.ts';
import { checkProfile } from '../config/checkProfile.ts';
import type { Resolved } from '../config/resolved.ts';
import type { AwsCredentials, CredentialProvider } from './credentials.ts';
import { readAwsFiles, requireAllowed } from '../config/files.ts';
import type { Limits } from '../transport/limits.ts';
import { misconfigured } from '../config/misconfigured.ts';
import type { AwsOptions } from '../config/options.ts';
import { chainOf, type Link, parseProfiles } from '../config/profiles.ts';
import { NoCredentials } from './signInErrors.ts';
import { sourceKeys } from './sourceCredentials.ts';

/** Inputs for finding the keys of a profile. */
interface Search {
  readonly resolved: Resolved;
  readonly limits: Limits;
  readonly options: AwsOptions;
  readonly profiles: Profiles;
  readonly askForCode: (serial: string) => Promise<string>;
  readonly signal: AbortSignal;
}

/** How long what was read for a connection is good for finding its first keys, in milliseconds. */
const FRESH_MS = 1_000;

/**
 * The keys of the profile that was resolved. The files are read again for each search but one right after `read` was
 * read: keys in them may have been renewed meanwhile, by the user or by a program that does nothing else.
 * @param read the profiles as they are now
 */
export function profileKeys(
  resolved: Resolved,
  options: AwsOptions,
  limits: Limits,
  read: Profiles,
): CredentialProvider {
  const name = resolved.profile?.name ?? '';
  const readAt = performance.now();
  let fresh: Profiles | undefined = read;
  return async (deadline) => {
    const isFresh = performance.now() - readAt < FRESH_MS;
    const profiles = (isFresh && fresh) || (await readProfiles(options));
    fresh = undefined;
    const profile = profiles.profiles.get(name);
    if (!profile) throw gone(name);
    checkProfile(profile, profiles);
    const { signal } = deadline;
    const askForCode = asking(name, options, deadline);
    const search: Search = { resolved, limits, options, profiles, askForCode, signal };
    return await keysOf(chainOf(profile, profiles), search);
  };
}

async function readProfiles(options: AwsOptions): Promise<Profiles> {
  const files = await readAwsFiles(options);
  requireAllowed(files);
  return parseProfiles(files);
}

/** The keys of the last profile of a chain, with which the roles before it are assumed in turn. */
async function keysOf(chain: readonly Link[], search: Search): Promise<AwsCredentials> {
  const roles = chain.filter(({ kind }) => kind === 'role').map(({ profile }) => profile);
  const last = chain.at(-1);
  if (!last) throw new TypeError('A chain has at least one profile.');
  let keys = await rootKeys(last, search);
  for (const role of roles.toReversed()) keys = await roleKeys(role, keys, search);
  return keys;
}

/**
 * By how the profile signs in; for a role that is the last of its chain, by its `credential_source`. The code of a way to
 * sign in, with its part of the SDK, is loaded for those who sign in that way.
 */
async function rootKeys({ profile, kind }: Link, search: Search): Promise<AwsCredentials> {
  const { resolved, limits, options, profiles, signal } = search;
  const { settings } = profile;
  switch (kind) {
    case 'role':
      return await sourceKeys(settings.get('credential_source') ?? '', resolved, options, limits);
    case 'sso':
      return await (
        await import('./ssoCredentials.ts')
      ).ssoKeys(profile, profiles, resolved, limits, options, signal);
    case 'login':
      return await (
        await import('./loginCredentials.ts')
      ).loginKeys(settings, resolved, limits, options, signal);
    case 'process':
      return await (
        await import('./processCredentials.ts')
      ).processKeys(profile.name, settings.get('credential_process') ?? '', signal);
    case 'webIdentity':
      return await (
        await import('./webIdentityCredentials.ts')
      ).webIdentityKeys(webIdentityOf(profile), resolved, options, limits);
    case 'keys':
      return writtenKeys(profile);
    case 'none':
      throw new NoCredentials('The profile has no credentials.');
  }
}

function webIdentityOf({ settings }: Profile) {
  return {
    tokenFile: settings.get('web_identity_token_file') ?? '',
    roleArn: settings.get('role_arn') ?? '',
    sessionName: settings.get('role_session_name'),
  };
}

/** A role, assumed with the keys of the profile before it. The MFA code is asked for when those are there. */
async function roleKeys(role: Profile, keys: AwsCredentials, search: Search): Promise<AwsCredentials> {
  const serial = role.settings.get('mfa_serial');
  const mfa = serial !== undefined && { SerialNumber: serial, TokenCode: await search.askForCode(serial) };
  const { assumeRole } = await import('./assumeRole.ts');
  return await assumeRole(keys, { ...roleOf(role), ...mfa }, search.resolved, search.limits);
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

/** Of one file alone: a key never gets the secret or the token of the other. */
function writtenKeys({ keys }: Profile): AwsCredentials {
  const sessionToken = keys.get('aws_security_token') ?? keys.get('aws_session_token');
  return {
    accessKeyId: keys.get('aws_access_key_id') ?? '',
    secretAccessKey: keys.get('aws_secret_access_key') ?? '',
    ...(sessionToken !== undefined && sessionToken !== '' && { sessionToken }),
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
  return misconfigured(`Profile ${profile} is no longer in the AWS files.`, { profile });
}
