import type { Profile } from './profile.ts';
import { ExpectedError } from '../../domain/errors.ts';
import { isHostLabel, isRegion } from '../../domain/arn/partition.ts';
import type { SessionChoice } from '../../domain/session/connection.ts';
import { misconfigured } from './misconfigured.ts';
import { type Environment, variable } from './options.ts';
import type { Resolved } from './resolved.ts';

/** A Region, and where it is written. */
interface NamedRegion {
  readonly region: string;
  readonly where: string;
}

/** Order of the CLI: AWS_REGION, AWS_DEFAULT_REGION, then the profile's own. */
export function namedRegion(
  choice: SessionChoice,
  env: Environment,
  profile: Profile | undefined,
): NamedRegion | undefined {
  const candidates: readonly (readonly [string, string | undefined])[] = [
    ['The chosen Region', choice.region || undefined],
    ['AWS_REGION', variable(env, 'AWS_REGION')],
    ['AWS_DEFAULT_REGION', variable(env, 'AWS_DEFAULT_REGION')],
    [`The region of profile ${profile?.name ?? ''}`, profile?.settings.get('region') || undefined],
  ];
  for (const [where, region] of candidates) if (region !== undefined) return { region, where };
  return undefined;
}

/**
 * AWS's Regions; and any one host label (`local`, as emulators have it) where Lambda has an endpoint of its own: no
 * host name is made of it then.
 */
export function usableRegion(
  { region, where }: NamedRegion,
  { lambda }: Resolved['endpoints'],
  profile: Profile | undefined,
): string {
  if (isRegion(region) || (lambda !== undefined && isHostLabel(region))) return region;
  const message = `${where} is not an AWS Region: ${region}`;
  throw misconfigured(message, profile ? { profile: profile.name } : {});
}

export function noRegion(profile: Profile | undefined): ExpectedError {
  const message = 'No Region is set: neither AWS_REGION nor the profile has one.';
  return new ExpectedError('noRegion', message, profile ? { profile: profile.name } : {});
}
