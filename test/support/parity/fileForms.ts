import type { Choice, Expected } from './choices.ts';
import type { Difference } from './configuration.ts';

/** Every form in which AWS files are written: names, quotes, comments, indentation, and what is wrong in them. */

const ID = 'AKIAWRITTEN000000001';
const REGION = 'region = eu-west-1\n';
const KEYS = `aws_access_key_id = ${ID}\naws_secret_access_key = x\n`;
const ALL = REGION + KEYS;
const FOUND: Expected = { key: ID, region: 'eu-west-1', profile: 'it' };
const found = (profile: string): Expected => ({ key: ID, region: 'eu-west-1', profile });
const ABSENT: Expected = { error: 'badConfiguration', says: 'There is no profile it' };
const refused = (says: string): Expected => ({ error: 'badConfiguration', says });
const choice = { profile: 'it' };

const WHOLE_FILE: Difference = {
  why: 'The CLI refuses the whole file; here the line is a problem, and the other profiles work.',
};
const COMMENT: Difference = {
  why: 'The CLI reads the comment as part of the value; here it is a comment, and a problem says so.',
};

interface Form {
  readonly expected?: Expected;
  readonly differs?: Difference;
  readonly profile?: string;
}

/** A config file in which `[profile it]` should be found, if nothing else is said. */
function form(name: string, config: string, { expected, differs, profile }: Form = {}): Choice {
  return {
    name: `files: ${name}`,
    config,
    choice: profile === undefined ? choice : { profile },
    expected: expected ?? (profile === undefined ? FOUND : found(profile)),
    ...(differs && { differs }),
  };
}

const HEADERS: readonly Choice[] = [
  ...['[profile it]; prod', '[profile it]#prod', '[profile it] # prod', '  [profile it]'],
  ...[
    '[profile\tit]',
    '[profile   it]',
    "[profile 'it']",
    '[profile i"t"]',
    '[profile i\\t]',
    '[profiles it]',
  ],
].map((header) => form(`the header ${JSON.stringify(header)}`, `${header}\n${ALL}`));

const NO_HEADERS: readonly Choice[] = [
  ...['[profile.it]', '[ profile it ]', '[profile "it]', '[profile it too]', '[Profile it]'],
  ...['[profile it]]', '[profile "it "]', '[it]', '[profile]'],
].map((header) => form(`no profile it by the header ${header}`, `${header}\n${ALL}`, { expected: ABSENT }));

const NAMES: readonly Choice[] = ['team #1', 'a ; b', "O'Brien & (Sons)", 'x] y', 'naïve 日本', 'a=b: c'].map(
  (name) => form(`a name in quotes: ${name}`, `[profile "${name}"]\n${ALL}`, { profile: name }),
);

const CREDENTIALS: readonly Choice[] = [
  {
    name: 'quotes in the credentials file are part of the name',
    credentials: `["it"]\n${ALL}`,
    expected: ABSENT,
  },
  { name: 'a name in blanks in the credentials file', credentials: `[ it ]\n${ALL}`, expected: ABSENT },
  {
    name: '"profile" in the credentials file, asked by name',
    credentials: `[profile it]\n${ALL}`,
    expected: ABSENT,
  },
  {
    name: '"profile" in the credentials file, which is part of the name',
    credentials: `[profile it]\n${ALL}`,
    choice: { profile: 'profile it' },
    expected: found('profile it'),
  },
  {
    name: 'a comment after a header of the credentials file',
    credentials: `[it]; x\n${ALL}`,
    expected: FOUND,
  },
  {
    name: 'lines that are indented alike, one of them empty, in the credentials file',
    credentials: `[it]\n  cli_pager =\n  region = eu-west-1\n  ${KEYS.replace('\n', '\n  ')}`,
    expected: FOUND,
  },
  {
    name: 'a key in one file and its secret in the other',
    config: `[profile it]\n${REGION}aws_secret_access_key = x\n`,
    credentials: `[it]\naws_access_key_id = ${ID}\n`,
    expected: refused('aws_secret_access_key'),
  },
  {
    name: 'a session token in the file that the keys are not in',
    config: `[profile it]\n${REGION}aws_session_token = t\n`,
    credentials: `[it]\n${KEYS}`,
    expected: FOUND,
  },
  {
    name: 'a secret alone in the credentials file, keys in the config file',
    config: `[profile it]\n${ALL}`,
    credentials: '[it]\naws_secret_access_key = y\n',
    expected: FOUND,
  },
].map((each) => ({ choice, ...each, name: `files: ${each.name}` }));

