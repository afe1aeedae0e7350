import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { connectionFacts } from '../../../../src/features/session/connectionFacts.ts';
import { type Fact } from '../../../../src/features/session/fact.ts';
import { ACCOUNT, FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, sessionsOn } from '../../../support/fakeSessions.ts';

const labels = (facts: readonly Fact[]): readonly string[] => facts.map(({ label }) => label);
const valueOf = (facts: readonly Fact[], wanted: string) =>
  facts.find(({ label }) => label === wanted)?.value;

async function factsOf(failure: ExpectedError): Promise<readonly Fact[]> {
  const access = new FakeAccess();
  access.connectTo = () => Promise.reject(failure);
  const sessions = fakeSessions(access);
  await sessions.open().catch(() => undefined);
  return connectionFacts(sessions, []);
}

describe('the facts of the connection', () => {
  it('are none before there is one', () => {
    expect(connectionFacts(fakeSessions(new FakeAccess()), [])).toEqual([]);
  });

  it('are profile, Region and account, each to be changed or copied, and the pages of the account', async () => {
    const sessions = sessionsOn(new FakeConnection('prod'));
    await (await sessions.open()).accountId();
    const facts = connectionFacts(sessions, []);
    expect(labels(facts)).toEqual(['Profile', 'Region', 'Account', 'Account Overview', 'Event Graph']);
    expect([valueOf(facts, 'Profile'), valueOf(facts, 'Region'), valueOf(facts, 'Account')]).toEqual([
      'prod',
      REGION,
      ACCOUNT,
    ]);
  });

  it('name the stacks that were chosen, each to be changed or copied', async () => {
    const sessions = sessionsOn(new FakeConnection('prod'));
    await sessions.open();
    const stacks = new Map([['file:///shop/parcels/template%20a.yaml', 'parcels-prod']]);
    const [stack] = connectionFacts(sessions, [], stacks).filter(({ label }) => label === 'Stack');
    expect(stack?.value).toBe('parcels-prod · parcels/template a.yaml');
    expect(stack?.copied).toBe('parcels-prod');
    expect(stack?.command?.id).toBe('lambdaAsync.chooseStack');
  });

  it('say why there is none, and offer to sign in where a command does that', async () => {
    const access = new FakeAccess();
    access.connectTo = () =>
      Promise.reject(new ExpectedError('signedOut', 'expired', { command: 'aws sso login' }));
    const sessions = fakeSessions(access);
    await sessions.open().catch(() => undefined);
    const facts = connectionFacts(sessions, []);
    expect(labels(facts)).toContain('Sign In…');
    expect(facts.find(({ label }) => label === 'Sign In…')?.command?.id).toBe('lambdaAsync.signIn');
  });

  it('say what to do where no command signs in, and name the profile once', async () => {
    const facts = await factsOf(new ExpectedError('signedOut', 'expired', { profile: 'prod' }));
    expect(valueOf(facts, 'Signed out')).toBe('Check the credentials of this profile, then try again.');
    const cancelled = await factsOf(new ExpectedError('mfaCancelled', 'cancelled', { profile: 'prod' }));
    expect(valueOf(cancelled, 'Not signed in')).toBe('MFA sign-in cancelled: profile prod');
  });

  it.each([
    ['/home/me/.aws/config', '/home/me/.aws/config', 0],
    ['/home/me/.aws/config:12', '/home/me/.aws/config', 11],
  ])('open the file at fault by a click: %s', async (file, path, line) => {
    const facts = await factsOf(new ExpectedError('badConfiguration', 'broken', { file }));
    const { id, arguments: given = [] } = facts.find(({ label }) => label === 'Not connected')?.command ?? {};
    expect(id).toBe('vscode.open');
    expect(given).toMatchObject([{ path }, { selection: { start: { line } } }]);
  });

  it('have no file to open where none is at fault, and a reason that can be copied', async () => {
    const facts = await factsOf(new ExpectedError('badConfiguration', 'broken', { detail: 'no source' }));
    expect(facts.find(({ label }) => label === 'Not connected')?.command).toBeUndefined();
    expect(facts.find(({ label }) => label === 'Reason')).toMatchObject({
      value: 'no source',
      contextValue: 'fact',
    });
  });
});
