import { ACCESS_KEYS, PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../../../src/sample/callers.ts';
import { MFA_SERIAL, type Role, ROLES, roleArn } from '../../../src/sample/roles.ts';
import { loginCache, ssoCache, webToken } from '../signIn/caches.ts';
import { OLD } from './choices.ts';
import type { Configuration, Difference } from './configuration.ts';

/** Every way to keys, and every way to a host: what the AWS CLI sends and what we send. */

const HOUR = 3_600_000;
const REGION = 'region = eu-west-1\n';
const START_URL = 'https://sample.invalid/start';
const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
const ENV_KEYS = { AWS_ACCESS_KEY_ID: ACCESS_KEYS.sample, AWS_SECRET_ACCESS_KEY: 'x' };
const SOURCE = `[profile source]\n${keys(ACCESS_KEYS.sample)}`;
const choice = { profile: 'it' };

const role = (wanted: Role, more: string): string =>
  `[profile it]\n${REGION}role_arn = ${roleArn(wanted)}\n${more}\n${SOURCE}`;

const SESSION_TOKEN = 'aws_session_token = t\n';
const EXPORT = `echo '{"Version":1,"AccessKeyId":"AKIAPROCESS000000001","SecretAccessKey":"x","SessionToken":"t"}'`;

const KEYS: readonly Configuration[] = [
  {
    name: 'a session token beside the keys',
    choice,
    credentials: `[it]\n${REGION}${keys('ASIAWRITTEN000000001')}${SESSION_TOKEN}`,
  },
  {
    name: 'keys in both files: those of the credentials file',
    choice,
    config: `[profile it]\n${REGION}${keys('AKIACONFIG0000000001')}`,
    credentials: `[it]\n${keys('AKIACREDENTIALS00001')}`,
  },
  {
    name: 'regions in both files: that of the credentials file',
    choice,
    config: '[profile it]\nregion = eu-west-1\n',
    credentials: `[it]\nregion = eu-west-2\n${keys('AKIACREDENTIALS00001')}`,
  },
  {
    name: 'a session token in the environment',
    env: { ...ENV_KEYS, AWS_SESSION_TOKEN: 't', AWS_REGION: 'eu-west-1' },
  },
  {
    name: 'a session token by its old name',
    env: { ...ENV_KEYS, AWS_SECURITY_TOKEN: 't', AWS_REGION: 'eu-west-1' },
  },
  { name: 'credential_process', choice, config: `[profile it]\n${REGION}credential_process = ${EXPORT}\n` },
  {
    name: 'both files at other places',
    env: { AWS_CONFIG_FILE: '{home}/other/config', AWS_SHARED_CREDENTIALS_FILE: '~/other/keys' },
    files: {
      'other/config': `[default]\n${REGION}`,
      'other/keys': `[default]\n${keys('AKIAOTHER00000000001')}`,
    },
  },
  {
    name: 'a container',
    env: { AWS_REGION: 'eu-west-1', AWS_CONTAINER_CREDENTIALS_FULL_URI: '{server}/keys-of-a-container' },
  },
  { name: 'a profile with a region only', choice, config: `[profile it]\n${REGION}` },
];

const NAMES: readonly Configuration[] = [
  'with.dots/and@more+%:x',
  'two words',
  'Ærøskøbing',
  'services.x',
].map((name) => ({
  name: `a profile of the name ${name}`,
  choice: { profile: name },
  config: `[profile "${name}"]\n${REGION}`,
  credentials: `[${name}]\n${keys('AKIANAMED00000000001')}`,
}));

const PROCESS = `credential_process = ${EXPORT}\n`;
const ROLE_ARN = `role_arn = ${roleArn(ROLES.developer)}\n`;

/** Roles that do not say whose keys assume them: whatever is beside them must not sign. */
const INCOMPLETE: readonly Configuration[] = (
  [
    ['and nothing else', ROLE_ARN],
    ['and a credential_process', ROLE_ARN + PROCESS],
    ['and keys', ROLE_ARN + keys(ACCESS_KEYS.sample)],
    ['and keys, source_profile misspelt', `${ROLE_ARN}source_profil = source\n${keys(ACCESS_KEYS.sample)}`],
    ['and itself as the source, without keys', `${ROLE_ARN}source_profile = it\n`],
    ['and itself as the source, with a credential_process', `${ROLE_ARN}source_profile = it\n${PROCESS}`],
    ['and both kinds of source', `${ROLE_ARN}source_profile = source\ncredential_source = Environment\n`],
    ['and a credential_source in other letters', `${ROLE_ARN}credential_source = environment\n`],
    ['and an empty source_profile', `${ROLE_ARN}source_profile =\n${keys(ACCESS_KEYS.sample)}`],
    ['and a source that does not exist', `${ROLE_ARN}source_profile = absent\n`],
    ['and a source without keys', `${ROLE_ARN}source_profile = bare\n`],
    ['and a source whose own source is this one', `${ROLE_ARN}source_profile = loop\n`],
    ['that is empty, and keys', `role_arn =\nsource_profile = source\n${keys(ACCESS_KEYS.sample)}`],
  ] as const
).map(([name, more]) => ({
  name: `a role_arn ${name}`,
  choice,
  config: `[profile it]\n${REGION}${more}${SOURCE}[profile bare]\noutput = json\n[profile loop]\n${ROLE_ARN}source_profile = it\n`,
  env: ENV_KEYS,
}));

const INCOMPLETE_ELSEWHERE: readonly Configuration[] = [
  {
    name: 'a role_arn in the config file, keys of the same name in the credentials file',
    choice,
    config: `[profile it]\n${REGION}${ROLE_ARN}`,
    credentials: `[it]\n${keys(ACCESS_KEYS.sample)}`,
  },
  {
    name: 'an empty web_identity_token_file beside a role and keys',
    choice,
    config: `[profile it]\n${REGION}${ROLE_ARN}web_identity_token_file =\n${keys(ACCESS_KEYS.sample)}`,
    differs: {
      why: 'The CLI signs with the keys beside the role; here the profile is refused as incomplete.',
    },
  },
  {
    name: 'a web_identity_token_file without a role',
    choice,
    config: `[profile it]\n${REGION}web_identity_token_file = {home}/token\n${keys(ACCESS_KEYS.sample)}`,
    files: { token: webToken() },
  },
];

const PRINT = `{"Version":1,"AccessKeyId":"AKIAPROCESS000000001","SecretAccessKey":"x"}`;
const process = (name: string, command: string): Configuration => ({
  name: `credential_process: ${name}`,
  choice,
  config: `[profile it]\n${REGION}credential_process = ${command}\n`,
});

const PROCESSES: readonly Configuration[] = [
  process('an argument with #', `sh -c 'test "$1" = "team #1" && echo "$2"' x "team #1" '${PRINT}'`),
  process('a command with ;', `sh -c 'umask 077 ; echo "$1"' x '${PRINT}'`),
  process('continued on indented lines', `sh -c\n  'echo "$1"'\n\n  # a comment\n  x '${PRINT}'`),
  process('no shell of its own', `echo '${PRINT}' | cat`),
  process('no variables', `echo $HOME '${PRINT}'`),
  process(
    'escaped blanks and quotes',
    `printf %s {\\"Version\\":1,\\"AccessKeyId\\":\\"AKIAPROCESS000000001\\",\\"SecretAccessKey\\":\\"x\\"}`,
  ),
  process('a quote that is not closed', `echo '${PRINT}`),
  process('that is empty', ''),
  process('that fails after it printed keys', `sh -c 'echo "$1"; exit 1' x '${PRINT}'`),
  process('that prints another version', `echo '${PRINT.replace('1', '2')}'`),
  process('that prints no JSON', 'echo keys'),
  process('that does not exist', '/nonexistent/helper'),
  process('that also writes to its error output', `sh -c 'echo "note" >&2; echo "$1"' x '${PRINT}'`),
];

const ROLE_ROWS: readonly Configuration[] = [
  { name: 'a role by source_profile', choice, config: role(ROLES.developer, 'source_profile = source') },
  {
    name: 'a role of a role, in another account',
    choice,
    config: `${role(ROLES.deployer, 'source_profile = first').replace(SOURCE, '')}[profile first]\nrole_arn = ${roleArn(ROLES.developer)}\nsource_profile = source\n${SOURCE}`,
  },
  {
    name: 'a role with an external id',
    choice,
    config: role(ROLES.partner, 'source_profile = source\nexternal_id = sample'),
  },
  {
    name: 'a role with keys of its own',
    choice,
    config: `[profile it]\n${REGION}role_arn = ${roleArn(ROLES.developer)}\nsource_profile = it\n${keys(ACCESS_KEYS.sample)}`,
  },
  ...INCOMPLETE,
  {
    name: 'a source profile with keys and a role of its own: its keys',
    choice,
    config: `${role(ROLES.developer, 'source_profile = source')}role_arn = ${roleArn(ROLES.forbidden)}\nsource_profile = it\n`,
  },
  {
    name: 'a role in the credentials file',
    choice,
    config: `[profile it]\n${REGION}`,
    credentials: `[it]\nrole_arn = ${roleArn(ROLES.developer)}\nsource_profile = source\n[source]\n${keys(ACCESS_KEYS.sample)}`,
  },
  {
    name: 'a role with keys of its own in the credentials file',
    choice,
    config: `[profile it]\n${REGION}role_arn = ${roleArn(ROLES.developer)}\nsource_profile = it\n`,
    credentials: `[it]\n${keys(ACCESS_KEYS.sample)}`,
  },
  {
    name: 'a role by a credential_process of another profile',
    choice,
    config: `${role(ROLES.developer, 'source_profile = source').replace(SOURCE, '')}[profile source]\ncredential_process = ${EXPORT.replace('AKIAPROCESS000000001', ACCESS_KEYS.sample)}\n`,
  },
  {
    name: 'a role of a profile whose name has blanks',
    choice,
    config: role(ROLES.developer, 'source_profile = the source #1').replace(
      '[profile source]',
      '[profile "the source #1"]',
    ),
  },
  {
    name: 'a role by the metadata service that the profile names',
    choice,
    config: role(
      ROLES.developer,
      'credential_source = Ec2InstanceMetadata\nec2_metadata_service_endpoint = {server}/',
    ),
    env: { AWS_EC2_METADATA_DISABLED: undefined },
  },
  {
    name: 'a role by the metadata service that the environment names, before the profile',
    choice,
    config: role(
      ROLES.developer,
      'credential_source = Ec2InstanceMetadata\nec2_metadata_service_endpoint = http://127.0.0.1:1/',
    ),
    env: { AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{server}/' },
  },
  {
    name: 'a role by a metadata service that is switched off',
    choice,
    config: role(
      ROLES.developer,
      'credential_source = Ec2InstanceMetadata\nec2_metadata_service_endpoint = {server}/',
    ),
  },
  {
    name: 'the metadata service for a profile without keys',
    choice,
    config: `[profile it]\n${REGION}ec2_metadata_service_endpoint = {server}/\n`,
    env: { AWS_EC2_METADATA_DISABLED: undefined },
  },
  {
    name: 'a role by credential_source = Environment',
    choice,
    config: role(ROLES.developer, 'credential_source = Environment'),
    env: ENV_KEYS,
  },
  {
    name: 'a role by credential_source = EcsContainer',
    choice,
    config: role(ROLES.developer, 'credential_source = EcsContainer'),
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{server}/keys-of-a-container' },
  },
  {
    name: 'a role that may not be assumed',
    choice,
    config: role(ROLES.forbidden, 'source_profile = source'),
  },
  {
    name: 'a role with an MFA device',
    choice,
    config: role(ROLES.mfa, `source_profile = source\nmfa_serial = ${MFA_SERIAL}`),
  },
  {
    name: 'a web identity',
    choice,
    config: role(ROLES.web, 'web_identity_token_file = {home}/token'),
    files: { token: webToken() },
  },
  {
    name: 'a web identity in the environment',
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token',
      AWS_ROLE_ARN: roleArn(ROLES.web),
    },
    files: { token: webToken() },
  },
];

const SSO = `sso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = Developer\n`;
const SESSION = `[profile it]\n${REGION}sso_session = corp\n${SSO}[sso-session corp]\nsso_region = eu-west-3\nsso_start_url = ${START_URL}\n`;
const PAST = Date.now() - HOUR;
const LOGIN = `arn:aws:iam::${PRIMARY_ACCOUNT}:user/sample`;
const NO_LOGIN: Difference = { before: '2.32', why: 'The CLI before 2.32 knows no aws login.' };

/** What `aws configure sso` writes for a name with a blank, and other names that need quotes. */
const SSO_NAMES: readonly Configuration[] = [
  ["'My Corp Ltd'", 'My Corp Ltd'],
  ['"My Corp Ltd"', 'My Corp Ltd'],
  ["'Corp (Europe)'", 'Corp (Europe)'],
  ['"Ærøskøbing 日本"', 'Ærøskøbing 日本'],
  ['"team #1"', 'team #1'],
  ['"a ; b"', 'a ; b'],
  ['corp.eu/1', 'corp.eu/1'],
].flatMap(([written = '', name = '']) => {
  const config = SESSION.replace('sso_session = corp', `sso_session = ${name}`).replace(
    'corp]',
    `${written}]`,
  );
  const renewed = { expires: PAST, renewable: Date.now() + HOUR };
  return [
    { name: `sso-session ${written}`, choice, config, files: ssoCache(name) },
    { name: `sso-session ${written}, renewed`, choice, config, files: ssoCache(name, renewed) },
  ];
});

const SSO_PARTS: readonly Configuration[] = [
  {
    name: 'sso-session "My Corp Ltd" as the source of a role',
    choice,
    config: `${SESSION.replace('[profile it]', '[profile source]').replace('= corp', '= My Corp Ltd').replace('corp]', '"My Corp Ltd"]')}[profile it]\n${REGION}role_arn = ${roleArn(ROLES.deployer)}\nsource_profile = source\n`,
    files: ssoCache('My Corp Ltd'),
  },
  {
    name: 'a role name with #',
    choice,
    config: SESSION.replace('= Developer', '= Developer #1'),
    files: ssoCache('corp'),
  },
  ...(
    [
      ['a session alone, beside keys', `sso_session = corp\n${keys(ACCESS_KEYS.sample)}`],
      ['a session alone, beside a credential_process', `sso_session = corp\n${PROCESS}`],
      [
        'a start URL and Region alone, beside keys',
        `sso_start_url = ${START_URL}\nsso_region = eu-west-3\n${keys(ACCESS_KEYS.sample)}`,
      ],
      ['a session alone', 'sso_session = corp\n'],
      [
        'an account without a role name, beside keys',
        `sso_session = corp\nsso_account_id = ${STAGING_ACCOUNT}\n${keys(ACCESS_KEYS.sample)}`,
      ],
      ['an empty role name', `sso_session = corp\nsso_account_id = ${STAGING_ACCOUNT}\nsso_role_name =\n`],
      ['a session that does not exist', `sso_session = absent\n${SSO}`],
      [
        'a start URL that differs from the session',
        `sso_session = corp\nsso_start_url = https://other.invalid/start\n${SSO}`,
      ],
      [
        'a start URL that is the same as in the session',
        `sso_session = corp\nsso_start_url = ${START_URL}\n${SSO}`,
      ],
    ] as const
  ).map(([name, more]) => ({
    name: `IAM Identity Center: ${name}`,
    choice,
    config: SESSION.replace(`sso_session = corp\n${SSO}`, more),
    files: ssoCache('corp'),
  })),
];

const BROWSER: readonly Configuration[] = [
  { name: 'IAM Identity Center by sso_session', choice, config: SESSION, files: ssoCache('corp') },
  {
    name: 'IAM Identity Center in the older form',
    choice,
    config: `[profile it]\n${REGION}sso_start_url = ${START_URL}\nsso_region = eu-west-3\n${SSO}`,
    files: ssoCache(START_URL),
  },
  {
    name: 'a token of IAM Identity Center that is renewed',
    choice,
    config: SESSION,
    files: ssoCache('corp', { expires: PAST, renewable: Date.now() + HOUR }),
  },
  {
    name: 'a token of IAM Identity Center that has expired',
    choice,
    config: SESSION,
    files: ssoCache('corp', { expires: PAST }),
  },
  { name: 'IAM Identity Center without a token', choice, config: SESSION },
  ...SSO_NAMES,
  ...SSO_PARTS,
  {
    name: 'IAM Identity Center before keys',
    choice,
    config: SESSION.replace('sso_session', `${keys('AKIANOTTHISONE000000')}sso_session`),
    files: ssoCache('corp'),
  },
  {
    name: 'aws login',
    choice,
    config: `[profile it]\n${REGION}login_session = ${LOGIN}\n`,
    files: loginCache(LOGIN, Date.now() + HOUR),
    differs: NO_LOGIN,
  },
  {
    name: 'aws login, renewed',
    choice,
    config: `[profile it]\n${REGION}login_session = ${LOGIN}\n`,
    files: loginCache(LOGIN, PAST),
    differs: NO_LOGIN,
  },
];

const profile = (more: string): string => `[profile it]\n${keys(ACCESS_KEYS.sample)}${more}`;

const HOSTS: readonly Configuration[] = [
  { name: 'a host in China', choice, config: profile('region = cn-north-1\n') },
  { name: 'a host in GovCloud', choice, config: profile('region = us-gov-west-1\n') },
  { name: 'a FIPS host', choice, config: profile('region = us-east-1\nuse_fips_endpoint = true\n') },
  { name: 'a dual-stack host', choice, config: profile(`${REGION}use_dualstack_endpoint = true\n`) },
  {
    name: 'a dual-stack host by the environment',
    choice,
    config: profile(REGION),
    env: { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  },
  {
    name: 'an endpoint in the profile',
    choice,
    config: profile(`${REGION}endpoint_url = {server}\n`),
    differs: OLD,
  },
  {
    name: 'ca_bundle of the profile',
    choice,
    config: profile(`${REGION}ca_bundle = {authority}\n`),
    env: { AWS_CA_BUNDLE: undefined },
  },
  {
    name: 'AWS_CA_BUNDLE before ca_bundle',
    choice,
    config: profile(`${REGION}ca_bundle = {home}/absent.pem\n`),
  },
  {
    name: 'REQUESTS_CA_BUNDLE',
    choice,
    config: profile(REGION),
    env: { AWS_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: '{authority}' },
  },
  {
    name: 'ca_bundle of the profile before REQUESTS_CA_BUNDLE',
    choice,
    config: profile(`${REGION}ca_bundle = {authority}\n`),
    env: { AWS_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: '{home}/absent.pem' },
  },
  {
    name: 'AWS_CA_BUNDLE before REQUESTS_CA_BUNDLE',
    choice,
    config: profile(REGION),
    env: { REQUESTS_CA_BUNDLE: '{home}/absent.pem' },
  },
  {
    name: 'a ca_bundle with ~ and a variable',
    choice,
    config: profile(`${REGION}ca_bundle = ~/../$BUNDLE\n`),
    env: { AWS_CA_BUNDLE: undefined, BUNDLE: '../../../../../..{authority}' },
    differs: { why: 'The CLI takes ~ and variables of a CA bundle literally, and finds no file.' },
  },
  {
    name: 'a ca_bundle that does not exist',
    choice,
    config: profile(`${REGION}ca_bundle = {home}/absent.pem\n`),
    env: { AWS_CA_BUNDLE: undefined },
  },
  {
    name: 'a Region that only an emulator has, with its endpoint',
    choice,
    config: profile('region = local\nendpoint_url = {server}\n'),
    differs: OLD,
  },
  {
    name: 'a Region that is no host label',
    choice,
    config: profile('region = evil.example/\nendpoint_url = {server}\n'),
  },
  {
    name: 'a server whose certificate is not trusted',
    choice,
    config: profile(REGION),
    env: { AWS_CA_BUNDLE: undefined },
  },
];

export const SIGN_INS: readonly Configuration[] = [
  ...KEYS,
  ...PROCESSES,
  ...NAMES,
  ...ROLE_ROWS,
  ...INCOMPLETE_ELSEWHERE,
  ...BROWSER,
  ...HOSTS,
];
