import type { Configuration } from './configuration.ts';

/** A configuration of which we know what follows, without asking the AWS CLI. */
export interface Choice extends Configuration {
  readonly expected: Expected;
}

export type Expected =
  | {
      readonly key: string;
      readonly region: string;
      readonly profile?: string;
      readonly lambda?: string;
      readonly sts?: string;
    }
  | { readonly error: 'noProfile' | 'noRegion' | 'badConfiguration'; readonly says?: string };

const ENV_KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001', AWS_SECRET_ACCESS_KEY: 'x' };
const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;

const CONFIG = `
[default]
region = eu-west-1
[profile dev]
Region: eu-west-2
[profile "quoted"]
region = eu-west-3
[profile inline]
region = ap-south-1
${keys('AKIAINLINE0000000005')}
[profile nothing]
output = json
[profile process]
region = eu-north-1
${keys('AKIANOTTHISONE000000')}
credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCESS000000006","SecretAccessKey":"x"}'
[profile half]
aws_access_key_id = AKIAHALF000000000007
region = eu-west-1
[dropped]
region = us-west-1
`;
const CREDENTIALS = `
[default]
${keys('AKIADEFAULT000000002')}
[dev]
${keys('AKIADEV0000000000003')}
[quoted]
${keys('AKIAQUOTED0000000004')}
[only-here]
${keys('AKIAONLYHERE00000008')}
region = sa-east-1
`;
const FILES = { config: CONFIG, credentials: CREDENTIALS };
const DEFAULT = { key: 'AKIADEFAULT000000002', region: 'eu-west-1', profile: 'default' };
const DEV = { key: 'AKIADEV0000000000003', region: 'eu-west-2', profile: 'dev' };

const LOCAL = `
[default]
region = eu-west-1
endpoint_url = http://localhost:1111
${keys('AKIADEFAULT000000002')}
[profile local]
region = eu-west-1
services = mine
endpoint_url = http://localhost:2222
${keys('AKIALOCAL00000000009')}
[profile plain]
region = eu-west-1
${keys('AKIAPLAIN00000000010')}
[profile ignoring]
region = eu-west-1
endpoint_url = http://localhost:2222
ignore_configured_endpoint_urls = true
${keys('AKIAIGNORING00000011')}
[profile broken]
region = eu-west-1
endpoint_url = localhost:4566
${keys('AKIABROKEN0000000012')}
[profile dangling]
region = eu-west-1
services = nowhere
${keys('AKIADANGLING00000013')}
[services mine]
lambda =
  endpoint_url = http://localhost:3333
s3 =
  endpoint_url = http://localhost:4444
`;
export const OLD = { before: '2.13', why: 'The CLI before 2.13 knows no endpoint settings.' };
const AS_SDK = { why: 'The CLI takes an empty variable for a value; the SDKs and users do not.' };
const of = (name: string, key: string) => ({
  choice: { profile: name },
  key,
  region: 'eu-west-1',
  profile: name,
});
const LOCAL_PROFILE = of('local', 'AKIALOCAL00000000009');

/** Endpoints: each state is the file LOCAL and what is said. */
const ENDPOINTS: readonly Choice[] = (
  [
    [
      'a services section before endpoint_url',
      LOCAL_PROFILE,
      {},
      'http://localhost:3333',
      'http://localhost:2222',
    ],
    ['a profile without any, beside a default that has one', of('plain', 'AKIAPLAIN00000000010'), {}],
    [
      'the variable of the service before all else',
      LOCAL_PROFILE,
      { AWS_ENDPOINT_URL_LAMBDA: 'http://localhost:5555', AWS_ENDPOINT_URL: 'http://localhost:6666' },
      'http://localhost:5555',
      'http://localhost:6666',
    ],
    [
      'the variable for all before the file',
      LOCAL_PROFILE,
      { AWS_ENDPOINT_URL: 'http://localhost:6666' },
      'http://localhost:6666',
      'http://localhost:6666',
    ],
    [
      'STS by its own variable',
      of('plain', 'AKIAPLAIN00000000010'),
      { AWS_ENDPOINT_URL_STS: 'http://localhost:7777' },
      undefined,
      'http://localhost:7777',
    ],
    ['a profile that ignores them', of('ignoring', 'AKIAIGNORING00000011'), {}],
    [
      'a variable that ignores them',
      LOCAL_PROFILE,
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE', AWS_ENDPOINT_URL: 'http://localhost:6666' },
    ],
  ] as const
).map(([name, { choice, ...expected }, env, lambda, sts]) => ({
  name: `endpoint: ${name}`,
  config: LOCAL,
  choice,
  env,
  expected: { ...expected, ...(lambda !== undefined && { lambda }), ...(sts !== undefined && { sts }) },
}));

