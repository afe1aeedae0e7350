import { getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { Resolved } from '../config/resolved.ts';
import type { AwsCredentials } from './credentials.ts';
import type { Limits } from '../transport/limits.ts';
import { misconfigured } from '../config/misconfigured.ts';
import { stsConfig } from './signInConfig.ts';
import type { AwsOptions } from '../config/options.ts';
import type { WebIdentity } from '../config/webIdentity.ts';
import { readUserFile, userPath } from '../config/userFile.ts';

/** The token's file may be in an open folder: in it is an identity that the role's own policy decides about. */
export async function webIdentityKeys(
  { tokenFile, roleArn, sessionName }: WebIdentity,
  resolved: Resolved,
  options: AwsOptions,
  limits: Limits,
): Promise<AwsCredentials> {
  const path = userPath(tokenFile, options.homeDirectory, options.env);
  const file = await readUserFile(path, { workspaceFolders: () => [] });
  if (file.kind !== 'read') {
    const message = 'The web identity token file cannot be read.';
    throw misconfigured(message, { file: path });
  }
  const assume = getDefaultRoleAssumerWithWebIdentity(stsConfig(resolved, limits));
  return await assume({
    RoleArn: roleArn,
    RoleSessionName: sessionName ?? `lambda-async-${Date.now()}`,
    WebIdentityToken: file.text,
  });
}
