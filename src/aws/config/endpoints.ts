import type { Profile, Profiles } from './profile.ts';
import { misconfigured } from './misconfigured.ts';
import { type Environment, isTrue, variable } from './options.ts';
import { isRegion } from '../../domain/arn/partition.ts';

/**
 * The services that we call, by the name that settings have for them (their service id, in lower case): Lambda,
 * CloudFormation and the tagging service, and those that sign in: STS for roles, the portal and the tokens of IAM Identity Center, `aws login`.
 */
export type ServiceId =
  | 'lambda'
  | 'cloudformation'
  | 'cloudtrail'
  | 'cloudwatch'
  | 'eventbridge'
  | 'iam'
  | 's3'
  | 'sns'
  | 'sqs'
  | 'resource_groups_tagging_api'
  | 'sts'
  | 'sso'
  | 'sso_oidc'
  | 'signin';

/** An endpoint that the user configured. */
export interface ConfiguredEndpoint {
  readonly url: string;
  /** Where it is written: a variable's name, or the setting of a profile. */
  readonly source: string;
}

/**
 * The endpoint configured for a service, not yet checked. Order (AWS SDKs and Tools reference, "Service-specific
 * endpoints"): AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's `services` section, its
 * `endpoint_url`; none of them where AWS_IGNORE_CONFIGURED_ENDPOINT_URLS or the profile's
 * `ignore_configured_endpoint_urls` says so. The SDK reads the wrong profile here (domain.md §12).
 */
export function serviceEndpoint(
  service: ServiceId,
  env: Environment,
  profile: Profile | undefined,
  profiles: Profiles,
): ConfiguredEndpoint | undefined {
  const ignored =
    variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ??
    profile?.settings.get('ignore_configured_endpoint_urls');
  if (isTrue(ignored)) return undefined;
  return fromEnvironment(service, env) ?? (profile && fromProfile(service, profile, profiles));
}

function fromEnvironment(service: ServiceId, env: Environment): ConfiguredEndpoint | undefined {
  for (const source of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL']) {
    const url = variable(env, source);
    if (url !== undefined) return { url, source };
  }
  return undefined;
}

function fromProfile(
  service: ServiceId,
  profile: Profile,
  { services }: Profiles,
): ConfiguredEndpoint | undefined {
  const section = profile.settings.get('services');
  const specific =
    section === undefined ? undefined : services.get(section)?.settings.get(`${service}.endpoint_url`);
  if (specific !== undefined) return { url: specific, source: `services section ${section}` };
  const url = profile.settings.get('endpoint_url');
  return url === undefined ? undefined : { url, source: `endpoint_url of profile ${profile.name}` };
}

/** The endpoint as a URL that requests can be sent to. Throws `badConfiguration`, naming the source. */
export function checkedEndpoint({ url, source }: ConfiguredEndpoint): string {
  if (isHttpUrl(url)) return url;
  throw misconfigured(`The endpoint in ${source} is not an http or https address.`);
}

/**
 * Throws `badConfiguration` where a service has no endpoint of its own and the Region is not one of AWS's: the
 * service's host name would be made of that text.
 */
export function requireHost(
  service: ServiceId,
  {
    region,
    endpoints,
  }: { readonly region: string; readonly endpoints: Readonly<Partial<Record<ServiceId, string>>> },
): void {
  if (endpoints[service] !== undefined || isRegion(region)) return;
  const message = `${region} is not an AWS Region, and no endpoint is configured for ${service}.`;
  throw misconfigured(message);
}

/** An endpoint as it is shown: without a user's name and password, also where it is not an address. */
export function shownEndpoint(url: string): string {
  if (!isHttpUrl(url)) return url.replace(/^.*@/s, '').replace(/[?#].*$/s, '');
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(TRAILING_SLASHES, '');
}

const TRAILING_SLASHES = /(?<!\/)\/+$/;

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
