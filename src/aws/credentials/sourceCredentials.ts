import type { Resolved } from '../config/resolved.ts';
import { containerKeys } from './containerCredentials.ts';
import type { AwsCredentials } from './credentials.ts';
import { instanceKeys } from './instanceCredentials.ts';
import type { Limits } from '../transport/limits.ts';
import { type AwsOptions, type Environment, variable } from '../config/options.ts';
import { NoCredentials } from './signInErrors.ts';

/** Undefined where the environment has no whole pair of keys. */
export function environmentKeys(env: Environment): AwsCredentials | undefined {
  const accessKeyId = variable(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = variable(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = variable(env, 'AWS_SESSION_TOKEN') ?? variable(env, 'AWS_SECURITY_TOKEN');
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

/** The keys that a profile's `credential_source` names; the name has been checked. */
export async function sourceKeys(
  source: string,
  resolved: Resolved,
  options: AwsOptions,
  limits: Limits,
): Promise<AwsCredentials> {
  if (source === 'EcsContainer') return await containerKeys(options, limits);
  if (source === 'Ec2InstanceMetadata') {
    return await instanceKeys(options.env, resolved.profile?.settings, limits);
  }
  const keys = environmentKeys(options.env);
  if (!keys) throw new NoCredentials('The environment has no keys.');
  return keys;
}
