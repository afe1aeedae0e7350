import { join } from 'node:path';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { ssoCache } from '../../support/signIn/caches.ts';
import { type Answerer, arn, home, json, never, scene, serve, tidy, type TestServer } from './support.ts';

afterEach(tidy);

const ROLE_ARN = 'role_arn = arn:aws:iam::123456789012:role/wanted\n';
const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
const PROCESS = `credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"x"}'\n`;
const HOUR = 3_600_000;

/** Lambda, STS and IAM Identity Center in one server. */
const all: Answerer = (request, response, body) => {
  const path = request.url ?? '';
  if (path.startsWith('/federation/credentials')) {
    const roleCredentials = {
      accessKeyId: 'ASIASSO',
      secretAccessKey: 'x',
      sessionToken: 't',
      expiration: Date.now() + HOUR,
    };
    return json(response, { roleCredentials });
  }
  if (path === '/token')
    return json(response, { accessToken: 'renewed', expiresIn: 3600, refreshToken: 'next' });
  if (request.method === 'GET') return json(response, { FunctionName: 'a', FunctionArn: arn('a') });
  const action = /Action=(\w+)/.exec(body)?.[1] ?? '';
  const until = new Date(Date.now() + HOUR).toISOString();
  const given = `<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${until}</Expiration>`;
  response.end(
    `<${action}Response><${action}Result><Credentials>${given}</Credentials></${action}Result></${action}Response>`,
  );
};

interface Machine {
  readonly config: string;
  readonly credentials?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly region?: string;
}

/** Asks Lambda as profile `it`: who signed, or why nobody did; and every request that was sent. */
async function ask(machine: Machine) {
  const { config, credentials = '', files = {}, env = {}, region = 'eu-west-1' } = machine;
  const server = await serve(all);
  const written = config.replaceAll('{server}', server.url);
  const homeDirectory = await home({ '.aws/config': written, '.aws/credentials': credentials, ...files });
  const { access } = scene({ homeDirectory, env: { AWS_ENDPOINT_URL: server.url, ...env } });
  const outcome = await access
    .connect({ profile: 'it' })
    .then((connection) => connection.lambda(region).getFunction('a', never))
    .then(
      () => server.requests.at(-1)?.key ?? '',
      (error: Error) => error.message,
    );
  return { outcome, server, homeDirectory };
}

const signers = ({ requests }: TestServer): readonly string[] => requests.map(({ key }) => key);
const profile = (more: string): string => `[profile it]\nregion = eu-west-1\n${more}`;
const SOURCE = `[profile source]\n${keys('AKIASOURCE')}`;

