import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { connectionFacts, type Fact } from '../../../../src/features/session/connectionFacts.ts';
import { ACCOUNT, FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, sessionsOn } from '../../../support/fakeSessions.ts';

const labels = (facts: readonly Fact[]): readonly string[] => facts.map(({ label }) => label);
const valueOf = (facts: readonly Fact[], wanted: string) =>
  facts.find(({ label }) => label === wanted)?.value;

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
});
