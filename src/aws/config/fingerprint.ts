import { createHash } from 'node:crypto';
import type { Settings } from './iniLine.ts';
import type { Profiles } from './profile.ts';
import type { Resolved } from './resolved.ts';
import { chainOf } from './profiles.ts';

/**
 * A text that is the same as long as all is the same that a choice comes to: where requests go, and every
 * setting of the profiles and SSO sessions that its keys come from. A hash, for keys are among them.
 */
export function fingerprint(found: { readonly resolved: Resolved; readonly profiles: Profiles }): string {
  const { profile, ...place } = found.resolved;
  const chain = profile && place.source === 'profile' ? chainOf(profile, found.profiles) : [];
  const facts = [
    place,
    profile?.name,
    ...chain.map(({ kind, profile: { name, settings } }) => [name, kind, sorted(settings)]),
    ...chain.map(({ profile: { settings } }) => sorted(sessionOf(settings, found.profiles))),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64');
}

function sessionOf(settings: Settings, { ssoSessions }: Profiles): Settings {
  return ssoSessions.get(settings.get('sso_session') ?? '')?.settings ?? new Map();
}

/** In whichever order the lines stand. */
function sorted(settings: Settings): readonly (readonly [string, string])[] {
  return [...settings].sort(([a], [b]) => (a < b ? -1 : 1));
}
