import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Credentials, type AwsCredentials } from '../../../../src/aws/credentials/credentials.ts';
import type { Connection } from '../../../../src/domain/session/connection.ts';
import {
  type Answerer,
  arn,
  fail,
  home,
  json,
  never,
  REGION,
  scene,
  serve,
  tidy,
  type TestServer,
} from '../support.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await tidy();
});

const KEYS = 'aws_access_key_id = AKIASOURCE0000000001\naws_secret_access_key = x\n';
const ROLE = `region = ${REGION}\nrole_arn = arn:aws:iam::123456789012:role/x\n`;
const MFA = `[profile mfa]\n${ROLE}source_profile = source\nmfa_serial = arn:aws:iam::1:mfa/me\n[profile source]\n${KEYS}`;

const found: Answerer = (_, response) => json(response, { FunctionName: 'a', FunctionArn: arn('a') });

function credentials(action: string, key = 'ASIAROLE000000000001'): string {
  const parts = `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken>`;
  const until = `<Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>`;
  return `<${action}Response><${action}Result><Credentials>${parts}${until}</Credentials></${action}Result></${action}Response>`;
}

function stsError(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}

/** Lambda and STS in one server, as LocalStack has them. */
const both: Answerer = (request, response, body) => {
  if (request.method === 'GET') return found(request, response, body);
  const action = /Action=(\w+)/.exec(body)?.[1] ?? '';
  if (action === 'GetCallerIdentity') {
    const result = '<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>';
    response.end(`<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`);
  } else response.end(credentials(action));
};

interface Setup {
  readonly config: string;
  readonly profile?: string;
  readonly answer?: Answerer;
  readonly env?: Readonly<Record<string, string>>;
  readonly mfaCode?: (serial: string, profile: string) => Promise<string | undefined>;
  readonly limits?: { readonly metadata?: number; readonly credentials?: number };
}

async function setUp(
  setup: Setup,
): Promise<{ connection: Connection; server: TestServer; logged: string[]; homeDirectory: string }> {
  const { config, profile, answer = both, env = {}, ...options } = setup;
  const server = await serve(answer);
  const homeDirectory = await home({ '.aws/config': config });
  vi.stubEnv('HOME', homeDirectory);
  const { access, logged } = scene({
    ...options,
    homeDirectory,
    env: { AWS_ENDPOINT_URL: server.url, ...env },
  });
  const connection = await access.connect({ ...(profile !== undefined && { profile }) });
  return { connection, server, logged, homeDirectory };
}

async function refusal(setup: Setup): Promise<unknown> {
  const { connection } = await setUp(setup);
  return await connection
    .lambda(REGION)
    .getFunction('a', never)
    .catch((error: unknown) => error);
}

describe('a role with an MFA device', () => {
  it('asks once for all regions and services, and signs with the role', async () => {
    const asked: string[] = [];
    const mfaCode = (serial: string, profile: string): Promise<string> => {
      asked.push(`${serial} ${profile}`);
      return Promise.resolve(' 123456 ');
    };
    const { connection, server } = await setUp({ config: MFA, profile: 'mfa', mfaCode });
    await Promise.all([
      connection.lambda('eu-west-1').getFunction('a', never),
      connection.lambda('us-east-1').getFunction('a', never),
      connection.accountId(never),
    ]);
    expect(asked).toEqual(['arn:aws:iam::1:mfa/me mfa']);
    const [assume, ...rest] = server.requests;
    expect(assume?.body).toContain('TokenCode=123456');
    expect(assume?.key).toBe('AKIASOURCE0000000001');
    expect(rest.map(({ key }) => key)).toEqual(Array(3).fill('ASIAROLE000000000001'));
  });

  it('asks nobody again after a prompt was closed, until the user retries', async () => {
    const codes = [undefined, '123456'];
    let asked = 0;
    const mfaCode = (): Promise<string | undefined> => Promise.resolve(codes[asked++]);
    const { connection, logged } = await setUp({ config: MFA, profile: 'mfa', mfaCode });
    const api = connection.lambda(REGION);
    const closed = { kind: 'mfaCancelled', facts: { profile: 'mfa' } };
    const waiting = [api.getFunction('a', never), api.getFunction('b', never), connection.accountId(never)];
    for (const request of waiting) await expect(request).rejects.toMatchObject(closed);
    await expect(api.getFunction('a', never)).rejects.toMatchObject(closed);
    expect(asked).toBe(1);
    connection.retrySignIn();
    await expect(api.getFunction('a', never)).resolves.toMatchObject({ name: 'a' });
    expect(asked).toBe(2);
    expect(logged.join('\n')).toContain('mfaCancelled');
  });

  it('asks nobody again after a wrong code, until the user retries', async () => {
    let asked = 0;
    const mfaCode = (): Promise<string> => Promise.resolve(String(100_000 + asked++));
    const answer: Answerer = (request, response, body) => {
      if (!body.includes('TokenCode=100000')) return both(request, response, body);
      response.statusCode = 403;
      response.end(stsError('AccessDenied', 'MultiFactorAuthentication failed'));
    };
    const { connection } = await setUp({ config: MFA, profile: 'mfa', mfaCode, answer });
    const api = connection.lambda(REGION);
    for (let i = 0; i < 2; i += 1) {
      await expect(api.getFunction('a', never)).rejects.toMatchObject({ kind: 'mfaRefused' });
    }
    expect(asked).toBe(1);
    connection.retrySignIn();
    await expect(api.getFunction('a', never)).resolves.toMatchObject({ name: 'a' });
  });

  it('can be given up by whoever asked for something, while the others wait on', async () => {
    let answer: (code: string) => void = () => undefined;
    const mfaCode = (): Promise<string> => new Promise((resolve) => (answer = resolve));
    const { connection } = await setUp({
      config: MFA,
      profile: 'mfa',
      mfaCode,
      limits: { credentials: 200 },
    });
    const controller = new AbortController();
    const api = connection.lambda(REGION);
    const impatient = api.getFunction('a', controller.signal);
    const patient = api.getFunction('a', never);
    await vi.waitUntil(() => answer.length > 0);
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ kind: 'cancelled' });
    answer('123456');
    await expect(patient).resolves.toMatchObject({ name: 'a' });
  });

  it('says so when the code is not accepted', async () => {
    const answer: Answerer = (_, response) => {
      response.statusCode = 403;
      response.end(
        stsError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'),
      );
    };
    const error = await refusal({
      config: MFA,
      profile: 'mfa',
      answer,
      mfaCode: () => Promise.resolve('000000'),
    });
    expect(error).toMatchObject({ kind: 'mfaRefused', message: 'AWS rejected the MFA code.' });
  });
});

