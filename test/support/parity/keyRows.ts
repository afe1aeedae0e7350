import type { Configuration } from './configuration.ts';
import { choice, ENV_KEYS, EXPORT, keys, REGION, SESSION_TOKEN } from './signInParts.ts';

/** Keys that are written down, printed by a process, or given by what runs the editor. */

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

export const KEY_ROWS: readonly Configuration[] = [...KEYS, ...PROCESSES, ...NAMES];