const DEFAULTS: readonly Choice[] = [
  form('[default] with a comment', `[default]; x\n${ALL}`, { profile: 'default' }),
  form('[profile default]', `[profile default]\n${ALL}`, { profile: 'default' }),
  form(
    '[profile default] before [default]',
    `[profile default]\n${REGION}${KEYS.replace(ID, 'AKIANOTTHISONE000000')}[default]\n${ALL}`,
    {
      profile: 'default',
    },
  ),
  form(
    '[default] before [profile default]',
    `[default]\n${REGION}${KEYS.replace(ID, 'AKIANOTTHISONE000000')}[profile default]\n${ALL}`,
    {
      profile: 'default',
    },
  ),
  form('[profile it] before [profile "it"]', `[profile it]\noutput = json\n[profile "it"]\n${ALL}`),
  form('settings that [DEFAULT] gives to all', `[DEFAULT]\n${REGION}[profile it]\n${KEYS}`),
];

const COMMENTS: readonly Choice[] = [
  form('comment lines', `# a\n; b\n[profile it]\n# region = eu-west-2\n  ; c\n${ALL}#\n`),
  form('a comment after the Region', `[profile it]\nregion = eu-west-1 # home\n${KEYS}`, {
    differs: COMMENT,
  }),
  form(
    'a comment after keys',
    `[profile it]\n${REGION}aws_access_key_id = ${ID} ; old\naws_secret_access_key = x\n`,
    {
      differs: COMMENT,
    },
  ),
  form('no comment without a blank before it', `[profile it]\nregion = eu-west-1#home\n${KEYS}`, {
    expected: refused('not an AWS Region'),
  }),
  form('a comment in place of a value', `[profile it]\nregion = # home\n${KEYS}`, {
    expected: refused('not an AWS Region'),
  }),
];

const INDENTED = `[profile it]\n  cli_pager =\n  region = eu-west-1\n  ${KEYS.replace('\n', '\n  ')}`;

const LINES: readonly Choice[] = [
  form('lines that are indented alike, one of them empty', INDENTED),
  form('lines that are indented by tabs', INDENTED.replaceAll('\n  ', '\n\t')),
  form(
    'lines that are indented less and less',
    `[profile it]\n      region = eu-west-1\n   aws_access_key_id = ${ID}\naws_secret_access_key = x\n`,
  ),
  form('empty lines between', `\n\n[profile it]\n\n${REGION}\n  \n${KEYS}`),
  form(
    'a nested block before the keys',
    `[profile it]\ns3 =\n  max_queue_size = 10\n\n  addressing_style = path\n${ALL}`,
  ),
  form('a nested block of which one line is no setting', `[profile it]\n${ALL}s3 =\n  path\n`, {
    expected: refused('not itself a setting'),
  }),
  form(
    'a key that continues on the next line',
    `[profile it]\n${REGION}aws_access_key_id = ${ID}\n  aws_secret_access_key = x\n`,
    {
      expected: refused('continues its value'),
    },
  ),
  form(
    'a header that is indented deeper than the line above it',
    `[profile other]\n${REGION} [profile it]\n${KEYS}`,
    {
      expected: ABSENT,
    },
  ),
  form(
    'upper case and no blanks',
    `[profile it]\nREGION=eu-west-1\nAWS_ACCESS_KEY_ID=${ID}\nAws_Secret_Access_Key:x`,
  ),
  form('CRLF', `[profile it]\n${ALL}`.replaceAll('\n', '\r\n')),
  form('CR alone', `[profile it]\n${ALL}`.replaceAll('\n', '\r')),
  form('a byte order mark', `\uFEFF[profile it]\n${ALL}`, {
    differs: { why: 'The CLI refuses a file with a byte order mark, which editors on Windows write.' },
  }),
  form('an empty session token', `[profile it]\n${ALL}aws_session_token =\n`),
  form('an empty Region', `[profile it]\nregion =\n${KEYS}`, { expected: { error: 'noRegion' } }),
  form('an empty secret', `[profile it]\n${REGION}aws_access_key_id = ${ID}\naws_secret_access_key =\n`, {
    expected: refused('aws_secret_access_key'),
    differs: { why: 'The CLI signs with an empty secret, which no service accepts.' },
  }),
];

const LOST = 'toolkit_artifact_guid = 1111[profile new]';
const OTHER = `[profile it]\n${ALL}[profile other]\n`;