describe('a role', () => {
  const plain = `[profile role]\n${ROLE}source_profile = source\n[profile source]\n${KEYS}`;

  it('that may not be assumed names that action', async () => {
    const answer: Answerer = (_, response) => {
      response.statusCode = 403;
      response.end(stsError('AccessDenied', 'User x is not authorized to perform: sts:AssumeRole'));
    };
    const error = await refusal({ config: plain, profile: 'role', answer });
    expect(error).toMatchObject({
      kind: 'accessDenied',
      facts: { profile: 'role', action: 'sts:AssumeRole' },
    });
  });

  it('is taken on with all that its profile says, one role after the other', async () => {
    const first = `[profile first]\n${ROLE}source_profile = source\nexternal_id = e\nduration_seconds = 900\nrole_session_name = me\n`;
    const second = `[profile second]\nrole_arn = arn:aws:iam::1:role/second\nsource_profile = first\nregion = ${REGION}\n`;
    const answer: Answerer = (request, response, body) => {
      if (request.method === 'GET') return found(request, response, body);
      response.end(credentials('AssumeRole', body.includes('second') ? 'ASIASECOND' : 'ASIAFIRST'));
    };
    const { connection, server } = await setUp({
      config: `${first}${second}[profile source]\n${KEYS}`,
      profile: 'second',
      answer,
    });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests.map(({ key }) => key)).toEqual([
      'AKIASOURCE0000000001',
      'ASIAFIRST',
      'ASIASECOND',
    ]);
    expect(Object.fromEntries(new URLSearchParams(server.requests[0]?.body))).toMatchObject({
      RoleArn: 'arn:aws:iam::123456789012:role/x',
      RoleSessionName: 'me',
      ExternalId: 'e',
      DurationSeconds: '900',
    });
  });

  it('may name itself as the source, having keys of its own', async () => {
    const config = `[profile self]\n${ROLE}source_profile = self\n${KEYS}`;
    const { connection, server } = await setUp({ config, profile: 'self' });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests.map(({ key }) => key)).toEqual(['AKIASOURCE0000000001', 'ASIAROLE000000000001']);
  });

  it('may be taken on with keys of the environment', async () => {
    const config = `[profile env]\n${ROLE}credential_source = Environment\n`;
    const env = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' };
    const { connection, server } = await setUp({ config, profile: 'env', env });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests.map(({ key }) => key)).toEqual(['AKIAENV', 'ASIAROLE000000000001']);
  });

  it('is assumed at the endpoint of its own profile, not of another', async () => {
    const elsewhere = await serve((_, response) => response.end());
    const sts = await serve(both);
    const own = `[default]\nendpoint_url = ${elsewhere.url}\n${plain.replace('[profile source]', `endpoint_url = ${sts.url}\n[profile source]`)}`;
    const { connection } = await setUp({ config: own, profile: 'role', env: { AWS_ENDPOINT_URL: '' } });
    await connection.lambda(REGION).getFunction('a', never);
    expect(sts.requests).toHaveLength(2);
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([
    [
      '[profile a]\nrole_arn = r\nsource_profile = b\nregion = eu-west-1',
      'its source_profile b does not exist',
    ],
    [
      '[profile a]\nrole_arn = r\nsource_profile = b\nregion = eu-west-1\n[profile b]\nrole_arn = r\nsource_profile = a\n',
      'its source profiles form a loop (a → b → a)',
    ],
    ['[profile a]\nsso_session = b\nregion = eu-west-1', 'there is no section [sso-session b]'],
  ])('that cannot work is told when connecting: %s', async (broken, says) => {
    const problem = setUp({ config: broken, profile: 'a' });
    await expect(problem).rejects.toMatchObject({
      kind: 'badConfiguration',
      message: expect.stringContaining(says),
    });
  });
});

