import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CAPS } from '../../../src/aws/transport/limits.ts';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readCaBundle } from '../../../src/aws/config/caBundle.ts';
import type { AwsOptions } from '../../../src/aws/index.ts';
import type { Connection } from '../../../src/domain/session/connection.ts';
import { PRIMARY_ACCOUNT, STAGING_ACCOUNT, startSample } from '../../../src/sample/index.ts';
import { MFA_CODE, MFA_SERIAL, ROLES, roleArn } from '../../../src/sample/sts/roles.ts';
import { MemoryLog } from '../../support/fakeSessions.ts';
import { ACCESS_KEYS, SAMPLE_KEY } from '../../support/sampleKeys.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { createAuthority } from '../../support/parity/certificate.ts';
import { type CacheFiles, loginCache, ssoCache, webToken } from '../../support/signIn/caches.ts';
import { type Answerer, collect, home, json, never, scene, serve, tidy } from './support.ts';

/** Every way to keys, over real HTTP through the real SDK: the sample account answers for all of AWS. */
const logFile = join((await temporaryFolder()).path, 'log');
const sample = await startSample({ logFile, key: SAMPLE_KEY });
afterAll(() => sample.close());
afterEach(async () => {
  vi.unstubAllEnvs();
  await tidy();
});

const HOUR = 3_600_000;
const REGION = 'us-east-1';
const ENDPOINT = `region = ${REGION}\nendpoint_url = ${sample.endpoint}\n`;
const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
const SOURCE = `[profile source]\n${keys(ACCESS_KEYS.sample)}`;

interface Machine {
  readonly config?: string;
  readonly credentials?: string;
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: CacheFiles;
  readonly mfaCode?: AwsOptions['mfaCode'];
}

interface Signed {
  readonly connection: Connection;
  /** Operations that the sample was asked since, with the first four letters of the key that signed. */
  readonly asked: () => Promise<readonly string[]>;
  readonly homeDirectory: string;
}

async function machine({ config = '', credentials = '', files = {}, ...rest }: Machine): Promise<Signed> {
  const homeDirectory = await home({ '.aws/config': config, '.aws/credentials': credentials, ...files });
  vi.stubEnv('HOME', homeDirectory);
  const { profile, env = {}, mfaCode } = rest;
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const before = (await readFile(logFile, 'utf8')).length;
  const { access } = scene({ homeDirectory, env, ...(mfaCode && { mfaCode }) });
  const connection = await access.connect(profile === undefined ? {} : { profile });
  const asked = async (): Promise<readonly string[]> => {
    const lines = (await readFile(logFile, 'utf8')).slice(before).split('\n').filter(Boolean);
    return lines.map((line) => {
      const { operation, accessKey, status } = JSON.parse(line) as Record<string, string | number>;
      const key = typeof accessKey === 'string' ? ` ${accessKey.slice(0, 4)}` : '';
      return `${operation}${key}${status === 200 ? '' : ` ${status}`}`;
    });
  };
  return { connection, asked, homeDirectory };
}

/** Lists the functions and asks who that was. */
async function use(
  connection: Connection,
): Promise<{ readonly account: string; readonly functions: number }> {
  const functions = await collect(connection.lambda(connection.region).listFunctions(never));
  return { account: await connection.accountId(never), functions: functions.length };
}

async function failure({ connection }: Signed): Promise<unknown> {
  return await connection.accountId(never).catch((error: unknown) => error);
}

