import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { home, scene, tidy } from '../support.ts';

afterEach(tidy);

const ID = '123456789012';
const PAST = '2020-01-01T00:00:00Z';
const FUTURE = '2999-01-01T00:00:00Z';
const cacheOf = (session: string): string =>
  `.aws/sso/cache/${createHash('sha1').update(session).digest('hex')}.json`;

describe('the account of a profile', () => {
  it.each([
    ['its SSO account', `sso_session = corp\nsso_account_id = ${ID}\nsso_role_name = r`, ID],
    ['that of its role', `role_arn = arn:aws:iam::${ID}:role/x\nsource_profile = keys`, ID],
    [
      'that of its web identity’s role',
      `role_arn = arn:aws:iam::${ID}:role/x\nweb_identity_token_file = /t`,
      ID,
    ],
    ['that of its login', `login_session = arn:aws:iam::${ID}:user/x`, ID],
    ['not known of keys', 'aws_access_key_id = a\naws_secret_access_key = b', undefined],
    [
      'not known of what is no account',
      'sso_session = corp\nsso_account_id = 12\nsso_role_name = r',
      undefined,
    ],
    ['not known of what is no ARN', 'role_arn = x\nsource_profile = keys', undefined],
  ])('is %s', async (_, settings, accountId) => {
    const homeDirectory = await home({
      '.aws/config': `[profile it]\n${settings}\n[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n`,
    });
    const { profiles } = await scene({ homeDirectory }).access.listProfiles();
    expect(profiles.find(({ name }) => name === 'it')?.accountId).toBe(accountId);
  });
});

describe('a profile of IAM Identity Center', () => {
  const CONFIG = `[profile it]\nsso_session = corp\nsso_account_id = ${ID}\nsso_role_name = r\n[profile role]\nrole_arn = arn:aws:iam::${ID}:role/x\nsource_profile = it\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n`;

  it.each([
    ['known to be signed out without a token', undefined, true],
    ['known to be signed out when its token is over', { expiresAt: PAST }, true],
    [
      'not known to be signed out when its token can be renewed',
      { expiresAt: PAST, refreshToken: 'x' },
      undefined,
    ],
    ['not known to be signed out with a token', { expiresAt: FUTURE }, undefined],
    ['not known to be signed out when its token cannot be read', 'no JSON', undefined],
    ['not known to be signed out when its token has no date', {}, undefined],
  ])('is %s, and so is a role of it', async (_, token, signedOut) => {
    const text = typeof token === 'string' ? token : JSON.stringify(token);
    const homeDirectory = await home({
      '.aws/config': CONFIG,
      ...(token !== undefined && { [cacheOf('corp')]: text }),
    });
    const { profiles } = await scene({ homeDirectory }).access.listProfiles();
    expect(profiles.map((profile) => profile.signedOut)).toEqual([signedOut, signedOut]);
  });
});
