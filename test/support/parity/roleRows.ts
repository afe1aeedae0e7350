import { ACCESS_KEYS } from '../sampleKeys.ts';
import { MFA_SERIAL, ROLES, roleArn } from '../../../src/sample/sts/roles.ts';
import { webToken } from '../signIn/caches.ts';
import type { Configuration } from './configuration.ts';
import { choice, ENV_KEYS, EXPORT, keys, PROCESS, REGION, role, SOURCE } from './signInParts.ts';

/** Roles, by every kind of source; and those that do not say whose keys assume them. */

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

/** A web identity of which the profile names one part and the environment another. */
const TOKEN_FILE = 'web_identity_token_file = {home}/token\n';
const WEB_ROLE = `role_arn = ${roleArn(ROLES.web)}\n`;
const PARTS_OF_A_WEB_IDENTITY: readonly Configuration[] = (
  [
    ['the token in the profile', TOKEN_FILE, { AWS_ROLE_ARN: roleArn(ROLES.web) }],
    ['the token in a chosen profile', TOKEN_FILE, { AWS_ROLE_ARN: roleArn(ROLES.web) }],
    [
      'another role in the profile',
      `${TOKEN_FILE}role_arn = ${roleArn(ROLES.forbidden)}\n`,
      { AWS_ROLE_ARN: roleArn(ROLES.web) },
    ],
    [
      'another token in the profile',
      `web_identity_token_file = {home}/absent\n${WEB_ROLE}`,
      { AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token' },
    ],
    ['the role alone in the profile', WEB_ROLE, { AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token' }],
    ['the name of the session', TOKEN_FILE + WEB_ROLE, { AWS_ROLE_SESSION_NAME: 'named' }],
  ] as const
).map(([name, more, variables]) => ({
  name: `a web identity in two places: ${name}`,
  config: `[profile it]\n${REGION}${more}`,
  files: { token: webToken() },
  ...(name.includes('chosen') ? { choice, env: variables } : { env: { AWS_PROFILE: 'it', ...variables } }),
}));

const ROLES_BY_SOURCE: readonly Configuration[] = [
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
  ...PARTS_OF_A_WEB_IDENTITY,
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

export const ROLE_ROWS: readonly Configuration[] = [...ROLES_BY_SOURCE, ...INCOMPLETE_ELSEWHERE];
