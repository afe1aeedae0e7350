import { externalDataInterceptor, loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { ConfigurationProblem, ProfileEntry } from '../domain/session.ts';
import { serviceEndpoint, shownEndpoint } from './endpoints.ts';
import type { AwsFile, AwsFiles } from './files.ts';
import { userName } from './ini.ts';

/** The settings of one section. Keys of a nested block are joined with a dot: `lambda.endpoint_url`. */
export type Settings = ReadonlyMap<string, string>;

/** What the AWS files say. Maps throughout: no name in a file can reach a property of an object. */
export interface Profiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
  readonly services: ReadonlyMap<string, Settings>;
  readonly problems: readonly ConfigurationProblem[];
  readonly files: AwsFiles;
}

/** A profile: its settings, those of the credentials file before those of the config file. */
export interface Profile {
  readonly name: string;
  readonly settings: Settings;
  /** How it signs in, in the order of the AWS CLI. */
  readonly kind: ProfileEntry['kind'];
}

const SSO_SESSION = 'sso-session.';
const SERVICES = 'services.';

/** Reads profiles out of the files' checked texts with the SDK's own parser. */
export async function parseProfiles(files: AwsFiles): Promise<Profiles> {
  intercept(files.config);
  intercept(files.credentials);
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath: files.config.path,
    filepath: files.credentials.path,
    ignoreCache: true,
  });
  const config = sections(configFile);
  const credentials = sections(credentialsFile);
  return {
    profiles: mergeProfiles(withUserNames(withoutPrefixes(config)), withUserNames(credentials)),
    ssoSessions: withPrefix(config, SSO_SESSION),
    services: withPrefix(config, SERVICES),
    problems: [...files.config.problems, ...files.credentials.problems],
    files,
  };
}

/**
 * Gives the SDK the checked text wherever it would read the file itself: so it reads what was allowed and
 * no more, sees what is on disk now (its own reads are cached for good), and finds SSO sessions when the
 * variable has a `~` (it does not expand that one).
 */
function intercept(file: AwsFile): void {
  externalDataInterceptor.interceptFile(file.path, file.text);
  if (file.configuredPath !== undefined)
    externalDataInterceptor.interceptFile(file.configuredPath, file.text);
}

type Sections = ReadonlyMap<string, Settings>;

function sections(parsed: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>): Sections {
  return new Map(Object.entries(parsed).map(([name, settings]) => [name, settingsOf(settings)]));
}

function settingsOf(section: Readonly<Record<string, string | undefined>>): Settings {
  const entries = Object.entries(section);
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function withPrefix(all: Sections, prefix: string): Sections {
  const matching = [...all].filter(([name]) => name.startsWith(prefix));
  return new Map(matching.map(([name, settings]) => [userName(name.slice(prefix.length)), settings]));
}

function withoutPrefixes(all: Sections): Sections {
  return new Map([...all].filter(([name]) => !name.startsWith(SSO_SESSION) && !name.startsWith(SERVICES)));
}

function withUserNames(all: Sections): Sections {
  return new Map([...all].map(([name, settings]) => [userName(name), settings]));
}

function mergeProfiles(config: Sections, credentials: Sections): ReadonlyMap<string, Profile> {
  const names = new Set([...config.keys(), ...credentials.keys()]);
  const none: Settings = new Map();
  return new Map(
    [...names].map((name) => {
      const own = credentials.get(name) ?? none;
      const settings = new Map([...(config.get(name) ?? none), ...own]);
      return [name, { name, settings, kind: kindOf(settings, own) }];
    }),
  );
}

/**
 * How a profile signs in. The order is the AWS CLI's (botocore's `ProfileProviderBuilder`), which differs
 * from the SDK's: SSO comes before keys, `credential_process` between keys of the two files.
 */
function kindOf(settings: Settings, credentials: Settings): ProfileEntry['kind'] {
  const has = (key: string): boolean => settings.has(key);
  if (has('role_arn') && has('web_identity_token_file')) return 'webIdentity';
  if (has('role_arn') && (has('source_profile') || has('credential_source'))) return 'role';
  if (has('sso_session') || has('sso_start_url') || has('sso_account_id')) return 'sso';
  if (credentials.has('aws_access_key_id')) return 'keys';
  if (has('login_session')) return 'login';
  if (has('credential_process')) return 'process';
  return has('aws_access_key_id') ? 'keys' : 'none';
}

/** Where the keys of a profile come from in the end: itself, or the last of its source profiles. */
export function rootOf(profile: Profile, { profiles }: Profiles): Profile {
  const seen = new Set<Profile>();
  let current = profile;
  while (!seen.has(current)) {
    seen.add(current);
    const source = current.kind === 'role' ? current.settings.get('source_profile') : undefined;
    current = (source === undefined ? undefined : profiles.get(source)) ?? current;
  }
  return current;
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
