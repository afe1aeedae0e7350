import assert from 'node:assert/strict';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { ProfileList } from '../../src/domain/session/connection.ts';
import { LookupPicker } from '../../src/features/lookup/picker.ts';
import { FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { fakePicker } from '../support/fakeInputs.ts';
import { until } from '../support/until.ts';

/** The profiles as they arrive late. */
class LateProfiles extends FakeAccess {
  readonly late = Promise.withResolvers<ProfileList>();

  override listProfiles(): Promise<ProfileList> {
    return this.late.promise;
  }
}

describe('an answer of the look-up', () => {
  it('stays in view when profiles and functions arrive, until something else is typed', async () => {
    const access = new LateProfiles();
    const connection = new FakeConnection();
    const lambda = connection.lambda(REGION);
    lambda.pages = [[summaryOf('orders')]];
    lambda.errors.set('listEventInvokeConfigs', new ExpectedError('notUnderstood', 'no JSON'));
    access.connectTo = () => Promise.resolve(connection);
    const sessions = fakeSessions(access);
    const picker = fakePicker(() => new LookupPicker({ sessions, log: new MemoryLog() }, 'orders').show());
    await until('the function', () => picker.items.some(({ label }) => label === 'orders'));
    picker.choose(picker.items.find(({ label }) => label === 'orders'));
    const failure = () => picker.items.some(({ label }) => label === 'Try Again');
    await until('the failure', failure);
    access.late.resolve({ profiles: [], problems: [], active: 'default' });
    await sessions.profiles.list();
    await sessions.current?.account.refresh();
    assert.equal(failure(), true);
    picker.type('ord');
    await until('the functions again', () => picker.items.some(({ label }) => label === 'orders'));
    assert.equal(failure(), false);
    picker.hide();
  });
});
