import { createHash } from 'node:crypto';
import { fromLoginCredentials } from '@aws-sdk/credential-providers';
import { externalDataInterceptor } from '@smithy/shared-ini-file-loader';
import type { Resolved } from '../config/resolveProfile.ts';
import type { AwsCredentials } from './credentials.ts';
import type { Limits } from '../transport/limits.ts';
import { signInConfig } from './nestedClients.ts';
import type { Settings } from '../config/profiles.ts';

/**
 * The keys that `aws login` left, renewed where need be. The SDK's provider looks its settings up in the AWS files; it
 * is given the two that it needs in a text of its own, so that it reads no file that we have not checked.
 */
export async function loginKeys(
  settings: Settings,
  resolved: Resolved,
  limits: Limits,
): Promise<AwsCredentials> {
  const region = settings.get('region');
  const text = [
    '[default]',
    `login_session = ${settings.get('login_session') ?? ''}`,
    ...(region === undefined ? [] : [`region = ${region}`]),
  ].join('\n');
  const find = fromLoginCredentials({
    profile: 'default',
    configFilepath: asFile(text),
    filepath: asFile(''),
    clientConfig: signInConfig('signin', resolved, limits),
  });
  // Where a profile names no Region, ours is meant.
  return await find({ callerClientConfig: { region: () => Promise.resolve(resolved.region) } });
}

/** The path by which the SDK finds a text in place of a file: the same one for the same text. */
function asFile(text: string): string {
  const path = `lambda-async:${createHash('sha256').update(text).digest('hex')}`;
  externalDataInterceptor.interceptFile(path, text);
  return path;
}
