import type { ConfigurationProblem, ProfileEntry } from '../../domain/session/connection.ts';
import { serviceEndpoint, shownEndpoint } from './endpoints.ts';
import type { AwsFile, AwsFiles } from './files.ts';
import type { Section, Settings } from './iniLine.ts';
import type { Profile, Profiles } from './profile.ts';
import { shellWords } from './shellWords.ts';

/** Finds profiles, SSO sessions and services in the two files, by the names that the AWS CLI gives them. */
export function parseProfiles(files: AwsFiles): Profiles {
  const problems = [...files.config.problems];
  const inCredentials = [...files.credentials.problems];
  const named = (type: string): ReadonlyMap<string, Section> => sectionsOf(type, files.config, problems);
  const config = named('profile');
  const credentials = new Map(files.credentials.sections.map((section) => [section.header, section]));
  for (const section of files.credentials.sections) {
    if (/^profile\s/.test(section.header)) inCredentials.push(problem(files.credentials, section, PREFIX));
  }
  return {
    profiles: mergeProfiles(config, credentials),
    ssoSessions: named('sso-session'),
    services: named('services'),
    problems: [...onePerLine(problems), ...onePerLine(inCredentials)],
    files,
  };
}

/** Of one file, in order, and one for each line: a row of the view is told apart by file and line. */
function onePerLine(problems: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] {
  const first = new Map<number, ConfigurationProblem>();
  for (const each of problems.toSorted((a, b) => a.line - b.line)) {
    if (!first.has(each.line)) first.set(each.line, each);
  }
  return [...first.values()];
}

const BAD_NAME =
  'This section is not used: the AWS CLI expects one name after the type; a name with blanks needs quotes.';
const BLANKS = 'This section is not used: the AWS CLI allows no blanks next to the brackets.';
const PREFIX = 'In the credentials file, a section is named [name], without "profile".';

/** Sections of a type by their name. Where two bear the same name, the AWS CLI uses the last one in the file. */
function sectionsOf(
  type: string,
  file: AwsFile,
  problems: ConfigurationProblem[],
): ReadonlyMap<string, Section> {
  const found = new Map<string, Section>();
  for (const section of file.sections) {
    const name = nameIn(section.header, type);
    if (name === undefined) {
      const complaint = complaintAbout(section.header, type);
      if (complaint !== undefined) problems.push(problem(file, section, complaint));
      continue;
    }
    const before = found.get(name);
    const unused = `This section is not used: line ${section.line} has another one of the same name.`;
    if (before) problems.push(problem(file, before, unused));
    found.set(name, section);
  }
  return found;
}

/** `profile x`, `profile "two words"`: two words, of which the AWS CLI only looks at how the first begins. */
function nameIn(header: string, type: string): string | undefined {
  if (header === 'default') return type === 'profile' ? header : undefined;
  if (!header.startsWith(type)) return undefined;
  const [, name, ...more] = shellWords(header) ?? [];
  return name === '' || more.length > 0 ? undefined : name;
}

function complaintAbout(header: string, type: string): string | undefined {
  const word = header.trim().split(/\s/, 1)[0];
  if (word !== type && !(type === 'profile' && header.trim() === 'default')) return undefined;
  return header.trim() === header ? BAD_NAME : BLANKS;
}

function problem({ path }: AwsFile, { line }: Section, text: string): ConfigurationProblem {
  return { file: path, line, text };
}

type Sections = ReadonlyMap<string, Section>;

function mergeProfiles(config: Sections, credentials: Sections): ReadonlyMap<string, Profile> {
  const names = new Set([...config.keys(), ...credentials.keys()]);
  return new Map([...names].map((name) => [name, merge(name, config.get(name), credentials.get(name))]));
}

function merge(name: string, config: Section | undefined, credentials: Section | undefined): Profile {
  const none: Settings = new Map();
  const own = credentials?.settings ?? none;
  const settings = new Map([...(config?.settings ?? none), ...own]);
  const broken = config?.broken ?? credentials?.broken;
  return {
    name,
    settings,
    kind: kindOf(settings, own),
    sourceKind: hasKeys(settings) ? kindWithoutRole(settings, own) : kindOf(settings, own),
    keys: own.has('aws_access_key_id') ? own : (config?.settings ?? none),
    ...(broken && { broken }),
  };
}

/**
 * How a profile signs in. The order is the AWS CLI's (botocore's credential resolver): a role comes first, also one
 * that says too little to be assumed, then a web identity, SSO, keys of the credentials file, `credential_process`,
 * keys of the config file.
 */
function kindOf(settings: Settings, credentials: Settings): ProfileEntry['kind'] {
  const isRole = settings.has('role_arn') && !settings.has('web_identity_token_file');
  return isRole ? 'role' : kindWithoutRole(settings, credentials);
}

function kindWithoutRole(settings: Settings, credentials: Settings): ProfileEntry['kind'] {
  const has = (key: string): boolean => settings.has(key);
  if (settings.get('web_identity_token_file') || (has('web_identity_token_file') && has('role_arn')))
    return 'webIdentity';
  if (has('sso_account_id') || has('sso_role_name')) return 'sso';
  if (credentials.has('aws_access_key_id')) return 'keys';
  if (has('login_session')) return 'login';
  if (has('credential_process')) return 'process';
  return has('aws_access_key_id') ? 'keys' : 'none';
}

/** True if there is a key or a secret: then a profile may be the source of its own role. */
export function hasKeys(settings: Settings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key');
}

/** A profile, and how it gives keys at its place in a chain of roles. */
export interface Link {
  readonly profile: Profile;
  readonly kind: ProfileEntry['kind'];
}

/**
 * A profile and the profiles that its keys come from, in turn. Ends where a source profile does not exist, or where
 * the chain comes back to a profile that is in it.
 */
export function chainOf(profile: Profile, { profiles }: Profiles): readonly Link[] {
  const chain: Link[] = [{ profile, kind: profile.kind }];
  const seen = new Set([profile.name]);
  for (;;) {
    const last = chain.at(-1);
    const source = last?.kind === 'role' ? last.profile.settings.get('source_profile') : undefined;
    const next = source === undefined ? undefined : profiles.get(source);
    if (!next || !last) return chain;
    const isOwn = next === last.profile && next.sourceKind !== 'role';
    if (seen.has(next.name) && !isOwn) return chain;
    seen.add(next.name);
    chain.push({ profile: next, kind: next.sourceKind });
  }
}

/** Where the keys of a profile come from in the end: itself, or the last of its source profiles. */
export function rootOf(profile: Profile, profiles: Profiles): Profile {
  const last = chainOf(profile, profiles).at(-1);
  return last ? { ...last.profile, kind: last.kind } : profile;
}

/** A profile as the user is shown it. */
export function profileEntry(profile: Profile, profiles: Profiles): ProfileEntry {
  const region = profile.settings.get('region');
  const endpoint = serviceEndpoint('lambda', {}, profile, profiles);
  return {
    name: profile.name,
    kind: profile.kind,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint: shownEndpoint(endpoint.url) }),
  };
}