describe('keys that are written down', () => {
  const inConfig = `[profile a]\n${ENDPOINT}${keys(ACCESS_KEYS.staging)}`;
  const apart = { config: `[profile a]\n${ENDPOINT}`, credentials: `[a]\n${keys(ACCESS_KEYS.staging)}` };
  const onlyThere = { credentials: `[a]\n${keys(ACCESS_KEYS.staging)}${ENDPOINT}` };

  it.each<readonly [string, Machine]>([
    ['in the config file', { config: inConfig, profile: 'a' }],
    ['in the credentials file', { ...apart, profile: 'a' }],
    ['in the credentials file alone', { ...onlyThere, profile: 'a' }],
    ['by AWS_PROFILE', { ...apart, env: { AWS_PROFILE: 'a' } }],
    [
      'in the environment, with a profile of region and endpoint only',
      {
        config: `[default]\n${ENDPOINT}`,
        env: { AWS_ACCESS_KEY_ID: ACCESS_KEYS.staging, AWS_SECRET_ACCESS_KEY: 'x' },
      },
    ],
    [
      'in the environment, with AWS_REGION and AWS_ENDPOINT_URL',
      {
        env: {
          AWS_ACCESS_KEY_ID: ACCESS_KEYS.staging,
          AWS_SECRET_ACCESS_KEY: 'x',
          AWS_REGION: REGION,
          AWS_ENDPOINT_URL: sample.endpoint,
        },
      },
    ],
    [
      'behind a credential_process',
      {
        config: `[profile a]\n${ENDPOINT}credential_process = echo '{"Version":1,"AccessKeyId":"${ACCESS_KEYS.staging}","SecretAccessKey":"x"}'\n`,
        profile: 'a',
      },
    ],
  ])('%s', async (_, setup) => {
    const { connection } = await machine(setup);
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
  });

  it.each([
    'with.dots',
    'with/slashes',
    'a-b_c@d+e%f:g',
    '0',
    'sso-session',
    'services.x',
    'two words',
    'Ærøskøbing (prod) & 日本',
    '%%61',
  ])('in a profile of the name %s', async (name) => {
    const config = `[profile "${name}"]\n${ENDPOINT}`;
    const credentials = `[${name}]\n${keys(ACCESS_KEYS.staging)}`;
    const { connection } = await machine({ config, credentials, profile: name });
    expect(connection.profile).toBe(name);
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
  });
});

