import { createHash } from 'node:crypto';
import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSample } from '../../../src/sample/index.ts';
import { ACCESS_KEYS, KEYRING, SAMPLE_KEY } from '../../support/sampleKeys.ts';
import { authorization, raw, type RawAnswer, sampleForTests } from './support.ts';

/** Others that must not reach the sample account: pages of a browser, and other users of the machine. */
const FUNCTIONS = '/2015-03-31/functions/';
const CONFIG = '/2019-09-25/functions/orders-received/event-invoke-config';

describe('a page of a browser', async () => {
  const sample = await sampleForTests();
  const { port } = new URL(sample.endpoint);
  const ask = (headers: Readonly<Record<string, string>>, method = 'GET', path = FUNCTIONS) =>
    raw(sample, method, path, { headers: { authorization: authorization(), ...headers } });

  it.each([
    `evil.example:${port}`,
    'evil.example',
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `evil.localhost:${port}`,
    `0.0.0.0:${port}`,
    `192.168.1.2:${port}`,
    `[::2]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `127.0.0.1@evil.example`,
    '127.0.0.1:x',
    '2130706433',
    '127.1',
    `localhost.:${port}`,
    `127.0.0.1:${port}, evil.example`,
  ])('that a name has led here is refused, whatever key it has: Host %j', async (host) => {
    for (const [method, path] of [
      ['GET', FUNCTIONS],
      ['DELETE', CONFIG],
      ['PUT', CONFIG],
      ['POST', '/token'],
      ['GET', '/federation/credentials'],
      ['OPTIONS', CONFIG],
    ] as const) {
      const { status, headers } = await ask({ host }, method, path);
      expect(status, `${method} ${path}`).toBe(403);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    'http://evil.example',
    'https://evil.example',
    'null',
    'http://localhost:3000',
    `https://127.0.0.1:${port}`,
    'vscode-webview://x',
    'file://',
  ])('of another origin is refused: %s', async (origin) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask({ origin }, method, CONFIG)).status, method).toBe(403);
    }
  });

  it.each(['cross-site', 'same-site', 'x'])('of another site is refused: %s', async (site) => {
    expect((await ask({ 'sec-fetch-site': site })).status).toBe(403);
  });

  it.each([
    ['names two hosts', `GET ${FUNCTIONS} HTTP/1.1`, [`Host: 127.0.0.1:${port}`, 'Host: evil.example']],
    ['names one host twice', `GET ${FUNCTIONS} HTTP/1.1`, [`Host: 127.0.0.1`, 'Host: 127.0.0.1']],
    ['names none', `GET ${FUNCTIONS} HTTP/1.0`, []],
    ['is for a proxy', `GET http://evil.example${FUNCTIONS} HTTP/1.1`, [`Host: 127.0.0.1:${port}`]],
    ['is for a proxy, for us', `GET http://127.0.0.1${FUNCTIONS} HTTP/1.1`, [`Host: 127.0.0.1:${port}`]],
  ])('is refused that %s', async (_, line, hosts) => {
    const answer = await sent(Number(port), [line, ...hosts, `Authorization: ${authorization()}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it('is another matter than the same by hand: so the tests above could fail', async () => {
    const lines = [`GET ${FUNCTIONS} HTTP/1.1`, 'Host: 127.0.0.1', `Authorization: ${authorization()}`];
    expect(await sent(Number(port), lines)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    {},
    { 'sec-fetch-site': 'none' },
    { host: `127.0.0.1:${port}` },
    { host: `localhost:${port}` },
    { host: `LOCALHOST:${port}` },
    { host: `[::1]:${port}` },
    { host: '127.0.0.1:1234' },
    { host: 'localhost' },
    { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` },
  ])('is another matter than a program on this machine: %j', async (headers) => {
    expect((await ask(headers)).status).toBe(200);
  });
});

/** Answers to lines of HTTP that no client would send. */
function sent(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  });
}

const seal = (value: object, more = ''): string =>
  `${Buffer.from(JSON.stringify(value)).toString('base64url')}${more}`;
const keyOf = (token: string): string =>
  `ASIA${createHash('sha256').update(token).digest('hex').slice(0, 16).toUpperCase()}`;

describe('somebody without a key', async () => {
  const sample = await startSample();
  const again = await startSample();
  const listing = (accessKey: string, token?: string): Promise<RawAnswer> =>
    raw(sample, 'GET', FUNCTIONS, {
      headers: {
        authorization: authorization(accessKey),
        ...(token !== undefined && { 'x-amz-security-token': token }),
      },
    });

  it('is refused, and who has the key of this start is not', async () => {
    expect((await listing(sample.accessKeyId)).status).toBe(200);
    expect((await listing(again.accessKeyId)).status).toBe(403);
    expect((await listing(ACCESS_KEYS.sample)).status).toBe(403);
    expect((await listing('anybody')).status).toBe(403);
  });

  it('meets other keys with each start', () => {
    const keys = [sample, again].flatMap(({ accessKeys }) => Object.values(accessKeys));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^SAMPLEKEY[A-Z]+[0-9A-F]{24}$/);
  });

  const claims = { accountId: '111111111111', name: 'me', expires: Date.now() + 3_600_000 };
  it.each([
    ['without a seal', seal(claims)],
    ['with an empty seal', seal(claims, '.')],
    ['with another seal', seal(claims, '.AAAA')],
    ['of another start', KEYRING.issueKeys(claims).sessionToken],
  ])('cannot make keys of a session, with a token %s', async (_, token) => {
    const answer = await listing(keyOf(token), token);
    expect(answer.headers['x-amzn-errortype']).toBe('UnrecognizedClientException');
  });

  it('cannot make tokens that sign in', async () => {
    const expires = Date.now() + 3_600_000;
    const tokens = [seal({ use: 'ssoAccess', expires }), KEYRING.issueToken('ssoAccess', expires)];
    for (const token of tokens) {
      const path = '/federation/credentials?account_id=111111111111&role_name=Developer';
      const answer = await raw(sample, 'GET', path, { headers: { 'x-amz-sso_bearer_token': token } });
      expect(answer.status).toBe(401);
    }
    const head = seal({ alg: 'none' });
    const web = seal({ iss: 'x', sub: 'x', aud: 'sts', exp: 9_999_999_999 });
    const text = `${head}.${web}`;
    for (const signature of ['', 'signature', KEYRING.sign(text)]) {
      const form = new URLSearchParams({
        Action: 'AssumeRoleWithWebIdentity',
        RoleArn: 'arn:aws:iam::111111111111:role/SampleWeb',
        RoleSessionName: 'me',
        WebIdentityToken: `${text}.${signature}`,
      });
      const answer = await raw(sample, 'POST', '/', { headers: {}, body: form.toString() });
      expect(answer.text).toContain('<Code>InvalidIdentityToken</Code>');
    }
    await Promise.all([sample.close(), again.close()]);
  });
});

describe('who chooses the key', () => {
  it('knows it before the start: so the tests above could fail', async () => {
    const sample = await sampleForTests({ key: SAMPLE_KEY });
    const token = KEYRING.issueKeys({ accountId: '111111111111', name: 'me', expires: Date.now() + 60_000 });
    const headers = {
      authorization: authorization(token.accessKeyId),
      'x-amz-security-token': token.sessionToken,
    };
    expect((await raw(sample, 'GET', FUNCTIONS, { headers })).status).toBe(200);
  });
});