describe('who is not signed in', () => {
  const SSO = `sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = r\nregion = ${REGION}\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.example/start\n`;

  it('gets the command for SSO', async () => {
    const error = await refusal({ config: `[profile dev]\n${SSO}`, profile: 'dev' });
    expect(error).toMatchObject({
      kind: 'signedOut',
      facts: { profile: 'dev', command: 'aws sso login --profile dev' },
    });
  });

  it('gets it also where the variable has a ~, in a role behind it, and without a session', async () => {
    const role = `[profile role]\n${ROLE}source_profile = dev\n[profile dev]\n${SSO}`;
    const facts = { profile: 'role', command: 'aws sso login --profile dev' };
    const env = { AWS_CONFIG_FILE: '~/.aws/config' };
    vi.stubEnv('AWS_CONFIG_FILE', '~/.aws/config');
    expect(await refusal({ config: role, profile: 'role', env })).toMatchObject({ kind: 'signedOut', facts });
    const legacy = SSO.replace(
      'sso_session = corp',
      'sso_region = us-east-1\nsso_start_url = https://corp.example/',
    );
    const error = await refusal({ config: `[profile old]\n${legacy}`, profile: 'old' });
    expect(error).toMatchObject({ kind: 'signedOut', facts: { command: 'aws sso login --profile old' } });
  });

  it('is not asked for an MFA code first', async () => {
    const config = `[profile role]\n${ROLE}source_profile = dev\nmfa_serial = m\n[profile dev]\n${SSO}`;
    const error = await refusal({ config, profile: 'role' });
    expect(error).toMatchObject({ kind: 'signedOut', facts: { command: 'aws sso login --profile dev' } });
  });

  it('gets it when the token has expired', async () => {
    const { connection, homeDirectory } = await setUp({ config: `[profile dev]\n${SSO}`, profile: 'dev' });
    const cache = join(homeDirectory, '.aws/sso/cache');
    await mkdir(cache, { recursive: true });
    const name = createHash('sha1').update('corp').digest('hex');
    await writeFile(
      join(cache, `${name}.json`),
      JSON.stringify({ accessToken: 'x', expiresAt: '2020-01-01T00:00:00Z' }),
    );
    const asked = connection.lambda(REGION).getFunction('a', never);
    await expect(asked).rejects.toMatchObject({
      kind: 'signedOut',
      facts: { command: 'aws sso login --profile dev' },
    });
  });

  it('gets the command for aws login', async () => {
    const config = `[profile me]\nlogin_session = arn:aws:iam::1:user/me\nregion = ${REGION}\n`;
    const error = await refusal({ config, profile: 'me' });
    expect(error).toMatchObject({ kind: 'signedOut', facts: { command: 'aws login --profile me' } });
  });

  it('gets a command in which a name is no option', async () => {
    const config = `[profile -x]\nlogin_session = arn:aws:iam::1:user/me\nregion = ${REGION}\n`;
    const error = await refusal({ config, profile: '-x' });
    expect(error).toMatchObject({
      kind: 'signedOut',
      facts: { profile: '-x', command: 'aws login --profile=-x' },
    });
  });
});

describe('a credential_process', () => {
  const profile = (command: string): string =>
    `[profile p]\nregion = ${REGION}\ncredential_process = ${command}\n`;

  it.each([
    'echo topsecret >&2; exit 1',
    'echo "connect ECONNREFUSED topsecret" >&2; exit 1',
    'echo "topsecret FooException: x" >&2; exit 1',
    'echo topsecret',
    'echo \'{"Version": 2, "x": "topsecret"}\'',
  ])('that fails is told without a word of what it wrote: %s', async (command) => {
    const { connection, logged } = await setUp({ config: profile(command), profile: 'p' });
    const error: unknown = await connection
      .lambda(REGION)
      .getFunction('a', never)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'signedOut', facts: { profile: 'p' } });
    expect(`${JSON.stringify(error)} ${String(error)} ${logged.join()}`).not.toContain('topsecret');
  });

  it('that hangs does not hold up for ever', async () => {
    const error = await refusal({ config: profile('sleep 2'), profile: 'p', limits: { credentials: 50 } });
    expect(error).toMatchObject({ kind: 'timeout' });
  });
});

