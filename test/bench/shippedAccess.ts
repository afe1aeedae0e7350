import { join } from 'node:path';
import process from 'node:process';
import { root } from '../../scripts/lib/paths.ts';
import { type Aws, shippedAws } from '../support/shipped.ts';

type Access = ReturnType<Aws['createAwsAccess']>;
type Limits = Parameters<Aws['createAwsAccess']>[0]['limits'];

/**
 * Access to an endpoint by the shipped adapter, with the credentials of the environment.
 * @param heard gets the line that the log has for each request
 */
export async function shippedAccess(
  endpoint: string,
  heard: (line: string) => void,
  limits?: Limits,
): Promise<Access> {
  const { createAwsAccess } = await shippedAws(join(root, 'dist'));
  const ignored = (): void => undefined;
  return createAwsAccess({
    env: { ...process.env, AWS_ENDPOINT_URL: endpoint },
    homeDirectory: '/nonexistent',
    workspaceFolders: () => [],
    mfaCode: () => Promise.reject(new Error('Nobody is there to type a code.')),
    log: { debug: ignored, info: heard, warn: ignored, error: ignored },
    ...(limits && { limits }),
  });
}
