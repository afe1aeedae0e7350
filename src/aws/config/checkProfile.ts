import type { Section, Settings } from './iniLine.ts';
import type { Profile, Profiles } from './profile.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { isRegion } from '../../domain/arn/partition.ts';
import { misconfigured } from './misconfigured.ts';
import { chainOf, hasKeys, type Link } from './profiles.ts';
import { shellWords } from './shellWords.ts';

/**
 * Throws `badConfiguration` for a profile that does not say completely and without contradiction whose credentials
 * it uses. Nothing is sent for one: keys that happen to be beside it are another identity than the profile's.
 */
export function checkProfile(profile: Profile, profiles: Profiles): void {
  const chain = chainOf(profile, profiles);
  for (const link of chain) {
    requireWhole(link.profile);
    const problem = sectionProblem(link.profile, profiles) ?? KINDS[link.kind](link, profiles);
    if (problem !== undefined) throw unusable(link.profile, problem, profiles);
  }
  const last = chain.at(-1);
  const source = last?.kind === 'role' ? last.profile.settings.get('source_profile') : undefined;
  if (source !== undefined) throw unusable(profile, brokenChain(chain, source, profiles), profiles);
  if (last && chain.length > 1 && last.kind === 'none') {
    throw unusable(profile, `its source_profile ${last.profile.name} has no credentials`, profiles);
  }
}

/** Throws `badConfiguration` for a profile of which part cannot be read, with the file and the line. */
export function requireWhole({ name, broken }: Profile): void {
  if (!broken) return;
  const place = `${broken.file}:${broken.line}`;
  const message = `Profile ${name} cannot be used: ${broken.text} (${place})`;
  throw misconfigured(message, { profile: name, file: place });
}

function unusable({ name }: Profile, problem: string, { files }: Profiles): ExpectedError {
  const message = `Profile ${name} cannot be used: ${problem}.`;
  const file = files.config.path;
  return misconfigured(message, { profile: name, file });
}

type Check = (link: Link, profiles: Profiles) => string | undefined;

/** Required settings of each way to sign in. */
const KINDS: Readonly<Record<Profile['kind'], Check>> = {
  role: ({ profile }, profiles) => roleProblem(profile, profiles),
  webIdentity: ({ profile: { settings } }) => missing(settings, 'role_arn', 'web_identity_token_file'),
  sso: ({ profile }, profiles) => ssoProblem(profile, profiles),
  keys: ({ profile: { keys } }) => missing(keys, 'aws_access_key_id', 'aws_secret_access_key'),
  login: ({ profile: { settings } }) => missing(settings, 'login_session'),
  process: ({ profile: { settings } }) => processProblem(settings.get('credential_process')),
  none: ({ profile }, profiles) => missingForSso(profile, profiles),
};

function missing(settings: Settings, ...needed: readonly string[]): string | undefined {
  const lacking = needed.filter((key) => !settings.get(key));
  return lacking.length === 0 ? undefined : `it has no ${lacking.join(' and no ')}`;
}

const CREDENTIAL_SOURCES: readonly string[] = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'];

function roleProblem({ settings, name }: Profile, { profiles }: Profiles): string | undefined {
  const source = settings.get('source_profile');
  const credentialSource = settings.get('credential_source');
  if (!settings.get('role_arn')) return 'its role_arn is empty';
  if (source !== undefined && credentialSource !== undefined) {
    return 'it has both a source_profile and a credential_source; only one can be right';
  }
  if (credentialSource !== undefined) {
    if (CREDENTIAL_SOURCES.includes(credentialSource)) return undefined;
    return `its credential_source is none of ${CREDENTIAL_SOURCES.join(', ')}`;
  }
  if (source === undefined) {
    return 'it has a role_arn, and neither a source_profile nor a credential_source that says whose keys assume the role';
  }
  if (!profiles.has(source)) return `its source_profile ${source} does not exist`;
  if (source === name && !hasKeys(settings)) {
    return 'it is its own source_profile and has no keys (a loop)';
  }
  return undefined;
}

function brokenChain(chain: readonly Link[], source: string, { profiles }: Profiles): string {
  if (!profiles.has(source)) return `the source_profile ${source} does not exist`;
  const names = [...chain.map(({ profile }) => profile.name), source];
  return `its source profiles form a loop (${names.join(' → ')})`;
}

const SSO_SETTINGS = ['sso_account_id', 'sso_role_name', 'sso_region', 'sso_start_url'] as const;

function ssoProblem(profile: Profile, profiles: Profiles): string | undefined {
  const { settings } = profile;
  const session = ssoSessionOf(profile, profiles);
  for (const [key, value] of session?.settings ?? []) {
    const own = settings.get(key);
    if (own !== undefined && own !== value) return `its ${key} differs from the one of its sso_session`;
  }
  const all = new Map([...settings, ...(session?.settings ?? [])]);
  const lacking = missing(all, ...SSO_SETTINGS);
  if (lacking !== undefined) return lacking;
  const region = all.get('sso_region') ?? '';
  return isRegion(region) ? undefined : `its sso_region is not an AWS Region`;
}

export function ssoSessionOf({ settings }: Profile, { ssoSessions }: Profiles): Section | undefined {
  const name = settings.get('sso_session');
  return name === undefined ? undefined : ssoSessions.get(name);
}

/** Settings that a profile without credentials lacks for IAM Identity Center, where it has some of them. */
function missingForSso(profile: Profile, profiles: Profiles): string | undefined {
  const { settings } = profile;
  if (!settings.has('sso_session') && !settings.has('sso_start_url')) return undefined;
  return missing(
    new Map([...settings, ...(ssoSessionOf(profile, profiles)?.settings ?? [])]),
    ...SSO_SETTINGS,
  );
}

function processProblem(command: string | undefined): string | undefined {
  if (command?.includes('\0')) return 'its credential_process contains a null character';
  const words = shellWords(command ?? '');
  if (words === undefined) return 'a quote in its credential_process is not closed';
  return words[0] ? undefined : 'its credential_process is empty';
}

function sectionProblem(profile: Profile, { ssoSessions, services }: Profiles): string | undefined {
  const { settings } = profile;
  return (
    namedSection('sso-session', settings.get('sso_session'), ssoSessions) ??
    namedSection('services', settings.get('services'), services)
  );
}

function namedSection(
  type: string,
  name: string | undefined,
  sections: ReadonlyMap<string, Section>,
): string | undefined {
  if (name === undefined) return undefined;
  const section = sections.get(name);
  if (!section) return `there is no section [${type} ${name}]`;
  const { broken } = section;
  return broken && `in [${type} ${name}], ${broken.file}:${broken.line}: ${broken.text}`;
}
