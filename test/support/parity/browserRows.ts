import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../../../src/sample/sts/callers.ts';
import { ACCESS_KEYS } from '../sampleKeys.ts';
import { ROLES, roleArn } from '../../../src/sample/sts/roles.ts';
import { loginCache, ssoCache } from '../signIn/caches.ts';
import type { Configuration, Difference } from './configuration.ts';
import { choice, HOUR, keys, PROCESS, REGION, START_URL } from './signInParts.ts';

/** Sign-in by browser: IAM Identity Center in both forms, and `aws login`. */

const SSO = `sso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = Developer\n`;
const SESSION = `[profile it]\n${REGION}sso_session = corp\n${SSO}[sso-session corp]\nsso_region = eu-west-3\nsso_start_url = ${START_URL}\n`;
const PAST = Date.now() - HOUR;
const LOGIN = `arn:aws:iam::${PRIMARY_ACCOUNT}:user/sample`;
const NO_LOGIN: Difference = { before: '2.32', why: 'The CLI before 2.32 knows no aws login.' };

/** Names as `aws configure sso` writes them, with a blank, and other names that need quotes. */
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

export const BROWSER_ROWS: readonly Configuration[] = [
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
