import { type AssumeRoleCommandInput, getDefaultRoleAssumer } from '@aws-sdk/client-sts';
import type { Resolved } from '../config/resolved.ts';
import type { Limits } from '../transport/limits.ts';
import type { AwsCredentials } from './credentials.ts';
import { stsConfig } from './signInConfig.ts';

/** The keys of a role, for those of somebody who may assume it. */
export const assumeRole = (
  keys: AwsCredentials,
  role: AssumeRoleCommandInput,
  resolved: Resolved,
  limits: Limits,
): Promise<AwsCredentials> => getDefaultRoleAssumer(stsConfig(resolved, limits))(keys, role);
