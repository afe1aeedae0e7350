import { ExpectedError } from '../domain/errors.ts';
import type { Profile, Profiles, Settings } from './profiles.ts';

/**
 * Throws `badConfiguration` for a profile that cannot work as it is written. The SDK finds these out on the
 * first request, some as a bare TypeError (domain.md §12).
 */
export function checkProfile(profile: Profile, profiles: Profiles): void {
  const seen = new Set<string>();
  for (let current = profile; ;) {
    seen.add(current.name);
    checkSections(current, profiles);
    const source = current.kind === 'role' ? current.settings.get('source_profile') : undefined;
    // A role may name itself as its source: its own keys then assume it.
    if (source === undefined || source === current.name) return;
    const next = profiles.profiles.get(source);
    if (!next) throw bad(profile, `its source_profile ${source} does not exist`);
    if (seen.has(source)) throw bad(profile, `its source profiles form a loop (${[...seen].join(', ')})`);
    current = next;
  }
}

function checkSections({ name, settings, kind }: Profile, { ssoSessions, services, files }: Profiles): void {
  const problem =
    missingSection('sso-session', settings.get('sso_session'), ssoSessions) ??
    missingSection('services', settings.get('services'), services) ??
    (kind === 'keys' && settings.get('aws_secret_access_key') === undefined
      ? 'it has an aws_access_key_id and no aws_secret_access_key'
      : undefined);
  if (problem === undefined) return;
  throw new ExpectedError('badConfiguration', `Profile ${name} cannot be used: ${problem}.`, {
    profile: name,
    file: files.config.path,
  });
}

function missingSection(
  type: string,
  name: string | undefined,
  sections: ReadonlyMap<string, Settings>,
): string | undefined {
  return name === undefined || sections.has(name) ? undefined : `there is no section [${type} ${name}]`;
}

function bad(profile: Profile, problem: string): ExpectedError {
  return new ExpectedError('badConfiguration', `Profile ${profile.name} cannot be used: ${problem}.`, {
    profile: profile.name,
  });
}
