import { createHash, createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateOAuth2TokenCommand, type SigninClient } from '@aws-sdk/nested-clients/signin';
import { type AwsOptions, variable } from '../config/options.ts';
import { readUserFile, userPath } from '../config/userFile.ts';
import type { AwsCredentials } from './credentials.ts';
import { fieldsOf, NoCredentials, recordOf, textOf } from './signInErrors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Cache entry of `aws login`. */
export interface LoginToken {
  readonly path: string;
  readonly fields: Fields;
  readonly keys: AwsCredentials & { readonly expiration: Date };
}

/** Where `aws login` keeps its tokens. */
export function loginCacheDirectory({
  env,
  homeDirectory,
}: Pick<AwsOptions, 'env' | 'homeDirectory'>): string {
  const named = variable(env, 'AWS_LOGIN_CACHE_DIRECTORY');
  return named === undefined
    ? join(homeDirectory, '.aws', 'login', 'cache')
    : userPath(named, homeDirectory, env);
}

/** Read like the AWS files, with their caps and the guard of open folders: the SDK's own reader has neither. */
export async function readLoginToken(session: string, options: AwsOptions): Promise<LoginToken> {
  const file = `${createHash('sha256').update(session).digest('hex')}.json`;
  const path = join(loginCacheDirectory(options), file);
  const read = await readUserFile(path, options);
  const fields = fieldsOf(read.kind === 'read' ? read.text : '');
  const token = recordOf(fields['accessToken']);
  const expiration = new Date(textOf(token['expiresAt']));
  return { path, fields, keys: { ...keysOf(token), expiration: requireTime(expiration) } };
}

function keysOf(token: Fields): AwsCredentials {
  const keys = {
    accessKeyId: textOf(token['accessKeyId']),
    secretAccessKey: textOf(token['secretAccessKey']),
    sessionToken: textOf(token['sessionToken']),
  };
  if (Object.values(keys).includes('')) throw new NoCredentials('There are no keys of aws login.');
  return keys;
}

function requireTime(time: Date): Date {
  if (Number.isNaN(time.getTime())) throw new NoCredentials('The keys of aws login have no end.');
  return time;
}

/** Renews a token and keeps it where it was. */
export async function renewLoginToken(
  { path, fields }: LoginToken,
  client: SigninClient,
  abortSignal: AbortSignal,
): Promise<LoginToken['keys']> {
  const needed = ['clientId', 'refreshToken', 'dpopKey'].map((key) => textOf(fields[key]));
  const [clientId = '', refreshToken = '', dpopKey = ''] = needed;
  if (needed.includes('')) throw new NoCredentials('The token of aws login cannot be renewed.');
  proveWith(dpopKey, client);
  const tokenInput = { clientId, refreshToken, grantType: 'refresh_token' };
  const { tokenOutput } = await client
    .send(new CreateOAuth2TokenCommand({ tokenInput }), { abortSignal })
    .catch((error: unknown) => {
      throw signedOut(error) ? new NoCredentials('The session of aws login has ended.') : error;
    });
  const keys = keysOf({ ...tokenOutput?.accessToken });
  const expiration = requireTime(new Date(Date.now() + Number(tokenOutput?.expiresIn) * 1000));
  // As the CLI writes times: without fractions.
  const expiresAt = expiration.toISOString().replace(/\.\d+/, '');
  const accessToken = { ...recordOf(fields['accessToken']), ...keys, expiresAt };
  const renewed = { ...fields, accessToken, refreshToken: tokenOutput?.refreshToken ?? refreshToken };
  // The keys are good, whether they can be kept or not.
  await writeFile(path, JSON.stringify(renewed, undefined, 2)).catch(() => undefined);
  return { ...keys, expiration };
}

const ENDED: readonly unknown[] = ['TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED'];

function signedOut(error: unknown): boolean {
  return error instanceof Error && 'error' in error && ENDED.includes(error.error);
}

interface Signed {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  headers: Record<string, string>;
}

/** Adds the proof that the sender has the token's key (RFC 9449); each attempt gets its own. */
function proveWith(pem: string, client: SigninClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as Signed;
      request.headers = { ...request.headers, DPoP: proof(pem, request) };
      return await next(args);
    },
    { step: 'finalizeRequest', name: 'dpopInterceptor', override: true },
  );
}

function proof(pem: string, { method, protocol, hostname, port, path }: Signed): string {
  try {
    const key = createPrivateKey(pem);
    const { kty, crv, x, y } = createPublicKey(pem).export({ format: 'jwk' });
    const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
    const claims = { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) };
    const text = [{ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  } catch {
    throw new NoCredentials('The key of the aws login token cannot be used.');
  }
}
