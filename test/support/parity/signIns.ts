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
    name: 'a server whose certificate is not trusted',
    choice,
    config: profile(REGION),
    env: { AWS_CA_BUNDLE: undefined },
  },
];

export const SIGN_INS: readonly Configuration[] = [...KEYS, ...NAMES, ...ROLE_ROWS, ...BROWSER, ...HOSTS];
