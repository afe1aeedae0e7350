import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isExpectedError } from '../../../src/domain/errors.ts';
import { type CacheFiles, loginCache, ssoCache, webToken } from '../../support/signIn/caches.ts';
import { fail, home, json, KEY, never, REGION, scene, SECRET, serve, tidy } from './support.ts';

/** Services that sign in and answer oddly: each is an expected error, whatever the SDK makes of it. */
beforeEach(() => vi.spyOn(process, 'emitWarning').mockReturnValue(undefined));
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await tidy();
});

const HOUR = 3_600_000;

interface Way {
  readonly config: (url: string) => string;
  readonly env?: (url: string, homeDirectory: string) => Readonly<Record<string, string>>;
  readonly files?: CacheFiles;
}

const profile = (url: string, ...lines: readonly string[]): string =>
  ['[profile p]', `region = ${REGION}`, `endpoint_url = ${url}`, ...lines, ''].join('\n');
const session = `[sso-session s]\nsso_start_url = https://sample.invalid/start\nsso_region = ${REGION}\n`;
const sso = (url: string): string =>
  `${profile(url, 'sso_session = s', 'sso_account_id = 111111111111', 'sso_role_name = Developer')}${session}`;

const WAYS: Readonly<Record<string, Way>> = {
  AssumeRole: {
    config: (url) =>
      profile(
        url,
        'role_arn = arn:aws:iam::111111111111:role/r',
        'source_profile = p',
        `aws_access_key_id = ${KEY}`,
        `aws_secret_access_key = ${SECRET}`,
      ),
  },
  GetRoleCredentials: { config: sso, files: ssoCache('s') },
  AssumeRoleWithWebIdentity: {
    config: (url) => profile(url),
    env: (_, homeDirectory) => ({
      AWS_PROFILE: 'p',
      AWS_WEB_IDENTITY_TOKEN_FILE: `${homeDirectory}/token`,
      AWS_ROLE_ARN: 'arn:aws:iam::111111111111:role/r',
    }),
    files: { token: webToken() },
  },
  CreateOAuth2Token: {
    config: (url) => profile(url, 'login_session = l'),
    files: loginCache('l', Date.now() - HOUR),
  },
};

type Answer = (response: ServerResponse) => void;

const xml = (text: string): string => `<AssumeRoleResponse>${text}</AssumeRoleResponse>`;

const ANSWERS: Readonly<Record<string, Answer>> = {
  'an empty body': (response) => json(response, ''),
  '1': (response) => json(response, '1'),
  null: (response) => json(response, 'null'),
  '[]': (response) => json(response, []),
  '{}': (response) => json(response, {}),
  'a text': (response) => json(response, '"x"'),
  HTML: (response) => json(response, '<html><body>no</body></html>', 200, { 'content-type': 'text/html' }),
  'XML without anything': (response) => json(response, xml('')),
  'XML without keys': (response) =>
    json(response, xml('<AssumeRoleResult><Credentials/></AssumeRoleResult>')),
  'broken XML': (response) => json(response, '<AssumeRoleResponse><x'),
  'keys of other types': (response) =>
    json(response, {
      roleCredentials: { accessKeyId: 1, secretAccessKey: {}, expiration: 'x' },
      accessToken: 7,
      expiresIn: 'x',
      AccessKeyId: 1,
      SecretAccessKey: [],
      Expiration: 'never',
    }),
  'a list of keys': (response) => json(response, { roleCredentials: [], accessToken: [] }),
  'status 204': (response) => response.writeHead(204).end(),
  'status 302': (response) => response.writeHead(302, { location: 'http://evil.example' }).end(),
  'status 404 with HTML': (response) => json(response, '<html></html>', 404),
  'status 404 of sam local': (response) =>
    json(response, { Type: 'LocalService', Message: 'PathNotFoundException' }, 404, {
      'x-amzn-errortype': 'PathNotFoundLocally',
    }),
  'status 418': (response) => json(response, 'teapot', 418),
  'status 501': (response) => fail(response, 501, 'NotImplemented'),
  'status 503 with HTML': (response) => json(response, '<html></html>', 503),
  'status 999': (response) => json(response, {}, 999),
  'status 999 and no body': (response) => response.writeHead(999).end(),
  'a body that breaks off': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => response.destroy());
  },
  'a connection that breaks': (response) => response.destroy(),
};

const cases = Object.keys(WAYS).flatMap((way) =>
  Object.keys(ANSWERS).map((answer) => [way, answer] as const),
);

async function signIn({ config, env, files = {} }: Way, answer: Answer): Promise<unknown> {
  const server = await serve((_, response) => answer(response));
  const homeDirectory = await home({ '.aws/config': config(server.url), ...files });
  vi.stubEnv('HOME', homeDirectory);
  const variables = env?.(server.url, homeDirectory) ?? {};
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { access } = scene({ homeDirectory, env: variables, limits: { transientPause: 1 } });
  const connection = await access.connect(env ? {} : { profile: 'p' });
  const error: unknown = await connection
    .lambda(REGION)
    .getFunction('orders', never)
    .catch((thrown: unknown) => thrown);
  connection.close();
  expect(server.requests.length).toBeGreaterThan(0);
  return error;
}

describe('keys that no request can carry', () => {
  const url = 'http://127.0.0.1:1';
  it.each([
    ['AWS_SESSION_TOKEN', 'token\r\nX-Evil: 1'],
    ['AWS_SESSION_TOKEN', 'token\n'],
    ['AWS_SESSION_TOKEN', '\u{1F600}'],
    ['AWS_ACCESS_KEY_ID', 'AKIA\r\nX-Evil: 1'],
    ['AWS_ACCESS_KEY_ID', '\u0000'],
  ])('are an expected error, and not shown: %s %j', async (name, value) => {
    const keys = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET, [name]: value };
    const { access } = scene({ env: { ...keys, AWS_REGION: REGION, AWS_ENDPOINT_URL: url } });
    const connection = await access.connect({});
    const asked = connection.lambda(REGION).getFunction('orders', never);
    await expect(asked).rejects.toMatchObject({ kind: 'badConfiguration' });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toContain('Evil');
    connection.close();
  });
});

describe('signing in', () => {
  it.each(cases)('by %s that answers %s is an expected error', async (way, answer) => {
    const error = await signIn(WAYS[way] as Way, ANSWERS[answer] as Answer);
    expect(isExpectedError(error), String(error instanceof Error ? error.stack : error)).toBe(true);
    expect(error).toMatchObject({ kind: expect.not.stringMatching(/notFound|cancelled/) as string });
  });
});
