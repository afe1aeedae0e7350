import { describe, expect, it } from 'vitest';
import { ChangeFiles } from '../../../../src/domain/change/changeFiles.ts';
import { ChangeHistory } from '../../../../src/domain/change/changeHistory.ts';
import { ChangeDesk } from '../../../../src/features/change/desk.ts';
import { pageNotices } from '../../../../src/features/change/strings/page.ts';
import { FakeFiles, FakeLog } from '../../../support/fakeFiles.ts';
import { changesOn } from '../../../support/fakeChanges.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';

/** A form that shows the settings of a function. */
async function stage() {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders')]];
  lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 2 })]);
  const files = new FakeFiles();
  const history = new ChangeHistory(new ChangeFiles(files, new FakeLog()));
  const changes = changesOn(history);
  const access = new FakeAccess();
  access.connectTo = ({ profile }) =>
    Promise.resolve(profile === undefined ? connection : new FakeConnection(profile));
  const sessions = fakeSessions(access);
  const desk = new ChangeDesk(sessions, changes, () => undefined);
  await desk.take({
    targets: [{ region: REGION, accountId: ACCOUNT, name: 'orders', qualifier: '$LATEST' }],
    purpose: 'edit',
  });
  const outcome = () => desk.record.targets[0]?.outcome;
  return { desk, lambda, files, outcome, sessions };
}

describe('a value that is typed after a result', () => {
  it('begins another change, of the settings as they are stored now', async () => {
    const { desk, outcome } = await stage();
    desk.edit('maximumRetryAttempts', '1');
    await desk.apply(desk.reviews());
    expect(outcome()).toMatchObject({ kind: 'applied' });
    desk.edit('maximumRetryAttempts', '0');
    expect(outcome()).toBeUndefined();
    await expect.poll(() => desk.reviews()).toHaveLength(1);
    expect(desk.reviews()[0]?.review.change).toMatchObject({
      seen: { maximumRetryAttempts: 1 },
      desired: { maximumRetryAttempts: 0 },
    });
    await desk.apply(desk.reviews());
    expect(outcome()).toMatchObject({ kind: 'applied' });
  });
});

describe('changes that cannot be recorded', () => {
  it.each(['full', 'notAllowed', 'readOnlyDisk'] as const)(
    'are not sent, which the page says, and the form is free again: %s',
    async (problem) => {
      const { desk, lambda, files, outcome } = await stage();
      files.problem = problem;
      desk.edit('maximumRetryAttempts', '1');
      await desk.apply(desk.reviews());
      expect(desk.isBusy).toBe(false);
      expect(outcome()).toMatchObject({
        kind: 'refused',
        error: { kind: 'notRecorded', facts: { writeProblem: problem, file: files.place } },
      });
      expect(lambda.asked.filter((asked) => asked.startsWith('put'))).toEqual([]);
      expect(desk.textOf('maximumRetryAttempts')).toBe('1');
    },
  );
});

describe('a session that is left', () => {
  it('is told with the one that is active, and then with the next', async () => {
    const { desk, sessions } = await stage();
    expect(desk.record.isLeft).toBe(false);
    await sessions.switchTo({ profile: 'billing' });
    expect(desk.record).toMatchObject({ isLeft: true, successor: sessions.current });
    expect(pageNotices(desk.record, true)[0]?.text).toMatch(/^The active session uses .*profile billing/);
    await sessions.switchTo({ profile: 'other' });
    expect(pageNotices(desk.record, true)[0]?.text).toMatch(/^The active session uses .*profile other/);
  });
});
