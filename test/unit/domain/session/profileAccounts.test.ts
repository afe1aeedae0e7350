import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { ProfileAccounts } from '../../../../src/domain/session/profileAccounts.ts';
import { ACCOUNT, FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';

const SIGNED_OUT = new ExpectedError('signedOut', 'signed out');

describe('what is known of the profiles', () => {
  let access: FakeAccess;
  let profiles: ProfileAccounts;
  let sessions: ReturnType<typeof fakeSessions>;
  beforeEach(() => {
    access = new FakeAccess();
    access.profiles = {
      profiles: [
        { name: 'dev', kind: 'keys' },
        { name: 'prod', kind: 'sso', accountId: '222222222222' },
      ],
      problems: [],
      active: 'dev',
    };
    sessions = fakeSessions(access);
    profiles = new ProfileAccounts(access, sessions);
  });
  afterEach(() => profiles.dispose());

  const accounts = async () =>
    (await profiles.list()).profiles.map(({ name, accountId, signedOut }) => [name, accountId, signedOut]);

  it('is what the AWS files say', async () => {
    expect(await accounts()).toEqual([
      ['dev', undefined, undefined],
      ['prod', '222222222222', undefined],
    ]);
  });

  it('is the account that AWS told when the profile was used, until the files change', async () => {
    const session = await sessions.switchTo({ profile: 'dev' });
    await session.accountId();
    expect((await accounts())[0]).toEqual(['dev', ACCOUNT, undefined]);
    access.disk.fire('files');
    expect((await accounts())[0]).toEqual(['dev', undefined, undefined]);
  });

  it('is that a profile is signed out, until somebody signs in', async () => {
    const connection = new FakeConnection('prod');
    connection.lambda(REGION).errors.set('listEventInvokeConfigs', SIGNED_OUT);
    access.connectTo = () => Promise.resolve(connection);
    const session = await sessions.switchTo({ profile: 'prod' });
    await session.account.configs('f').catch(() => undefined);
    expect((await accounts())[1]?.[2]).toBe(true);
    expect((await accounts())[0]?.[2]).toBeUndefined();
    access.disk.fire('tokens');
    expect((await accounts())[1]?.[2]).toBeUndefined();
  });

  it('is nothing of a profile that fails for another reason', async () => {
    access.connectTo = () => Promise.reject(new ExpectedError('noRegion', 'x'));
    await sessions.switchTo({ profile: 'dev' }).catch(() => undefined);
    expect((await accounts())[0]).toEqual(['dev', undefined, undefined]);
  });
});