describe('a profile that does not say completely who it is', () => {
  const env = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' };

  it.each<readonly [string, string, string]>([
    ['a role alone', ROLE_ARN, 'neither a source_profile nor a credential_source'],
    ['a role beside keys', ROLE_ARN + keys('AKIAOTHER'), 'neither a source_profile'],
    ['a role beside a credential_process', ROLE_ARN + PROCESS, 'neither a source_profile'],
    [
      'a role with a misspelt source',
      `${ROLE_ARN}sourceprofile = source\n${keys('AKIAOTHER')}`,
      'neither a source_profile',
    ],
    ['a role that is its own source', `${ROLE_ARN}source_profile = it\n`, 'a loop'],
    ['a role that is its own source, with a process', `${ROLE_ARN}source_profile = it\n${PROCESS}`, 'a loop'],
    [
      'a role with both sources',
      `${ROLE_ARN}source_profile = source\ncredential_source = Environment\n`,
      'both a source_profile and a credential_source',
    ],
    ['an unknown credential_source', `${ROLE_ARN}credential_source = Env\n`, 'is none of Environment'],
    ['an empty role_arn', `role_arn =\nsource_profile = source\n${keys('AKIAOTHER')}`, 'role_arn is empty'],
    ['a source without keys', `${ROLE_ARN}source_profile = bare\n`, 'has no credentials'],
    ['a loop of two', `${ROLE_ARN}source_profile = loop\n`, 'it → loop → it'],
    [
      'a web identity without a role',
      `web_identity_token_file = /token\n${keys('AKIAOTHER')}`,
      'no role_arn',
    ],
    [
      'an empty web identity beside a role and keys',
      `${ROLE_ARN}web_identity_token_file =\n${keys('AKIAOTHER')}`,
      'web_identity_token_file',
    ],
    ['keys without a secret', 'aws_access_key_id = AKIAHALF\n', 'aws_secret_access_key'],
    ['an empty process', 'credential_process =\n', 'credential_process is empty'],
    ['a process with an open quote', 'credential_process = echo "a\n', 'quote'],
    ['the same section twice', `${keys('AKIAFIRST')}[profile it]\n`, 'already in line 1'],
    ['the same key twice', `${keys('AKIAFIRST')}aws_access_key_id = AKIAOTHER\n`, 'already in line 3'],
    ['a lost line break', `toolkit_artifact_guid=1111[new]\n${keys('AKIANEW')}`, 'line break is missing'],
    [
      'a lost line break and a blank',
      `toolkit_artifact_guid=1111 [new]\n${keys('AKIANEW')}`,
      'line break is missing',
    ],
    [
      'a source with a doubled key',
      `${ROLE_ARN}source_profile = doubled\n`,
      'Profile doubled cannot be used',
    ],
    ['a session without account and role', 'sso_session = corp\n', 'sso_account_id and no sso_role_name'],
    [
      'a session without a role name, beside keys',
      `sso_session = corp\nsso_account_id = 1\n${keys('AKIAOTHER')}`,
      'no sso_role_name',
    ],
    [
      'a session that says otherwise',
      `sso_session = corp\nsso_account_id = 1\nsso_role_name = r\nsso_start_url = https://b.invalid\n`,
      'sso_start_url differs',
    ],
    [
      'a doubled session',
      `sso_session = twice\nsso_account_id = 1\nsso_role_name = r\n`,
      '[sso-session twice]',
    ],
    ['a services section that is doubled', `${keys('AKIAOTHER')}services = twice\n`, '[services twice]'],
  ])('sends nothing and says what is missing: %s', async (_, more, says) => {
    const rest = `${SOURCE}[profile bare]\noutput = json\n[profile loop]\n${ROLE_ARN}source_profile = it\n[profile doubled]\n${keys('a')}${keys('b')}`;
    const sessions = `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://a.invalid\n[sso-session twice]\n[sso-session twice]\n[services twice]\n[services twice]\n`;
    const { outcome, server } = await ask({ config: profile(more) + rest + sessions, env });
    expect(outcome).toContain(says);
    expect(signers(server)).toEqual([]);
  });

  it('is not used in the credentials file either', async () => {
    const { outcome, server } = await ask({
      config: profile(ROLE_ARN),
      credentials: `[it]\n${keys('AKIAOTHER')}`,
    });
    expect(outcome).toContain('neither a source_profile');
    expect(signers(server)).toEqual([]);
  });

  it('is not used by the keys of the credentials file where its header is not closed', async () => {
    const config = `[profile it\nregion = eu-west-1\n${ROLE_ARN}source_profile = source\n${SOURCE}`;
    const { outcome, server } = await ask({ config, credentials: `[it]\n${keys('AKIAOTHER')}` });
    expect(outcome).toContain('no closing bracket');
    expect(signers(server)).toEqual([]);
  });

  it('is not used by the keys of the credentials file where the config file cannot be read', async () => {
    const unread = { AWS_CONFIG_FILE: '/dev/zero', AWS_REGION: 'eu-west-1' };
    const credentials = `[it]\n${keys('AKIAOTHER')}`;
    const { outcome, server } = await ask({ config: '', credentials, env: unread });
    expect(outcome).toContain('pipe or device');
    expect(signers(server)).toEqual([]);
    const off = await ask({ config: '', credentials, env: { ...unread, AWS_CONFIG_FILE: '/dev/null' } });
    expect(off.outcome).toBe('AKIAOTHER');
  });

  it('names the file and the line of what is written twice', async () => {
    const { outcome, homeDirectory } = await ask({ config: profile(keys('a') + keys('b')) });
    expect(outcome).toContain(`(${join(homeDirectory, '.aws/config')}:5)`);
  });
});

