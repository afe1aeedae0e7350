import { describe, expect, it } from 'vitest';
import { ChangeHistory, type ChangeStore } from '../../../../src/domain/change/changeHistory.ts';
import { Changes } from '../../../../src/domain/change/changes.ts';
import type { RecordedChange } from '../../../../src/domain/change/recordedChange.ts';
import { ChangeDesk } from '../../../../src/features/change/desk.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { sessionsOn } from '../../../support/fakeSessions.ts';

class Kept implements ChangeStore {
  changes: readonly RecordedChange[] = [];
  isFull = false;

  load(): unknown {
    return this.changes;
  }

  save(_: string, changes: readonly RecordedChange[]): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('no space left'));
    this.changes = changes;
    return Promise.resolve();
  }
}

/** A form that shows the settings of a function. */
async function stage() {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders')]];
  lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 2 })]);
  const store = new Kept();
  const history = new ChangeHistory(store);
  const changes = new Changes({
    history: () => history,
    isAllowed: () => true,
    wait: () => Promise.resolve(),
    now: () => new Date(0),
    mark: () => Promise.resolve(),
    unmark: () => Promise.resolve(),
    newGroup: () => 'group',
  });
  const desk = new ChangeDesk(sessionsOn(connection), changes, () => undefined);
  await desk.take({
    targets: [{ region: REGION, accountId: ACCOUNT, name: 'orders', qualifier: '$LATEST' }],
    purpose: 'edit',
  });
  const outcome = () => desk.record.targets[0]?.outcome;
  return { desk, lambda, store, outcome };
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
  it('are not sent, and the form is free again', async () => {
    const { desk, lambda, store } = await stage();
    store.isFull = true;
    desk.edit('maximumRetryAttempts', '1');
    await expect(desk.apply(desk.reviews())).rejects.toThrow('no space left');
    expect(desk.isBusy).toBe(false);
    expect(lambda.asked.filter((asked) => asked.startsWith('put'))).toEqual([]);
  });
});
