import { createHash, generateKeyPairSync } from 'node:crypto';
import { PRIMARY_ACCOUNT } from '../../../src/sample/sts/callers.ts';
import { KEYRING } from '../sampleKeys.ts';

/** Files that `aws sso login` and `aws login` leave behind for a sample of `SAMPLE_KEY`, by their path in the home directory. */
export type CacheFiles = Readonly<Record<string, string>>;

const HOUR = 3_600_000;

interface SsoToken {
  /** Epoch milliseconds; absent: good for an hour. */
  readonly expires?: number;
  /** Epoch milliseconds until which the token can be renewed; absent: it cannot. */
  readonly renewable?: number;
}

/** Cache entry of `aws sso login` for a session, or in the older form for a start URL. */
export function ssoCache(
  sessionOrUrl: string,
  { expires = Date.now() + HOUR, renewable }: SsoToken = {},
): CacheFiles {
  const name = createHash('sha1').update(sessionOrUrl).digest('hex');
  const renewal = renewable !== undefined && {
    clientId: 'sample-client',
    clientSecret: 'sample-client-secret',
    registrationExpiresAt: utc(Date.now() + 90 * 24 * HOUR),
    refreshToken: KEYRING.issueToken('ssoRefresh', renewable),
  };
  const token = {
    startUrl: 'https://sample.invalid/start',
    region: 'us-east-1',
    accessToken: KEYRING.issueToken('ssoAccess', expires),
    expiresAt: utc(expires),
    ...renewal,
  };
  return { [`.aws/sso/cache/${name}.json`]: JSON.stringify(token) };
}

/** Cache entry of `aws login` for a session. */
export function loginCache(session: string, expires: number, renewable = Date.now() + HOUR): CacheFiles {
  const name = createHash('sha256').update(session).digest('hex');
  const { expires: _, ...keys } = KEYRING.issueKeys({ accountId: PRIMARY_ACCOUNT, name: 'sample', expires });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const token = {
    accessToken: { ...keys, accountId: PRIMARY_ACCOUNT, expiresAt: utc(expires) },
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: KEYRING.issueToken('loginRefresh', renewable),
    idToken: 'unused',
    dpopKey: privateKey.export({ type: 'sec1', format: 'pem' }),
  };
  return { [`.aws/login/cache/${name}.json`]: JSON.stringify(token) };
}

/** A web identity's token, good until a time in epoch milliseconds. */
export function webToken(expires = Date.now() + HOUR): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://sample.invalid',
    sub: 'sample',
    aud: 'sts',
    exp: Math.floor(expires / 1000),
  };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${KEYRING.sign(text)}`;
}

/** As the CLI writes times: without fractions, which its own reader does not take. */
const utc = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');
