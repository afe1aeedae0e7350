import type { Profile, Profiles } from './profile.ts';
import type { CredentialSource } from '../../domain/session/credentialSource.ts';
import { ExpectedError } from '../../domain/errors.ts';
import type { SessionChoice } from '../../domain/session/connection.ts';
import { checkProfile, requireWhole } from './checkProfile.ts';
import { checkedEndpoint, serviceEndpoint, type ServiceId } from './endpoints.ts';
import { misconfigured } from './misconfigured.ts';
import { type Environment, isTrue, variable } from './options.ts';
import { environmentIdentity } from './webIdentity.ts';
import { rootOf } from './profiles.ts';
import { namedRegion, noRegion, usableRegion } from './namedRegion.ts';
import type { Resolved } from './resolved.ts';

/** Configuration of the user's own files: never the sample account. */
type Found = Resolved & { readonly source: Exclude<CredentialSource, 'sample'> };

/** The profile that the AWS CLI v2 would use (botocore's `configprovider`: AWS_PROFILE, AWS_DEFAULT_PROFILE). */
export function activeProfile(env: Environment): string {
  return namedByEnvironment(env) ?? 'default';
}

function namedByEnvironment(env: Environment): string | undefined {
  return variable(env, 'AWS_PROFILE') ?? variable(env, 'AWS_DEFAULT_PROFILE');
}

/** Decides as the AWS CLI v2 would. Throws `noProfile`, `noRegion` or `badConfiguration`. */
export function resolveChoice(choice: SessionChoice, env: Environment, profiles: Profiles): Found {
  const profile = chosenProfile(choice, env, profiles);
  // Also where the keys come from elsewhere: its Region and endpoint would count.
  if (profile) requireWhole(profile);
  const named = namedRegion(choice, env, profile);
  const source = credentialSource(choice, env, profile, profiles, named !== undefined);
  if (named === undefined) throw noRegion(source === 'profile' ? profile : undefined);
  if (source === 'profile' && profile) checkProfile(profile, profiles);
  const endpoints = endpointsOf(services(source, profile, profiles), env, profile, profiles);
  return {
    ...(profile && { profile }),
    source,
    region: usableRegion(named, endpoints, profile),
    endpoints,
    useFips: flag(env, 'AWS_USE_FIPS_ENDPOINT', profile, 'use_fips_endpoint'),
    useDualstack: flag(env, 'AWS_USE_DUALSTACK_ENDPOINT', profile, 'use_dualstack_endpoint'),
  };
}

/** A profile that somebody named must exist, whatever keys there are beside it: so has the CLI. */
function chosenProfile(choice: SessionChoice, env: Environment, profiles: Profiles): Profile | undefined {
  const named = choice.profile || namedByEnvironment(env);
  const found = profiles.profiles.get(named ?? 'default');
  if (!found && named !== undefined) throw noSuchProfile(named, profiles);
  return found;
}

function noSuchProfile(name: string, { profiles, problems }: Profiles): ExpectedError {
  const names = [...profiles.keys()].join(', ');
  const problem = problems[0];
  const known = names === '' ? 'There is no profile in the AWS files.' : `Profiles: ${names}.`;
  const file = problem && `${problem.file}${problem.line > 0 ? `:${problem.line}` : ''}`;
  const cause = file === undefined ? '' : ` Part of the AWS files cannot be read (${file}).`;
  return misconfigured(`There is no profile ${name}. ${known}${cause}`, {
    profile: name,
    ...(file !== undefined && { file }),
  });
}

/**
 * Where the keys come from. Order of the CLI (botocore's `create_credential_resolver`): keys in the
 * environment, unless the user chose a profile; a web identity that the environment names or completes, likewise; the profile;
 * the container; the instance. The last is only tried where nothing else is there and a region is known.
 */
function credentialSource(
  choice: SessionChoice,
  env: Environment,
  profile: Profile | undefined,
  profiles: Profiles,
  hasRegion: boolean,
): Found['source'] {
  if (!choice.profile && hasEnvironmentKeys(env)) return 'environment';
  const isRole = profile?.kind === 'role';
  if (!choice.profile && !isRole && environmentIdentity(env, profile?.settings)) return 'environment';
  if (profile && profile.kind !== 'none') return 'profile';
  // One that says incompletely how it signs in must not get the credentials of the machine instead.
  if (profile) checkProfile(profile, profiles);
  if (hasContainer(env)) return 'container';
  const nothingElse = profile !== undefined || profiles.profiles.size === 0;
  if (nothingElse && hasRegion && !isTrue(variable(env, 'AWS_EC2_METADATA_DISABLED'))) return 'instance';
  throw noProfile(profile, profiles);
}

/** Half a pair of keys is a mistake, not an absence (botocore: PartialCredentialsError). */
function hasEnvironmentKeys(env: Environment): boolean {
  if (variable(env, 'AWS_ACCESS_KEY_ID') === undefined) return false;
  if (variable(env, 'AWS_SECRET_ACCESS_KEY') !== undefined) return true;
  throw misconfigured('AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not.');
}

function hasContainer(env: Environment): boolean {
  return ['RELATIVE', 'FULL'].some(
    (form) => variable(env, `AWS_CONTAINER_CREDENTIALS_${form}_URI`) !== undefined,
  );
}

function noProfile(profile: Profile | undefined, { profiles }: Profiles): ExpectedError {
  if (profile) {
    const message = `Profile ${profile.name} has no credentials, and there are none elsewhere.`;
    return new ExpectedError('noProfile', message, { profile: profile.name });
  }
  const names = [...profiles.keys()].join(', ');
  const known = names === '' ? '' : ` Choose a profile: ${names}.`;
  return new ExpectedError(
    'noProfile',
    `There is no default profile, and there are no other credentials.${known}`,
  );
}

/** Services that a session may ask, besides those that sign in. */
export const ASKED = [
  'lambda',
  'sts',
  'cloudformation',
  'resource_groups_tagging_api',
  'cloudwatch',
  'sqs',
  'sns',
  'eventbridge',
  's3',
  'iam',
  'cloudtrail',
] as const;

/** Those and the ones that sign in. What is not among them may be configured as it likes. */
function services(
  source: Found['source'],
  profile: Profile | undefined,
  profiles: Profiles,
): readonly ServiceId[] {
  const kind = source === 'profile' && profile ? rootOf(profile, profiles).kind : undefined;
  if (kind === 'sso') return [...ASKED, 'sso', 'sso_oidc'];
  return kind === 'login' ? [...ASKED, 'signin'] : ASKED;
}

function endpointsOf(
  ids: readonly ServiceId[],
  env: Environment,
  profile: Profile | undefined,
  profiles: Profiles,
): Resolved['endpoints'] {
  const found = ids.flatMap((id) => {
    const endpoint = serviceEndpoint(id, env, profile, profiles);
    return endpoint ? [[id, checkedEndpoint(endpoint)] as const] : [];
  });
  return Object.fromEntries(found);
}

function flag(env: Environment, name: string, profile: Profile | undefined, key: string): boolean {
  return isTrue(variable(env, name) ?? profile?.settings.get(key));
}