const WRONG: readonly Choice[] = [
  form('the same section twice', `[profile it]\n${REGION}[profile other]\n[profile it]\n${KEYS}`, {
    expected: refused('already in line 1'),
  }),
  form('the same section twice, of another profile', `${OTHER}[profile other]\n`, { differs: WHOLE_FILE }),
  form('the same key twice', `[profile it]\n${ALL}aws_access_key_id = AKIANOTTHISONE000000\n`, {
    expected: refused('already in line 3'),
  }),
  form('the same key twice, in other letters', `[profile it]\n${ALL}Region = eu-west-2\n`, {
    expected: refused('already in line 2'),
  }),
  form('the same key twice, of another profile', `${OTHER}output = a\noutput = b\n`, { differs: WHOLE_FILE }),
  form('a line break lost before a header, keys on both sides', `[profile it]\n${ALL}${LOST}\n${KEYS}`, {
    expected: refused('already in line'),
  }),
  form('a line break lost before a header, keys behind it', `[profile it]\n${REGION}${LOST}\n${KEYS}`, {
    expected: refused('a line break is missing'),
    differs: { why: 'The CLI signs with the keys of the profile whose header was lost.' },
  }),
  form(
    'a line break lost before a header and its comment, keys behind it',
    `[profile it]\n${REGION}${LOST} # x\n${KEYS}`,
    {
      expected: refused('a line break is missing'),
      differs: { why: 'The CLI signs with the keys of the profile whose header was lost.' },
    },
  ),
  form(
    'a line break lost after an address, keys behind it',
    `[profile it]\n${REGION}x_url = https://h/start[new]\n${KEYS}`,
    {
      expected: refused('a line break is missing'),
      differs: { why: 'The CLI signs with the keys of the profile whose header was lost.' },
    },
  ),
  form('an address in brackets', `[profile it]\n${REGION}x_url = http://[::1]\n${KEYS}`),
  form(
    'a byte order mark before the next header, keys behind it',
    `[profile it]\n${REGION}cli_pager = less\n\uFEFF[profile new]\n${KEYS}`,
    { expected: refused('neither a section nor') },
  ),
  form('a separator that Python takes for a blank', `[profile it]\n${REGION.replace(' ', '\u001f')}${KEYS}`),
  ...[
    'credential_process =\n  /opt/helper --profile=prod',
    'role_arn =\n  arn:aws:iam::123456789012:role/a=b',
    'role_arn = r\nsource_profile =\n  other=x',
    'web_identity_token_file =\n  /a=b',
    'sso_account_id =\n\n  a=b',
    'role_arn = r\nsource_profile = it\nexternal_id =\n  a=b',
  ].map((block) =>
    form(`a nested block in place of a value: ${JSON.stringify(block)}`, `[profile it]\n${ALL}${block}\n`, {
      expected: refused('continues its value'),
    }),
  ),
  form('a nested block whose lines are called as credentials', `[profile it]\ns3 =\n  role_arn = a\n${ALL}`),
  form('a null character in a command', `[profile it]\n${REGION}credential_process = echo a\0b\n`, {
    expected: refused('null character'),
  }),
  form('a value in brackets', `[profile it]\n${ALL}toolkit_artifact_guid = [new]\ncli_pager = less [x]\n`),
  form('a line that is no setting', `[profile it]\n${ALL}role_arn\n`, {
    expected: refused('neither a section nor'),
  }),
  form('a setting without a name', `[profile it]\n${ALL}= x\n`, {
    expected: refused('neither a section nor'),
  }),
  form('a line that is no setting, of another profile', `${OTHER}role_arn\n`, { differs: WHOLE_FILE }),
  form('a line before the first section', `stray\n[profile it]\n${ALL}`, { differs: WHOLE_FILE }),
  form('a header that is not closed, after it', `[profile it]\n${ALL}[profile other\n${KEYS}`, {
    differs: WHOLE_FILE,
  }),
  form('a header that is not closed', `[profile it\n${ALL}`, { expected: refused('no closing bracket') }),
];

const KEY_FILES = { files: { 'x/config': `[default]\n${REGION}`, 'y/keys': `[default]\n${KEYS}` } };
const PATHS: readonly Choice[] = (
  [
    ['variables', '$HOME/x/config', '${HOME}/y/keys', true],
    ['variables within names', '{home}/$LETTER/config', '{home}/${LETTER_Y}/keys', true],
    ['~', '~/x/config', '~/y/keys', true],
    ['..', '{home}/x/../x/config', '~/x/.././y//keys', true],
    ['a variable that is not set', '$NOT_SET_HERE/x/config', '~/y/keys', false],
    ['a file that does not exist', '~/z/config', '~/y/keys', false],
  ] as const
).map(([name, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, isFound]) => ({
  name: `files: named by a path with ${name}`,
  ...KEY_FILES,
  env: { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, LETTER: 'x', LETTER_Y: 'y' },
  expected: isFound ? found('default') : { error: 'noRegion' as const },
}));

export const FILE_FORMS: readonly Choice[] = [
  ...HEADERS,
  ...NO_HEADERS,
  ...NAMES,
  ...CREDENTIALS,
  ...DEFAULTS,
  ...COMMENTS,
  ...LINES,
  ...WRONG,
  ...PATHS,
];