describe('a profile that says who it is', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a role by a source', `${ROLE_ARN}source_profile = source\n${SOURCE}`, ['AKIASOURCE', 'ASIAROLE']],
    ['a role by its own keys', `${ROLE_ARN}source_profile = it\n${keys('AKIAOWN')}`, ['AKIAOWN', 'ASIAROLE']],
    [
      'a role by a source that has keys and a role',
      `${ROLE_ARN}source_profile = source\n${SOURCE}${ROLE_ARN}source_profile = it\n`,
      ['AKIASOURCE', 'ASIAROLE'],
    ],
    [
      'keys beside half a session',
      `sso_session = corp\n${keys('AKIAKEYS')}[sso-session corp]\nsso_region = eu-west-1\n`,
      ['AKIAKEYS'],
    ],
    [
      'a process beside half a session',
      `sso_start_url = https://a.invalid\nsso_region = eu-west-1\n${PROCESS}`,
      ['AKIAPROCESS'],
    ],
    [
      'keys beside a broken profile',
      `${keys('AKIAKEYS')}[profile other]\nregion = a\nregion = b\n`,
      ['AKIAKEYS'],
    ],
    ['a text that ends in brackets', `note = mine [new]\n${keys('AKIAKEYS')}`, ['AKIAKEYS']],
    ['a value in brackets', `${keys('AKIAKEYS')}toolkit_artifact_guid = [new]\n`, ['AKIAKEYS']],
  ])('is asked as that: %s', async (_, more, signed) => {
    const { server } = await ask({ config: profile(more) });
    expect(signers(server)).toEqual(signed);
  });
});

