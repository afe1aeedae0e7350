import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Profile, Profiles } from './profile.ts';
import { isAccountId } from '../../domain/arn/functionArn.ts';
import { membersOf } from '../../domain/typeGuards.ts';
import { rootOf } from './profiles.ts';

/** A token's file has a few kB. */
const MAX_BYTES = 64 * 1024;

/** The account that a profile's own settings name, without asking: that of its role, its SSO account or its login. */
export function accountOf({ settings, kind }: Profile): string | undefined {
  const named =
    kind === 'sso'
      ? settings.get('sso_account_id')
      : fieldOfArn(settings.get(kind === 'login' ? 'login_session' : 'role_arn'));
  const counts = kind === 'sso' || kind === 'login' || kind === 'role' || kind === 'webIdentity';
  return counts && named !== undefined && isAccountId(named) ? named : undefined;
}

const fieldOfArn = (arn: string | undefined): string | undefined => arn?.split(':', 6)[4];

/**
 * True if nobody is signed in for a profile of IAM Identity Center, as the AWS CLI's token cache tells: there is no
 * token, or one that is over and cannot be renewed. False where that is not known.
 */
export async function isKnownSignedOut(
  profile: Profile,
  profiles: Profiles,
  homeDirectory: string,
  now = Date.now(),
): Promise<boolean> {
  const root = rootOf(profile, profiles);
  if (root.kind !== 'sso') return false;
  const key = root.settings.get('sso_session') ?? root.settings.get('sso_start_url');
  if (key === undefined) return false;
  const name = `${createHash('sha1').update(key).digest('hex')}.json`;
  const token = await readToken(join(homeDirectory, '.aws', 'sso', 'cache', name));
  if (token === 'none') return true;
  const { expiresAt, refreshToken } = token;
  if (typeof expiresAt !== 'string' || typeof refreshToken === 'string') return false;
  return Date.parse(expiresAt) < now;
}

/** Unreadable files are ignored here: the AWS CLI reports them on its next use. */
async function readToken(file: string): Promise<'none' | Readonly<Record<string, unknown>>> {
  try {
    const { size } = await stat(file).then((found) => (found.isFile() ? found : { size: Infinity }));
    return size > MAX_BYTES ? {} : membersOf(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    return membersOf(error)['code'] === 'ENOENT' ? 'none' : {};
  }
}
