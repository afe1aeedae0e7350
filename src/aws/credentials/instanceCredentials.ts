import type { Settings } from '../config/iniLine.ts';
import type { AwsCredentials } from './credentials.ts';
import type { Limits } from '../transport/limits.ts';
import { askMetadata, keysInAnswer, type MetadataAnswer } from './metadata.ts';
import { misconfigured } from '../config/misconfigured.ts';
import { type Environment, isTrue, variable } from '../config/options.ts';
import { NoCredentials } from './signInErrors.ts';

/** Amazon EC2's metadata service (EC2 user guide, "Use the Instance Metadata Service"), by IPv4 and IPv6. */
const ENDPOINTS = { ipv4: 'http://169.254.169.254', ipv6: 'http://[fd00:ec2::254]' };
const ROLES = '/latest/meta-data/iam/security-credentials/';
/** Characters that IAM allows in a name: it becomes part of an address. */
const ROLE_NAME = /^[\w+=,.@-]+$/;

/**
 * The keys of the machine's role, or of what answers in its place (the helper of IAM Roles Anywhere): at the endpoint
 * that the environment names, else the profile in use. One try: the whole search takes no longer than
 * `limits.metadata`.
 */
export async function instanceKeys(
  env: Environment,
  settings: Settings | undefined,
  limits: Limits,
): Promise<AwsCredentials> {
  if (isTrue(variable(env, 'AWS_EC2_METADATA_DISABLED'))) throw new NoCredentials('It is switched off.');
  const base = endpointOf(env, settings);
  const signal = AbortSignal.timeout(limits.metadata);
  const ask = (path: string, headers = {}, method: 'GET' | 'PUT' = 'GET'): Promise<MetadataAnswer> =>
    askMetadata({ url: new URL(base + path), headers, method, signal });
  const headers = await sessionHeaders(ask, env, settings);
  const roles = await ask(ROLES, headers);
  const role = roles.text.trim().split(/\s/, 1)[0] ?? '';
  if (roles.status !== 200 || !ROLE_NAME.test(role)) throw new NoCredentials('The machine has no role.');
  return keysInAnswer(await ask(ROLES + role, headers));
}

type Ask = (path: string, headers?: object, method?: 'GET' | 'PUT') => Promise<MetadataAnswer>;

/** A token first (version 2 of the service); a service that knows none is asked without, unless that is switched off. */
async function sessionHeaders(ask: Ask, env: Environment, settings: Settings | undefined): Promise<object> {
  const { status, text } = await ask(
    '/latest/api/token',
    { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' },
    'PUT',
  );
  const token = text.trim();
  if (status === 200 && /^[\x21-\x7e]+$/.test(token)) return { 'x-aws-ec2-metadata-token': token };
  const off = variable(env, 'AWS_EC2_METADATA_V1_DISABLED') ?? settings?.get('ec2_metadata_v1_disabled');
  if (![403, 404, 405].includes(status) || isTrue(off)) {
    throw new NoCredentials(`The metadata service gave no token (status ${status}).`);
  }
  return {};
}

function endpointOf(env: Environment, settings: Settings | undefined): string {
  const setting = (name: string): string | undefined =>
    variable(env, `AWS_${name.toUpperCase()}`) ?? (settings?.get(name) || undefined);
  const mode = setting('ec2_metadata_service_endpoint_mode')?.toLowerCase() ?? 'ipv4';
  const own = setting('ec2_metadata_service_endpoint');
  const url = own ?? (mode === 'ipv6' ? ENDPOINTS.ipv6 : ENDPOINTS.ipv4);
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url.replace(/(?<!\/)\/+$/, '');
  const message = 'The ec2_metadata_service_endpoint is not an http or https address.';
  throw misconfigured(message);
}
