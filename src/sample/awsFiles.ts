import { SECRET, type UserName } from './http/keyring.ts';
import { MFA_SERIAL, type Role, ROLES, roleArn } from './sts/roles.ts';
import { PRIMARY_REGION } from './seed/index.ts';

/** One profile of the sample, and what a person meets with it. */
interface SampleProfile {
  readonly name: string;
  /** Whose key it has; absent: none. */
  readonly key?: UserName;
  /** `null`: the profile names no region. Absent: the primary one. */
  readonly region?: string | null;
  /** Instead of the sample's own endpoint. */
  readonly endpoint?: string;
  /** A role to take on with the keys of another profile. */
  readonly role?: Role;
  readonly source?: string;
  readonly more?: readonly string[];
}

const SSO_SESSION = 'lambda-async-sample';

/** Nothing listens on port 1: a connection is refused at once. */
const NOBODY = 'http://127.0.0.1:1';

const PROFILES: readonly SampleProfile[] = [
  { name: 'default', key: 'sample' },
  { name: 'sample', key: 'sample' },
  { name: 'sample-eu', key: 'sample', region: 'eu-west-1' },
  { name: 'sample-empty', key: 'sample', region: 'eu-north-1' },
  { name: 'sample-staging', key: 'staging' },
  { name: 'sample-expired', key: 'expired' },
  { name: 'sample-wrong-key', key: 'unknownKey' },
  { name: 'sample-denied', key: 'denied' },
  { name: 'sample-no-list-functions', key: 'noListFunctions' },
  { name: 'sample-no-list-configs', key: 'noListConfigs' },
  { name: 'sample-no-qualifiers', key: 'noQualifiers' },
  { name: 'sample-read-only', key: 'readOnly' },
  { name: 'sample-slow', key: 'slow' },
  { name: 'sample-offline', key: 'sample', endpoint: NOBODY },
  { name: 'sample-no-region', key: 'sample', region: null },
  { name: 'sample-role', role: ROLES.developer, source: 'sample' },
  { name: 'sample-role-chain', role: ROLES.deployer, source: 'sample-role' },
  { name: 'sample-role-denied', role: ROLES.forbidden, source: 'sample' },
  { name: 'sample-mfa', role: ROLES.mfa, source: 'sample', more: [`mfa_serial = ${MFA_SERIAL}`] },
  {
    name: 'sample-signed-out',
    more: [`sso_session = ${SSO_SESSION}`, 'sso_account_id = 111111111111', 'sso_role_name = Developer'],
  },
];

/** Texts of AWS files whose profiles lead to a sample account, one for each state that a user can meet. */
export interface SampleAwsFiles {
  readonly config: string;
  readonly credentials: string;
}

/** @param sample where the sample account listens, and its keys */
export function sampleAwsFiles(sample: {
  readonly endpoint: string;
  readonly accessKeys: Readonly<Record<UserName, string>>;
}): SampleAwsFiles {
  const session = [
    `[sso-session ${SSO_SESSION}]`,
    'sso_start_url = https://sample.invalid/start',
    `sso_region = ${PRIMARY_REGION}`,
    'sso_registration_scopes = sso:account:access',
  ];
  return {
    config: [...PROFILES.map((profile) => configSection(profile, sample.endpoint)), section(session)].join(
      '\n',
    ),
    credentials: PROFILES.flatMap(({ name, key }) =>
      key === undefined ? [] : [keySection(name, sample.accessKeys[key])],
    ).join('\n'),
  };
}

function configSection(profile: SampleProfile, own: string): string {
  const { name, region, endpoint, role, source, more = [] } = profile;
  return section([
    name === 'default' ? '[default]' : `[profile ${name}]`,
    ...(region === null ? [] : [`region = ${region ?? PRIMARY_REGION}`]),
    'output = json',
    `endpoint_url = ${endpoint ?? own}`,
    ...(role ? [`role_arn = ${roleArn(role)}`] : []),
    ...(source === undefined ? [] : [`source_profile = ${source}`]),
    ...more,
  ]);
}

const keySection = (name: string, key: string): string =>
  section([`[${name}]`, `aws_access_key_id = ${key}`, `aws_secret_access_key = ${SECRET}`]);

const section = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