export const CHOICES: readonly Choice[] = [
  { name: 'the default profile', ...FILES, expected: DEFAULT },
  { name: 'AWS_PROFILE', ...FILES, env: { AWS_PROFILE: 'dev' }, expected: DEV },
  { name: 'AWS_DEFAULT_PROFILE', ...FILES, env: { AWS_DEFAULT_PROFILE: 'dev' }, expected: DEV },
  {
    name: 'AWS_PROFILE before AWS_DEFAULT_PROFILE',
    ...FILES,
    env: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'quoted' },
    expected: DEV,
  },
  {
    name: 'a chosen profile before AWS_PROFILE',
    ...FILES,
    env: { AWS_PROFILE: 'quoted' },
    choice: { profile: 'dev' },
    expected: DEV,
  },
  { name: 'an empty AWS_PROFILE', ...FILES, env: { AWS_PROFILE: '' }, expected: DEFAULT, differs: AS_SDK },
  {
    name: 'a profile in quotes',
    ...FILES,
    choice: { profile: 'quoted' },
    expected: { key: 'AKIAQUOTED0000000004', region: 'eu-west-3', profile: 'quoted' },
  },
  {
    name: 'a profile with its keys in the config file',
    ...FILES,
    choice: { profile: 'inline' },
    expected: { key: 'AKIAINLINE0000000005', region: 'ap-south-1', profile: 'inline' },
  },
  {
    name: 'a profile of the credentials file alone, with a region there',
    ...FILES,
    choice: { profile: 'only-here' },
    expected: { key: 'AKIAONLYHERE00000008', region: 'sa-east-1', profile: 'only-here' },
  },
  {
    name: 'credential_process before keys of the config file',
    ...FILES,
    choice: { profile: 'process' },
    expected: { key: 'AKIAPROCESS000000006', region: 'eu-north-1', profile: 'process' },
  },
  {
    name: 'keys in the environment before a profile that nobody chose',
    ...FILES,
    env: ENV_KEYS,
    expected: { key: 'AKIAENVIRONMENT00001', region: 'eu-west-1' },
  },
  {
    name: "keys in the environment, with AWS_PROFILE's region",
    ...FILES,
    env: { ...ENV_KEYS, AWS_PROFILE: 'dev' },
    expected: { key: 'AKIAENVIRONMENT00001', region: 'eu-west-2' },
  },
  {
    name: 'a chosen profile before keys in the environment',
    ...FILES,
    env: ENV_KEYS,
    choice: { profile: 'dev' },
    expected: DEV,
  },
  {
    name: 'keys in the environment and no files',
    env: { ...ENV_KEYS, AWS_REGION: 'us-east-2' },
    expected: { key: 'AKIAENVIRONMENT00001', region: 'us-east-2' },
  },
  {
    name: 'keys in the environment and no region',
    env: ENV_KEYS,
    expected: { error: 'noRegion' },
  },
  {
    name: 'half a pair of keys in the environment',
    ...FILES,
    env: { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001' },
    expected: { error: 'badConfiguration', says: 'AWS_SECRET_ACCESS_KEY' },
  },
  {
    name: 'a secret alone in the environment',
    ...FILES,
    env: { AWS_SECRET_ACCESS_KEY: 'x' },
    expected: DEFAULT,
  },
  {
    name: 'half a pair of keys in a profile',
    ...FILES,
    choice: { profile: 'half' },
    expected: { error: 'badConfiguration', says: 'aws_secret_access_key' },
  },
  {
    name: 'AWS_REGION before AWS_DEFAULT_REGION before the profile',
    ...FILES,
    env: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' },
    choice: { profile: 'dev' },
    expected: { ...DEV, region: 'us-east-1' },
  },
  {
    name: 'AWS_DEFAULT_REGION before the profile',
    ...FILES,
    env: { AWS_DEFAULT_REGION: 'us-east-2' },
    expected: { ...DEFAULT, region: 'us-east-2' },
  },
  {
    name: 'a chosen region before all',
    ...FILES,
    env: { AWS_REGION: 'us-east-1' },
    choice: { profile: 'dev', region: 'me-south-1' },
    expected: { ...DEV, region: 'me-south-1' },
  },
  {
    name: 'an empty AWS_REGION',
    ...FILES,
    env: { AWS_REGION: '' },
    expected: DEFAULT,
    differs: AS_SDK,
  },
  {
    name: 'a region that is none',
    ...FILES,
    env: { AWS_REGION: 'evil.example/' },
    expected: { error: 'badConfiguration', says: 'AWS_REGION' },
  },
  {
    name: 'a profile with neither keys nor region',
    ...FILES,
    choice: { profile: 'nothing' },
    expected: { error: 'noProfile', says: 'nothing' },
  },
  {
    name: 'a chosen profile that does not exist',
    ...FILES,
    choice: { profile: 'absent' },
    expected: { error: 'badConfiguration', says: 'There is no profile absent. Profiles: default, dev' },
  },
  {
    name: 'AWS_PROFILE that does not exist, whatever keys there are',
    ...FILES,
    env: { ...ENV_KEYS, AWS_PROFILE: 'absent' },
    expected: { error: 'badConfiguration', says: 'absent' },
  },
  {
    name: 'a section of the config file without the word profile',
    ...FILES,
    choice: { profile: 'dropped' },
    expected: { error: 'badConfiguration' },
  },
  {
    name: 'a name that every object has',
    config: '[profile constructor]\nregion = eu-west-1\n[profile __proto__]\nregion = eu-west-1\n',
    choice: { profile: 'constructor' },
    expected: { error: 'noProfile', says: 'constructor' },
  },
  { name: 'nothing at all', expected: { error: 'noProfile' } },
  {
    name: 'files that are /dev/null',
    env: { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
    expected: { error: 'noProfile' },
  },
  {
    name: 'profiles, and none of them default',
    config: `[profile a]\nregion = eu-west-1\n${keys('AKIAPROFILEA00000014')}`,
    env: { AWS_REGION: 'eu-west-1' },
    expected: { error: 'noProfile', says: 'Choose a profile: a.' },
  },
  ...ENDPOINTS.map((choice) => ('lambda' in choice.expected ? { ...choice, differs: OLD } : choice)),
  {
    name: 'endpoint: no address',
    config: LOCAL,
    choice: { profile: 'broken' },
    expected: { error: 'badConfiguration', says: 'endpoint_url of profile broken' },
    differs: OLD,
  },
  {
    name: 'endpoint: a services section that does not exist',
    config: LOCAL,
    choice: { profile: 'dangling' },
    expected: { error: 'badConfiguration', says: '[services nowhere]' },
    differs: OLD,
  },
];
