import type { Settings } from './iniLine.ts';
import { misconfigured } from './misconfigured.ts';
import { type Environment, variable } from './options.ts';

/** A token of another identity provider, and the role that it is exchanged for. */
export interface WebIdentity {
  readonly tokenFile: string;
  readonly roleArn: string;
  readonly sessionName: string | undefined;
}

const VARIABLES = {
  web_identity_token_file: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  role_arn: 'AWS_ROLE_ARN',
  role_session_name: 'AWS_ROLE_SESSION_NAME',
} as const;
type Key = keyof typeof VARIABLES;

/**
 * The web identity of the environment, where a variable names part of it. Each variable counts before the profile's own
 * setting, which completes them (botocore's AssumeRoleWithWebIdentityProvider). Not for a profile that the user chose:
 * there the CLI reads none of these variables. Throws `badConfiguration` where no role is named.
 */
export function environmentIdentity(env: Environment, settings?: Settings): WebIdentity | undefined {
  const inEnvironment = (key: Key): string | undefined => variable(env, VARIABLES[key]);
  const setting = (key: Key): string | undefined => inEnvironment(key) ?? (settings?.get(key) || undefined);
  const tokenFile = setting('web_identity_token_file');
  const named = (Object.keys(VARIABLES) as readonly Key[]).some((key) => inEnvironment(key) !== undefined);
  if (tokenFile === undefined || !named) return undefined;
  const roleArn = setting('role_arn');
  if (roleArn !== undefined) return { tokenFile, roleArn, sessionName: setting('role_session_name') };
  if (inEnvironment('web_identity_token_file') === undefined) return undefined;
  throw misconfigured('AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not.');
}