describe('a role', () => {
  const role = (wanted: keyof typeof ROLES, more: string): string =>
    `[profile role]\n${ENDPOINT}role_arn = ${roleArn(ROLES[wanted])}\n${more}\n`;
  const bySource = (wanted: keyof typeof ROLES, more = ''): Machine => ({
    config: `${role(wanted, `source_profile = source\n${more}`)}${SOURCE}`,
    profile: 'role',
  });
  const mfa = bySource('mfa', `mfa_serial = ${MFA_SERIAL}`);

  it('is taken on with the keys of its source profile, and its session token goes along', async () => {
    const { connection, asked } = await machine(bySource('developer'));
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    expect(await asked()).toEqual([
      'sts:AssumeRole SAMP',
      'ListFunctions ASIA',
      'sts:GetCallerIdentity ASIA',
    ]);
  });

  it('leads to another, in another account', async () => {
    const config = `[profile two]\n${ENDPOINT}role_arn = ${roleArn(ROLES.deployer)}\nsource_profile = role\n`;
    const { connection, asked } = await machine({
      config: `${config}${bySource('developer').config}`,
      profile: 'two',
    });
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
    expect(await asked()).toEqual([
      'sts:AssumeRole SAMP',
      'sts:AssumeRole ASIA',
      'ListFunctions ASIA',
      'sts:GetCallerIdentity ASIA',
    ]);
  });

  it('takes an external id', async () => {
    const { connection } = await machine(bySource('partner', 'external_id = sample'));
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    const without = await machine(bySource('partner'));
    expect(await failure(without)).toMatchObject({ kind: 'accessDenied' });
  });

  it('that may not be assumed is a refusal that names the action', async () => {
    expect(await failure(await machine(bySource('forbidden')))).toMatchObject({
      kind: 'accessDenied',
      facts: { action: 'sts:AssumeRole', detail: expect.stringContaining('role/SampleForbidden') },
    });
  });

  it('with MFA asks once, however many wait', async () => {
    const mfaCode = vi.fn<AwsOptions['mfaCode']>(() => Promise.resolve(MFA_CODE));
    const { connection, asked } = await machine({ ...mfa, mfaCode });
    const others = ['eu-west-1', 'eu-north-1'].map((region) =>
      collect(connection.lambda(region).listFunctions(never)),
    );
    await Promise.all([use(connection), ...others]);
    expect(mfaCode.mock.calls).toEqual([[MFA_SERIAL, 'role', expect.any(AbortSignal)]]);
    expect((await asked()).filter((line) => line.startsWith('sts:AssumeRole SAMP'))).toHaveLength(1);
  });

  it('with MFA says that a code was wrong, and takes the right one after a retry', async () => {
    const codes = ['000000', MFA_CODE];
    const signed = await machine({ ...mfa, mfaCode: () => Promise.resolve(codes.shift()) });
    expect(await failure(signed)).toMatchObject({
      kind: 'mfaRefused',
      message: 'AWS rejected the MFA code.',
    });
    signed.connection.retrySignIn();
    expect(await use(signed.connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
  });

  it('with MFA and no code is no failure, and sends nothing', async () => {
    const signed = await machine({ ...mfa, mfaCode: () => Promise.resolve(undefined) });
    expect(await failure(signed)).toMatchObject({ kind: 'mfaCancelled', facts: { profile: 'role' } });
    expect(await signed.asked()).toEqual([]);
  });

  it('comes from keys of the environment', async () => {
    const { connection } = await machine({
      config: role('developer', 'credential_source = Environment'),
      profile: 'role',
      env: { AWS_ACCESS_KEY_ID: ACCESS_KEYS.sample, AWS_SECRET_ACCESS_KEY: 'x' },
    });
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
  });

  it('comes from keys of a container', async () => {
    const answer: Answerer = (_, response) =>
      json(response, {
        AccessKeyId: ACCESS_KEYS.sample,
        SecretAccessKey: 'x',
        Token: 't',
        Expiration: new Date(Date.now() + HOUR).toISOString(),
      });
    const container = await serve(answer);
    const { connection } = await machine({
      config: role('developer', 'credential_source = EcsContainer'),
      profile: 'role',
      env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/keys` },
    });
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    expect(container.requests).toHaveLength(1);
  });
});

describe('a web identity', () => {
  const files = { token: webToken(), expired: webToken(Date.now() - HOUR), none: 'no JWT' };

  async function profileWith(
    token: keyof typeof files,
    role: Parameters<typeof roleArn>[0] = ROLES.web,
  ): Promise<Signed> {
    const path = join(await home(files), token);
    const config = `[profile web]\n${ENDPOINT}role_arn = ${roleArn(role)}\nweb_identity_token_file = ${path}\n`;
    return await machine({ config, profile: 'web' });
  }

  it('is exchanged for the keys of a role', async () => {
    const { connection, asked } = await profileWith('token');
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    expect(await asked()).toEqual([
      'sts:AssumeRoleWithWebIdentity',
      'ListFunctions ASIA',
      'sts:GetCallerIdentity ASIA',
    ]);
  });

  it('may come from the environment', async () => {
    const env = {
      AWS_WEB_IDENTITY_TOKEN_FILE: join(await home(files), 'token'),
      AWS_ROLE_ARN: roleArn(ROLES.web),
    };
    const { connection } = await machine({ config: `[default]\n${ENDPOINT}`, env });
    expect(connection.source).toBe('environment');
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
  });

  it('is refused with its reason', async () => {
    expect(await failure(await profileWith('expired'))).toMatchObject({
      kind: 'signedOut',
      message: expect.stringContaining('have expired'),
    });
    expect(await failure(await profileWith('none'))).toMatchObject({ kind: 'signedOut' });
    expect(await failure(await profileWith('token', ROLES.developer))).toMatchObject({
      kind: 'accessDenied',
      facts: { action: 'sts:AssumeRoleWithWebIdentity' },
    });
  });
});

describe('IAM Identity Center', () => {
  const URL = 'https://sample.invalid/start';
  let sessions = 0;

  /** A session of its own for each test: the SDK renews the token of one no more than twice a minute. */
  function sso(role = 'Developer'): { readonly session: string; readonly config: string } {
    const session = `corp-${(sessions += 1)}`;
    const profile = `sso_session = ${session}\nsso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = ${role}\n`;
    const section = `[sso-session ${session}]\nsso_region = eu-west-3\nsso_start_url = ${URL}\n`;
    return { session, config: `[profile dev]\n${ENDPOINT}${profile}${section}` };
  }
  const OLD = `[profile old]\n${ENDPOINT}sso_start_url = ${URL}\nsso_region = eu-west-3\nsso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = Developer\n`;

  it('gives keys for a session', async () => {
    const { session, config } = sso();
    const { connection, asked } = await machine({ config, profile: 'dev', files: ssoCache(session) });
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
    expect(await asked()).toEqual(['GetRoleCredentials', 'ListFunctions ASIA', 'sts:GetCallerIdentity ASIA']);
  });

  it('gives keys in the older form, and for a role behind it', async () => {
    const config = `${OLD}[profile role]\n${ENDPOINT}role_arn = ${roleArn(ROLES.developer)}\nsource_profile = old\n`;
    const { connection } = await machine({ config, profile: 'old', files: ssoCache(URL) });
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
    const behind = await machine({ config, profile: 'role', files: ssoCache(URL) });
    expect(await failure(behind)).toMatchObject({ kind: 'accessDenied', facts: { profile: 'role' } });
    expect(await behind.asked()).toEqual(['GetRoleCredentials', 'sts:AssumeRole ASIA 403']);
  });

  it('renews a token that has expired, and keeps the new one on disk', async () => {
    const { session, config } = sso();
    const past = Date.now() - HOUR;
    const files = ssoCache(session, { expires: past, renewable: Date.now() + HOUR });
    const { connection, asked, homeDirectory } = await machine({ config, profile: 'dev', files });
    expect(await use(connection)).toMatchObject({ account: STAGING_ACCOUNT });
    expect(await asked()).toEqual([
      'CreateToken',
      'GetRoleCredentials',
      'ListFunctions ASIA',
      'sts:GetCallerIdentity ASIA',
    ]);
    const [path = ''] = Object.keys(files);
    const kept = JSON.parse(await readFile(join(homeDirectory, path), 'utf8')) as { expiresAt: string };
    expect(Date.parse(kept.expiresAt)).toBeGreaterThan(Date.now());
  });

  it.each<readonly [string, Parameters<typeof ssoCache>[1] | undefined, readonly string[]]>([
    ['was never there', undefined, []],
    ['has expired and cannot be renewed', { expires: Date.now() - HOUR }, []],
    [
      'has expired, and so has what renews it',
      { expires: Date.now() - HOUR, renewable: Date.now() - HOUR },
      ['CreateToken 400'],
    ],
  ])('tells how to sign in where the token %s', async (_, token, requests) => {
    const { session, config } = sso();
    const signed = await machine({ config, profile: 'dev', files: token ? ssoCache(session, token) : {} });
    expect(await failure(signed)).toMatchObject({
      kind: 'signedOut',
      facts: { profile: 'dev', command: 'aws sso login --profile dev' },
    });
    expect(await signed.asked()).toEqual(requests);
  });

  it('tells how to sign in where the portal does not know the token, in both forms', async () => {
    const { session, config } = sso();
    const [path = '', text = ''] = Object.entries(ssoCache(session))[0] ?? [];
    const revoked = text.replace(/"accessToken":"[^"]+"/, '"accessToken":"revoked"');
    const signed = await machine({ config, profile: 'dev', files: { [path]: revoked } });
    expect(await failure(signed)).toMatchObject({
      kind: 'signedOut',
      facts: { command: 'aws sso login --profile dev' },
    });
    const old = await machine({
      config: OLD,
      profile: 'old',
      files: ssoCache(URL, { expires: Date.now() - HOUR }),
    });
    expect(await failure(old)).toMatchObject({
      kind: 'signedOut',
      facts: { command: 'aws sso login --profile old' },
    });
  });

  it('refuses a role that its user is not assigned to', async () => {
    const { session, config } = sso('Admin');
    const signed = await machine({ config, profile: 'dev', files: ssoCache(session) });
    expect(await failure(signed)).toMatchObject({
      kind: 'accessDenied',
      facts: { profile: 'dev', action: 'sso:GetRoleCredentials' },
    });
  });

  it('is asked where the services section and the variables say', async () => {
    const lambda = await serve((_, response) => json(response, { Functions: [] }));
    const { session, config } = sso();
    const files = ssoCache(session, { expires: Date.now() - HOUR, renewable: Date.now() + HOUR });
    const services = `services = mine\n[services mine]\nsso =\n  endpoint_url = ${sample.endpoint}\n`;
    const { connection, asked } = await machine({
      config: config
        .replace(`endpoint_url = ${sample.endpoint}\n`, `endpoint_url = ${lambda.url}\n`)
        .replace('[sso-session', `${services}[sso-session`),
      profile: 'dev',
      files,
      env: { AWS_ENDPOINT_URL_SSO_OIDC: sample.endpoint },
    });
    await collect(connection.lambda(REGION).listFunctions(never));
    expect(await asked()).toEqual(['CreateToken', 'GetRoleCredentials']);
    expect(lambda.requests.map(({ url }) => url)).toEqual(['/2015-03-31/functions']);
  });

  it('is not in the way of a profile that does not sign in by it', async () => {
    const config = `[profile a]\n${ENDPOINT}${keys(ACCESS_KEYS.sample)}`;
    const env = { AWS_ENDPOINT_URL_SSO: 'no address', AWS_ENDPOINT_URL_SIGNIN: 'none' };
    const { connection } = await machine({ config, profile: 'a', env });
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
  });
});

describe('aws login', () => {
  const SESSION = `arn:aws:iam::${PRIMARY_ACCOUNT}:user/sample`;
  const config = `[profile me]\n${ENDPOINT}login_session = ${SESSION}\n`;
  const me = (expires: number, renewable?: number): Machine => ({
    config,
    profile: 'me',
    files: loginCache(SESSION, expires, renewable),
  });

  it('gives its keys, and renews those that have expired', async () => {
    const { connection, asked } = await machine(me(Date.now() + HOUR));
    expect(await use(connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    expect(await asked()).toEqual(['ListFunctions ASIA', 'sts:GetCallerIdentity ASIA']);
    const expired = await machine(me(Date.now() - HOUR));
    expect(await use(expired.connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    expect(await expired.asked()).toEqual([
      'CreateOAuth2Token',
      'ListFunctions ASIA',
      'sts:GetCallerIdentity ASIA',
    ]);
  });

  it('is read as other token files are: in AWS_LOGIN_CACHE_DIRECTORY, and not in an open folder', async () => {
    const [path = '', text = ''] = Object.entries(loginCache(SESSION, Date.now() + HOUR))[0] ?? [];
    const files = { [`elsewhere/${basename(path)}`]: text };
    const homeDirectory = await home({ '.aws/config': config, ...files });
    const env = { HOME: homeDirectory, AWS_LOGIN_CACHE_DIRECTORY: '$HOME/elsewhere' };
    const open = async (folders: readonly string[]) => {
      const { access } = scene({ homeDirectory, env, workspaceFolders: () => folders });
      return await access.connect({ profile: 'me' });
    };
    expect(await use(await open([]))).toMatchObject({ account: PRIMARY_ACCOUNT });
    const refused = await open([join(homeDirectory, 'elsewhere')]);
    await expect(refused.accountId(never)).rejects.toMatchObject({ kind: 'signedOut' });
  });

  it('is not read past the limit of other token files', async () => {
    const [path = '', text = ''] = Object.entries(loginCache(SESSION, Date.now() + HOUR))[0] ?? [];
    const padded = (size: number): CacheFiles => ({ [path]: text.padEnd(size, ' ') });
    const allowed = await machine({ ...me(0), files: padded(CAPS.fileSize) });
    expect(await use(allowed.connection)).toMatchObject({ account: PRIMARY_ACCOUNT });
    const signed = await machine({ ...me(0), files: padded(CAPS.fileSize + 1) });
    expect(await failure(signed)).toMatchObject({ kind: 'signedOut' });
    expect(await signed.asked()).toEqual([]);
  });

  it('keeps the renewed keys where the AWS CLI keeps them', async () => {
    const { connection, homeDirectory } = await machine(me(Date.now() - HOUR));
    await use(connection);
    const [path = ''] = Object.keys(loginCache(SESSION, 0));
    const kept = JSON.parse(await readFile(join(homeDirectory, path), 'utf8')) as {
      readonly accessToken: { readonly expiresAt: string };
    };
    expect(Date.parse(kept.accessToken.expiresAt)).toBeGreaterThan(Date.now());
  });

  it('tells how to sign in again', async () => {
    const signed = await machine(me(Date.now() - HOUR, Date.now() - HOUR));
    expect(await failure(signed)).toMatchObject({
      kind: 'signedOut',
      facts: { profile: 'me', command: 'aws login --profile me' },
    });
  });
});

describe('a profile with a region only', () => {
  it('has no keys, and none are looked for elsewhere than the CLI would', async () => {
    const env = { AWS_EC2_METADATA_DISABLED: 'true' };
    const connecting = machine({ config: `[profile bare]\nregion = ${REGION}\n`, profile: 'bare', env });
    await expect(connecting).rejects.toMatchObject({ kind: 'noProfile', facts: { profile: 'bare' } });
  });
});

describe('a CA bundle', () => {
  const bad = (file: string) => ({ kind: 'badConfiguration', facts: { file } });

  it('that is of no use is told when connecting, with its file', async () => {
    const folder = await home({ 'ca.pem': 'no certificate' });
    const file = join(folder, 'ca.pem');
    const config = `[profile a]\n${ENDPOINT}${keys('A')}ca_bundle = `;
    await expect(machine({ config: `${config}${file}`, profile: 'a' })).rejects.toMatchObject(bad(file));
    const absent = machine({ config, profile: 'a', env: { AWS_CA_BUNDLE: '/nonexistent/ca.pem' } });
    await expect(absent).rejects.toMatchObject(bad('/nonexistent/ca.pem'));
  });

  it('is that of AWS_CA_BUNDLE, of the profile, of REQUESTS_CA_BUNDLE, in this order', async () => {
    const [first, second, third] = [createAuthority(), createAuthority(), createAuthority()].map(
      ({ certificate }) => certificate,
    );
    const homeDirectory = await home({ '1.pem': first ?? '', '2.pem': second ?? '', '3.pem': third ?? '' });
    const read = async (env: Readonly<Record<string, string>>, own?: string): Promise<string | undefined> => {
      const settings = new Map(own === undefined ? [] : [['ca_bundle', own]]);
      const profile = { name: 'a', settings, keys: settings, kind: 'none', sourceKind: 'none' } as const;
      const log = new MemoryLog();
      const mfaCode = () => Promise.resolve(undefined);
      return await readCaBundle({ env, homeDirectory, workspaceFolders: () => [], mfaCode, log }, profile);
    };
    const all = { AWS_CA_BUNDLE: '~/1.pem', REQUESTS_CA_BUNDLE: join(homeDirectory, '3.pem') };
    expect(await read(all, '~/2.pem')).toBe(first);
    expect(await read({ ...all, AWS_CA_BUNDLE: '' }, '~/2.pem')).toBe(second);
    expect(await read({ ...all, AWS_CA_BUNDLE: '' })).toBe(third);
    expect(await read({ ...all, AWS_CA_BUNDLE: '' }, '')).toBe(third);
    expect(await read({})).toBeUndefined();
  });

  it('in an open folder is not used', async () => {
    const folder = await home({ 'ca.pem': '' });
    const options = {
      env: { AWS_CA_BUNDLE: '~/ca.pem' },
      homeDirectory: folder,
      workspaceFolders: () => [folder],
      mfaCode: () => Promise.resolve(undefined),
      log: new MemoryLog(),
    };
    await expect(readCaBundle(options, undefined)).rejects.toMatchObject(bad(join(folder, 'ca.pem')));
  });
});

describe('a service that signs in and cannot be reached', () => {
  const NOBODY = 'http://127.0.0.1:1';
  const sso = `sso_session = away\nsso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = Developer\n[sso-session away]\nsso_region = eu-west-3\nsso_start_url = https://sample.invalid/start\n`;
  const config = `[profile dev]\n${ENDPOINT}${sso}`;
  const offline = { kind: 'offline', facts: { profile: 'dev', host: '127.0.0.1:1' } };

  it('is no reason to sign in again: the portal', async () => {
    const env = { AWS_ENDPOINT_URL_SSO: NOBODY };
    const signed = await machine({ config, profile: 'dev', env, files: ssoCache('away') });
    expect(await failure(signed)).toMatchObject(offline);
  });

  it('is no reason to sign in again: what renews the token', async () => {
    const env = { AWS_ENDPOINT_URL_SSO_OIDC: NOBODY };
    const files = ssoCache('away', { expires: Date.now() - HOUR, renewable: Date.now() + HOUR });
    const signed = await machine({ config, profile: 'dev', env, files });
    expect(await failure(signed)).toMatchObject(offline);
    // The SDK does not try again so soon; that is still no reason.
    expect(await failure(signed)).toMatchObject(offline);
  });

  it('is no reason to sign in again: STS, and aws login', async () => {
    const role = `[profile dev]\n${ENDPOINT}role_arn = ${roleArn(ROLES.developer)}\nsource_profile = source\n${SOURCE}`;
    const env = { AWS_ENDPOINT_URL_STS: NOBODY, AWS_ENDPOINT_URL_SIGNIN: NOBODY };
    expect(await failure(await machine({ config: role, profile: 'dev', env }))).toMatchObject(offline);
    const login = `[profile dev]\n${ENDPOINT}login_session = me\n`;
    const files = loginCache('me', Date.now() - HOUR);
    expect(await failure(await machine({ config: login, profile: 'dev', env, files }))).toMatchObject(
      offline,
    );
  });

  it('may fail in its own way', async () => {
    const broken = await serve((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    const files = ssoCache('broken', { expires: Date.now() - HOUR, renewable: Date.now() + HOUR });
    const signed = await machine({
      config: config.replaceAll('away', 'broken'),
      profile: 'dev',
      env: { AWS_ENDPOINT_URL_SSO_OIDC: broken.url },
      files,
    });
    expect(await failure(signed)).toMatchObject({ kind: 'serviceFailure' });
  });
});