describe('keys that have expired', () => {
  it('are read again, once, and the request repeated', async () => {
    const answer: Answerer = (request, response, body) => {
      if (/AKIANEW/.test(request.headers.authorization ?? '')) found(request, response, body);
      else fail(response, 403, 'ExpiredTokenException');
    };
    const config = (id: string): string =>
      `[default]\nregion = ${REGION}\naws_access_key_id = ${id}\naws_secret_access_key = x\n`;
    const { connection, server, homeDirectory } = await setUp({ config: config('AKIAOLD'), answer });
    const api = connection.lambda(REGION);
    await expect(api.getFunction('a', never)).rejects.toMatchObject({ kind: 'signedOut' });
    await writeFile(join(homeDirectory, '.aws/config'), config('AKIANEW'));
    expect(await api.getFunction('a', never)).toMatchObject({ name: 'a' });
    expect(server.requests.map(({ key }) => key)).toEqual(['AKIAOLD', 'AKIAOLD', 'AKIANEW']);
  });
});

describe('without a profile', () => {
  it('a container is asked for keys', async () => {
    const keys = {
      AccessKeyId: 'ASIACONTAINER',
      SecretAccessKey: 'x',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    };
    const container = await serve((_, response) => json(response, keys));
    const env = { AWS_REGION: REGION, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/keys` };
    const { connection, server } = await setUp({ config: '', env });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests[0]?.key).toBe('ASIACONTAINER');
  });

  it('a container that is not there is told as such', async () => {
    // Port 1: the port of a server that has just closed may be another test's a moment later.
    const env = { AWS_REGION: REGION, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/keys' };
    const { connection } = await setUp({ config: '', env });
    await expect(connection.lambda(REGION).getFunction('a', never)).rejects.toMatchObject({
      kind: 'offline',
      facts: { host: '127.0.0.1:1' },
    });
  });

  it('the instance is asked for keys, for a second at most', async () => {
    const keys = {
      Code: 'Success',
      AccessKeyId: 'ASIAINSTANCE',
      SecretAccessKey: 'x',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    };
    const metadata = await serve((request, response) => {
      if (request.method === 'PUT') response.end('token');
      else if (request.url?.endsWith('/role')) json(response, keys);
      else response.end('role');
    });
    const at = ({ url }: TestServer) => ({ AWS_REGION: REGION, AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
    const { connection, server } = await setUp({ config: '', env: at(metadata) });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests[0]?.key).toBe('ASIAINSTANCE');
    const silent = await serve(() => undefined);
    const { connection: other } = await setUp({
      config: '',
      env: at(silent),
      limits: { metadata: 50 },
    });
    await expect(other.lambda(REGION).getFunction('a', never)).rejects.toMatchObject({ kind: 'noProfile' });
  });

  it('a web identity is exchanged for keys', async () => {
    const token = join(await home({ token: 'web-token' }), 'token');
    const role = 'arn:aws:iam::123456789012:role/x';
    const env = { AWS_REGION: REGION, AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_ROLE_ARN: role };
    const { connection, server } = await setUp({ config: '', env });
    await connection.lambda(REGION).getFunction('a', never);
    expect(server.requests[0]?.body).toContain('WebIdentityToken=web-token');
    const gone = { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent/token' };
    expect(await refusal({ config: '', env: gone })).toMatchObject({ kind: 'badConfiguration' });
  });
});

describe('the keys of a connection', () => {
  const keys = (expiration?: Date): AwsCredentials => ({
    accessKeyId: 'a',
    secretAccessKey: 'b',
    ...(expiration && { expiration }),
  });

  it('are found once, and again when they expire soon, failed, or were refused', async () => {
    const results: (AwsCredentials | Error)[] = [
      new Error('no'),
      keys(),
      keys(new Date(Date.now() + 60_000)),
      keys(new Date(2e12 * 2)),
    ];
    let calls = 0;
    const held = new Credentials(() => {
      const result = results[calls++];
      return result instanceof Error || !result ? Promise.reject(result) : Promise.resolve(result);
    }, 1_000);
    await expect(held.get()).rejects.toThrow('no');
    const [first, same] = await Promise.all([held.get(), held.get()]);
    expect(same).toBe(first);
    expect(await held.get()).toBe(first);
    held.forget(keys());
    expect(await held.get()).toBe(first);
    held.forget(first);
    const short = await held.get();
    expect(short).not.toBe(first);
    const long = await held.get();
    expect(await held.get()).toBe(long);
    expect(calls).toBe(4);
  });
});
