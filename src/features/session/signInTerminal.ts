import { env } from 'vscode';
import { valuesOf } from '../../editor/settings.ts';

/** The environment of the extension host: where the AWS files that the view shows come from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** In every setting that is there once for each of them. */
const SYSTEMS = ['linux', 'osx', 'windows'] as const;

/** Variables without the prefix `AWS_` that select the files and servers of the AWS CLI. */
const DECIDING = [
  ...['HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH'],
  ...['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...[
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'all_proxy',
    'no_proxy',
  ],
];

/** Those that the AWS CLI knows: unset in the extension host, they are unset in the terminal. */
const AWS = [
  ...['CONFIG_FILE', 'SHARED_CREDENTIALS_FILE', 'PROFILE', 'DEFAULT_PROFILE', 'REGION', 'DEFAULT_REGION'],
  ...[
    'ACCESS_KEY_ID',
    'SECRET_ACCESS_KEY',
    'SESSION_TOKEN',
    'CREDENTIAL_EXPIRATION',
    'ACCOUNT_ID',
    'SDK_UA_APP_ID',
  ],
  ...['CA_BUNDLE', 'ENDPOINT_URL', 'ENDPOINT_URL_SSO', 'ENDPOINT_URL_SSO_OIDC', 'ENDPOINT_URL_STS'],
  ...['ENDPOINT_URL_SIGNIN', 'ENDPOINT_URL_LAMBDA', 'IGNORE_CONFIGURED_ENDPOINT_URLS', 'USE_FIPS_ENDPOINT'],
  ...['USE_DUALSTACK_ENDPOINT', 'STS_REGIONAL_ENDPOINTS', 'ROLE_ARN', 'ROLE_SESSION_NAME'],
  ...['WEB_IDENTITY_TOKEN_FILE', 'DATA_PATH', 'LOGIN_CACHE_DIRECTORY', 'CLI_FILE_ENCODING', 'PAGER'],
].map((name) => `AWS_${name}`);

/**
 * The variables of the sign-in terminal that are not left to the terminal's settings: the AWS CLI in it must use
 * the files that the view shows, so they are as in the extension host, unset (null) where they are unset there. So
 * is whatever a workspace sets for terminals.
 */
export function pinnedEnvironment(host: Environment): Record<string, string | null> {
  const set = SYSTEMS.map((system) => valuesOf(`terminal.integrated.env.${system}`));
  const names = new Set([
    ...DECIDING,
    ...AWS,
    ...[...Object.keys(host), ...set.flatMap(({ all }) => all.flatMap(namesIn))].filter((name) =>
      /^aws_/i.test(name),
    ),
    ...set.flatMap(({ ofWorkspace }) => ofWorkspace.flatMap(namesIn)),
  ]);
  return Object.fromEntries([...names].map((name) => [name, host[name] ?? null]));
}

const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

/** The program of a terminal. `own`: not the editor's default, which a workspace has set here. */
export interface TerminalShell {
  readonly path: string;
  readonly own: boolean;
}

/** A terminal profile can set variables too, and its program can be anything: one of a workspace is not used. */
export function terminalShell(host: Environment): TerminalShell {
  const names = ['defaultProfile', 'profiles'].flatMap((name) =>
    SYSTEMS.map((system) => `terminal.integrated.${name}.${system}`),
  );
  const own = names.some((name) => valuesOf(name).ofWorkspace.length > 0);
  return own ? { path: host['SHELL'] ?? host['ComSpec'] ?? '', own } : { path: env.shell, own };
}
