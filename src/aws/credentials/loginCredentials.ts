import type { Settings } from '../config/iniLine.ts';
import type { Resolved } from '../config/resolved.ts';
import { isRegion } from '../../domain/arn/partition.ts';
import type { AwsOptions } from '../config/options.ts';
import type { Limits } from '../transport/limits.ts';
import type { AwsCredentials } from './credentials.ts';
import { type LoginToken, readLoginToken, renewLoginToken } from './loginToken.ts';
import { loginClient } from './nestedClients.ts';
import { RENEW_BEFORE, renewOnce } from './renewals.ts';
import { textOf } from './signInErrors.ts';

/** The keys that `aws login` left, renewed shortly before they expire. */
export async function loginKeys(
  settings: Settings,
  resolved: Resolved,
  limits: Limits,
  options: AwsOptions,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const token = await readLoginToken(settings.get('login_session') ?? '', options);
  const left = token.keys.expiration.getTime() - Date.now();
  if (left > RENEW_BEFORE) return token.keys;
  const client = loginClient(regionOf(token, settings) ?? resolved.region, resolved, limits);
  try {
    return await renewOnce(token.path, signal, () => renewLoginToken(token, client, signal));
  } catch (error) {
    if (left <= 0) throw error;
    return token.keys;
  } finally {
    client.destroy();
  }
}

/** The Region that signed in; it becomes part of a host name, so only one in the form of a Region counts. */
function regionOf({ fields }: LoginToken, settings: Settings): string | undefined {
  return [textOf(fields['signInRegion']), settings.get('region') ?? ''].find(isRegion);
}