describe('a web identity in two places', () => {
  const token = 'x'.repeat(40);
  const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  const inProfile = 'web_identity_token_file = {home}/token\n';

  /** The role and the name of the session that STS is asked for; or why it is not asked. */
  async function askFor(more: string, variables: Readonly<Record<string, string>>, choice = {}) {
    const server = await serve(all);
    const homeDirectory = await home({ token });
    const place = (text: string): string => text.replaceAll('{home}', homeDirectory);
    await mkdir(join(homeDirectory, '.aws'));
    await writeFile(join(homeDirectory, '.aws/config'), place(profile(more)));
    const placed = Object.entries(variables).map(([name, value]) => [name, place(value)] as const);
    const env = { AWS_PROFILE: 'it', AWS_ENDPOINT_URL: server.url, ...Object.fromEntries(placed) };
    const { access } = scene({ homeDirectory, env });
    const problem = await access
      .connect(choice)
      .then((connection) => connection.lambda('eu-west-1').getFunction('a', never))
      .then(() => '', String);
    const asked = new URLSearchParams(server.requests[0]?.body);
    return { problem, role: asked.get('RoleArn'), session: asked.get('RoleSessionName') };
  }

  it.each<readonly [string, string, Readonly<Record<string, string>>, string]>([
    ['the token in the profile', inProfile, { AWS_ROLE_ARN: role('env') }, 'env'],
    [
      'both roles, of which the variable counts',
      `${inProfile}role_arn = ${role('profile')}\n`,
      { AWS_ROLE_ARN: role('env') },
      'env',
    ],
    [
      'both tokens, of which the variable counts',
      `web_identity_token_file = /absent\nrole_arn = ${role('profile')}\n`,
      { AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token' },
      'profile',
    ],
  ])('is one, as the AWS CLI reads it: %s', async (_, more, variables, wanted) => {
    expect(await askFor(more, variables)).toMatchObject({ problem: '', role: role(wanted) });
  });

  it('takes the name of the session from its variable', async () => {
    const whole = `${inProfile}role_arn = ${role('profile')}\n`;
    expect(await askFor(whole, { AWS_ROLE_SESSION_NAME: 'named' })).toMatchObject({ session: 'named' });
  });

  it('is not one for a profile that the user chose, nor where the profile is another role', async () => {
    const chosen = await askFor(inProfile, { AWS_ROLE_ARN: role('env') }, { profile: 'it' });
    expect(chosen).toMatchObject({ problem: expect.stringContaining('it has no role_arn'), role: null });
    const whole = `${inProfile}role_arn = ${role('profile')}\n`;
    expect(await askFor(whole, { AWS_ROLE_ARN: role('env') }, { profile: 'it' })).toMatchObject({
      role: role('profile'),
    });
    const variables = { AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token' };
    const other = await askFor(`role_arn = ${role('profile')}\n`, variables);
    expect(other).toMatchObject({ problem: expect.stringContaining('source_profile'), role: null });
  });
});

describe('an sso-session of any name', () => {
  const session = (written: string, name: string): string =>
    `${profile(`sso_session = ${name}\nsso_account_id = 123456789012\nsso_role_name = Admin #1\n`)}[sso-session ${written}]\nsso_region = eu-west-1\nsso_start_url = https://a.invalid/start\n`;
  const NAMES = [
    ["'My Corp Ltd'", 'My Corp Ltd'],
    ['"Corp (Europe)"', 'Corp (Europe)'],
    ['"Ærøskøbing 日本"', 'Ærøskøbing 日本'],
    ['"team #1 ; a"', 'team #1 ; a'],
    ['plain', 'plain'],
  ] as const;

  it.each(NAMES)('%s is signed in', async (written, name) => {
    const { outcome, server } = await ask({ config: session(written, name), files: ssoCache(name) });
    expect(outcome).toBe('ASIASSO');
    expect(server.requests[0]?.url).toContain('role_name=Admin%20%231');
  });

  it.each(NAMES)('%s is renewed, and the token kept under its name', async (written, name) => {
    const files = ssoCache(name, { expires: Date.now() - HOUR, renewable: Date.now() + HOUR });
    const { outcome, server, homeDirectory } = await ask({ config: session(written, name), files });
    expect(outcome).toBe('ASIASSO');
    expect(server.requests.map(({ url }) => url.split('?')[0])).toEqual([
      '/token',
      '/federation/credentials',
      expect.any(String),
    ]);
    const [path = ''] = Object.keys(files);
    expect(JSON.parse(await readFile(join(homeDirectory, path), 'utf8'))).toMatchObject({
      accessToken: 'renewed',
      refreshToken: 'next',
      startUrl: 'https://sample.invalid/start',
    });
  });

  it('is the source of a role', async () => {
    const config = `${session('"a b"', 'a b').replace('[profile it]', '[profile source]')}${profile(`${ROLE_ARN}source_profile = source\n`)}`;
    expect((await ask({ config, files: ssoCache('a b') })).outcome).toBe('ASIAROLE');
  });
});

describe('a Region that only an emulator has', () => {
  it.each(['local', 'localhost', 'my-region', 'local-1'])('is asked at its endpoint: %s', async (region) => {
    const config = `[profile it]\nregion = ${region}\nendpoint_url = {server}\n${keys('AKIALOCAL')}`;
    const { outcome } = await ask({ config, region });
    expect(outcome).toBe('AKIALOCAL');
  });

  it.each(['local', 'LOCAL', 'evil.example', 'a/b', '-a', '1', 'a'.repeat(64), 'a b'])(
    'is no host: %s',
    async (region) => {
      const config = `[profile it]\nregion = ${region}\n${keys('AKIALOCAL')}`;
      const env = { AWS_ENDPOINT_URL: '' };
      expect((await ask({ config, region, env })).outcome).toContain('is not an AWS Region');
      const elsewhere = { AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' };
      expect((await ask({ config, region, env: elsewhere })).outcome).toContain('is not an AWS Region');
    },
  );

  it('is never made a host of STS', async () => {
    const server = await serve(all);
    const config = `[profile it]\nregion = local\n${keys('AKIALOCAL')}`;
    const homeDirectory = await home({ '.aws/config': config });
    const env = { AWS_ENDPOINT_URL_LAMBDA: server.url };
    const connection = await scene({ homeDirectory, env }).access.connect({ profile: 'it' });
    await expect(connection.accountId(never)).rejects.toMatchObject({ kind: 'badConfiguration' });
    await connection.lambda('local').getFunction('a', never);
    expect(signers(server)).toEqual(['AKIALOCAL']);
  });
});

describe('an endpoint with a password that is no address', () => {
  it.each([
    ['me:pw@h:4566', 'h:4566'],
    ['//me:pw@h', 'h'],
    ['ftp://me:p@w@h/x?pw', 'h/x'],
    ['http://me:pw@h:4566/', 'http://h:4566'],
    ['localhost:4566', 'localhost:4566'],
  ])('is shown without it: %s', async (written, shown) => {
    const homeDirectory = await home({ '.aws/config': `[profile it]\nendpoint_url = ${written}\n` });
    const { profiles } = await scene({ homeDirectory }).access.listProfiles();
    expect(profiles[0]?.endpoint).toBe(shown);
  });
});
