import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateTokenCommand, type SSOOIDCClient } from '@aws-sdk/nested-clients/sso-oidc';
import type { AwsOptions } from '../config/options.ts';
import { RENEW_BEFORE, renewOnce } from './renewals.ts';
import { fieldsOf, NoCredentials, textOf } from './signInErrors.ts';
import { readUserFile } from '../config/userFile.ts';

/** Cache entry of `aws sso login`. */
interface CachedToken {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly expires: number;
}

/**
 * The access token of an IAM Identity Center session, by the AWS CLI's cache. Ours and not the SDK's, which takes only
 * plain names for a session, and does not say why a token could not be renewed.
 *
 * @param name of the session, or the start URL in the older form: the cache's file is named for it
 * @param client renews the token; absent in the older form, where that is not possible
 */
export async function ssoToken(
  name: string,
  options: AwsOptions,
  client: SSOOIDCClient | undefined,
  signal: AbortSignal,
): Promise<string> {
  const token = await readToken(name, options);
  const left = token.expires - Date.now();
  if (left > RENEW_BEFORE) return token.accessToken;
  try {
    if (client && canBeRenewed(token)) {
      return await renewOnce(token.path, signal, () => renew(token, client, signal));
    }
  } catch (error) {
    if (left <= 0) throw error;
  }
  if (left > 0) return token.accessToken;
  throw new NoCredentials('The token has expired.');
}

async function readToken(name: string, options: AwsOptions): Promise<CachedToken> {
  const file = `${createHash('sha1').update(name).digest('hex')}.json`;
  const path = join(options.homeDirectory, '.aws', 'sso', 'cache', file);
  const read = await readUserFile(path, options);
  const fields = fieldsOf(read.kind === 'read' ? read.text : '');
  const accessToken = textOf(fields['accessToken']);
  const expires = Date.parse(textOf(fields['expiresAt']));
  if (accessToken === '' || Number.isNaN(expires)) throw new NoCredentials('There is no token.');
  return { path, fields, accessToken, expires };
}

function canBeRenewed({ fields }: CachedToken): boolean {
  return ['clientId', 'clientSecret', 'refreshToken'].every((key) => textOf(fields[key]) !== '');
}

async function renew({ path, fields }: CachedToken, client: SSOOIDCClient, abortSignal: AbortSignal) {
  const command = new CreateTokenCommand({
    clientId: textOf(fields['clientId']),
    clientSecret: textOf(fields['clientSecret']),
    refreshToken: textOf(fields['refreshToken']),
    grantType: 'refresh_token',
  });
  const { accessToken, expiresIn, refreshToken } = await client.send(command, { abortSignal });
  if (accessToken === undefined || expiresIn === undefined) throw new NoCredentials('No token was given.');
  // As the CLI writes times: without fractions, which its own reader does not take.
  const expiresAt = new Date(Date.now() + expiresIn * 1000).toISOString().replace(/\.\d+/, '');
  const renewed = { ...fields, accessToken, expiresAt, refreshToken };
  // The token is good, whether it can be kept or not.
  await writeFile(path, JSON.stringify(renewed, undefined, 2)).catch(() => undefined);
  return accessToken;
}
