import { ACCESS_KEYS } from '../sampleKeys.ts';
import { type Role, roleArn } from '../../../src/sample/sts/roles.ts';

export const HOUR = 3_600_000;
export const REGION = 'region = eu-west-1\n';
export const START_URL = 'https://sample.invalid/start';
export const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
export const ENV_KEYS = { AWS_ACCESS_KEY_ID: ACCESS_KEYS.sample, AWS_SECRET_ACCESS_KEY: 'x' };
export const SOURCE = `[profile source]\n${keys(ACCESS_KEYS.sample)}`;
export const choice = { profile: 'it' };

export const role = (wanted: Role, more: string): string =>
  `[profile it]\n${REGION}role_arn = ${roleArn(wanted)}\n${more}\n${SOURCE}`;

export const SESSION_TOKEN = 'aws_session_token = t\n';
export const EXPORT = `echo '{"Version":1,"AccessKeyId":"AKIAPROCESS000000001","SecretAccessKey":"x","SessionToken":"t"}'`;
export const PROCESS = `credential_process = ${EXPORT}\n`;
