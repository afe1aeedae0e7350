import { describe, expect, it } from 'vitest';
import { PRIMARY_ACCOUNT } from '../../../../src/sample/index.ts';
import { MFA_CODE, MFA_SERIAL, ROLES, roleArn } from '../../../../src/sample/sts/roles.ts';
import { ACCESS_KEYS, KEYRING } from '../../../support/sampleKeys.ts';
import { webToken } from '../../../support/signIn/caches.ts';
import { authorization, raw, type RawAnswer, sampleForTests } from '../support.ts';

const HOUR = 3_600_000;
const sample = await sampleForTests();

interface Signer {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}

function headersOf({ accessKeyId, sessionToken }: Signer, service: string): Readonly<Record<string, string>> {
  return {
    authorization: authorization(accessKeyId, { service }),
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
}

const USER: Signer = { accessKeyId: ACCESS_KEYS.sample };

async function sts(form: Readonly<Record<string, string>>, signer = USER): Promise<RawAnswer> {
  const headers = signer.accessKeyId === '' ? {} : headersOf(signer, 'sts');
  return await raw(sample, 'POST', '/', { headers, body: new URLSearchParams(form).toString() });
}

const assume = (role: keyof typeof ROLES, more: Readonly<Record<string, string>> = {}) => ({
  Action: 'AssumeRole',
  RoleArn: roleArn(ROLES[role]),
  RoleSessionName: 'me',
  ...more,
});
const list = (signer: Signer): Promise<RawAnswer> =>
  raw(sample, 'GET', '/2015-03-31/functions/', { headers: headersOf(signer, 'lambda') });
const text = (answer: RawAnswer, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.text)?.[1] ?? '';
const keysIn = (answer: RawAnswer): Required<Signer> => ({
  accessKeyId: text(answer, 'AccessKeyId'),
  sessionToken: text(answer, 'SessionToken'),
});

describe('a role of the sample', () => {
  it('gives keys of a session that says who it is', async () => {
    const answer = await sts(assume('developer'));
    expect(answer.headers['content-type']).toBe('text/xml');
    expect(text(answer, 'Arn')).toBe(`arn:aws:sts::${PRIMARY_ACCOUNT}:assumed-role/SampleDeveloper/me`);
    const left = Date.parse(text(answer, 'Expiration')) - Date.now();
    expect(left).toBeGreaterThan(0.9 * HOUR);
    const keys = keysIn(answer);
    expect(keys.accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
    const who = await sts({ Action: 'GetCallerIdentity' }, keys);
    expect(text(who, 'Arn')).toBe(text(answer, 'Arn'));
    expect(text(who, 'UserId')).toMatch(/^AROA\w+:me$/);
    expect((await list(keys)).status).toBe(200);
  });

  it('gives keys that are nothing without their token', async () => {
    const { accessKeyId, sessionToken } = keysIn(await sts(assume('developer')));
    for (const signer of [{ accessKeyId }, { accessKeyId, sessionToken: `${sessionToken}x` }]) {
      expect((await list(signer)).headers['x-amzn-errortype']).toBe('UnrecognizedClientException');
    }
    const expired = KEYRING.issueKeys({
      accountId: PRIMARY_ACCOUNT,
      role: 'r',
      name: 'n',
      expires: Date.now() - 1,
    });
    expect((await list(expired)).headers['x-amzn-errortype']).toBe('ExpiredTokenException');
    expect(text(await sts(assume('developer'), expired), 'Code')).toBe('ExpiredToken');
  });

  it.each<readonly [string, Readonly<Record<string, string>>, number, string, RegExp]>([
    ['nobody may assume', assume('forbidden'), 403, 'AccessDenied', /user\/sample is not authorized/],
    [
      'does not exist',
      { ...assume('developer'), RoleArn: `${roleArn(ROLES.developer)}x` },
      403,
      'AccessDenied',
      /not/,
    ],
    [
      'wants MFA, without',
      assume('mfa'),
      403,
      'AccessDenied',
      /is not authorized to perform: sts:AssumeRole/,
    ],
    [
      'wants MFA, with a wrong code',
      assume('mfa', { SerialNumber: MFA_SERIAL, TokenCode: '000000' }),
      403,
      'AccessDenied',
      /^MultiFactorAuthentication failed with invalid MFA one time pass code/,
    ],
    [
      'wants another external id',
      assume('partner', { ExternalId: 'x' }),
      403,
      'AccessDenied',
      /not authorized/,
    ],
    ['is no ARN', { ...assume('developer'), RoleArn: 'x' }, 400, 'ValidationError', /x is invalid/],
    [
      'has no session name',
      { ...assume('developer'), RoleSessionName: '<' },
      400,
      'ValidationError',
      /'&lt;'/,
    ],
    [
      'is wanted too long',
      assume('developer', { DurationSeconds: '99999' }),
      400,
      'ValidationError',
      /exceeds/,
    ],
    ['is wanted too short', assume('developer', { DurationSeconds: '1' }), 400, 'ValidationError', /between/],
  ])('that %s is refused', async (_, form, status, code, message) => {
    const answer = await sts(form);
    expect(answer.status).toBe(status);
    expect(text(answer, 'Code')).toBe(code);
    expect(text(answer, 'Message')).toMatch(message);
  });

  it('that wants MFA takes the code', async () => {
    const form = assume('mfa', { SerialNumber: MFA_SERIAL, TokenCode: MFA_CODE });
    expect((await sts(form)).status).toBe(200);
  });

  it('of another role lasts an hour at most', async () => {
    const keys = keysIn(await sts(assume('developer')));
    const form = assume('deployer', { DurationSeconds: '7200' });
    expect(text(await sts(form, keys), 'Message')).toMatch(/1 hour session limit/);
  });

  it.each([
    [webToken(), 'web', 200, ''],
    [webToken(Date.now() - HOUR), 'web', 400, 'ExpiredTokenException'],
    ['no JWT', 'web', 400, 'InvalidIdentityToken'],
    [webToken(), 'developer', 403, 'AccessDenied'],
  ] as const)('by a web identity: %#', async (token, role, status, code) => {
    const form = { ...assume(role), Action: 'AssumeRoleWithWebIdentity', WebIdentityToken: token };
    const answer = await sts(form, { accessKeyId: '' });
    expect({ status: answer.status, code: text(answer, 'Code') }).toEqual({ status, code });
  });
});

describe('signing in by browser', () => {
  const post = (path: string, body: object, headers = {}): Promise<RawAnswer> =>
    raw(sample, 'POST', path, { headers, body: JSON.stringify(body) });
  const renewal = {
    clientId: 'c',
    clientSecret: 's',
    grantType: 'refresh_token',
    refreshToken: KEYRING.issueToken('ssoRefresh', Date.now() + HOUR),
  };
  const portal = (token: string, query: string): Promise<RawAnswer> =>
    raw(sample, 'GET', `/federation/credentials?${query}`, { headers: { 'x-amz-sso_bearer_token': token } });
  const mine = `account_id=${PRIMARY_ACCOUNT}&role_name=Developer`;

  it('renews a token that opens the portal', async () => {
    const { json } = await post('/token', renewal);
    expect(json).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    const answer = await portal(String(json?.['accessToken']), mine);
    expect(answer.json).toEqual({
      roleCredentials: {
        accessKeyId: expect.stringMatching(/^ASIA/),
        secretAccessKey: expect.any(String),
        sessionToken: expect.any(String),
        expiration: expect.any(Number),
      },
    });
  });

  it.each([
    [{ ...renewal, refreshToken: 'x' }, 400, 'invalid_grant'],
    [{ ...renewal, clientSecret: undefined }, 401, 'invalid_client'],
    [{ ...renewal, grantType: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses to renew: %#', async (body, status, error) => {
    const answer = await post('/token', body);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error });
  });

  it('refuses a token of another use, and a role of others', async () => {
    const unknown = await portal(KEYRING.issueToken('ssoRefresh', Date.now() + HOUR), mine);
    expect(unknown).toMatchObject({
      status: 401,
      json: { message: 'Session token not found or invalid' },
    });
    expect(unknown.headers['x-amzn-errortype']).toBe('UnauthorizedException');
    const token = KEYRING.issueToken('ssoAccess', Date.now() + HOUR);
    const foreign = await portal(token, mine.replace('Developer', 'Admin'));
    expect(foreign).toMatchObject({ status: 403, json: { message: 'No access' } });
  });

  it('renews no session of aws login without the proof of its key', async () => {
    const refreshToken = KEYRING.issueToken('loginRefresh', Date.now() + HOUR);
    const body = { clientId: 'c', grantType: 'refresh_token', refreshToken };
    for (const dpop of ['x', 'e30.e30.x', 'e30.eyJodG0iOiJQT1NUIiwiaHR1IjoiL3YxL3Rva2VuIn0.x']) {
      const answer = await post('/v1/token', body, { dpop });
      expect(answer.headers['x-amzn-errortype']).toBe('AccessDeniedException');
    }
    expect((await post('/v1/token', {})).json).toMatchObject({ error: 'INVALID_REQUEST' });
  });
});
