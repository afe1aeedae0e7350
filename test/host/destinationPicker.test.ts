import assert from 'node:assert/strict';
import { Session } from '../../src/domain/session/session.ts';
import { pickDestination } from '../../src/features/change/pickers.ts';
import { ACCOUNT, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { fakePicker } from '../support/fakeInputs.ts';
import { until } from '../support/until.ts';

describe('the picker of destinations', () => {
  it('closes when its account is left: nothing of it can be chosen any more', async () => {
    const connection = new FakeConnection();
    connection.lambda(REGION).pages = [[summaryOf('orders')]];
    const session = new Session(connection);
    let picked: Promise<string | undefined> | undefined;
    const picker = fakePicker(() => {
      picked = pickDestination(session.account, undefined, 'onFailure');
    });
    await until('a function', () => picker.items.some(({ label }) => label.endsWith(' orders')));
    assert.match(picker.items.at(-1)?.detail ?? '', new RegExp(ACCOUNT));
    session.close();
    assert.equal(await picked, undefined);
    assert.equal(picker.shown, false);
  });
});
