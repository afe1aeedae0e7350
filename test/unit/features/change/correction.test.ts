import { describe, expect, it } from 'vitest';
import { ChangeHistory } from '../../../../src/domain/change/changeHistory.ts';
import type { DesiredConfig } from '../../../../src/domain/change/desiredConfig.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { ChangeDesk } from '../../../../src/features/change/desk.ts';
import { applicable, changeView } from '../../../../src/features/change/view.ts';
import { FakeChangeStore } from '../../../support/fakeChangeStore.ts';
import { changesOn } from '../../../support/fakeChanges.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { sessionsOn } from '../../../support/fakeSessions.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;
const GONE = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:gone`;
const refusal = new ExpectedError('invalidRequest', 'no', {
  status: 400,
  detail: `The destination ARN ${GONE} is invalid.`,
});

interface Undone {
  readonly name: string;
  readonly qualifier?: string;
  readonly desired: DesiredConfig;
}

/** The undo of changes, opened as the list of them does. */
async function undoing(...undone: readonly Undone[]) {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  const targets = undone.map(({ name, qualifier = '$LATEST' }) => ({
    region: REGION,
    accountId: ACCOUNT,
    name,
    qualifier,
  }));
  lambda.pages = [targets.map(({ name }) => summaryOf(name))];
  for (const { name, qualifier } of targets) {
    lambda.configs.set(name, [configOf(name, { qualifier, maximumRetryAttempts: 0 })]);
    lambda.qualifiers.set(name, { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
  }
  const store = new FakeChangeStore();
  const history = new ChangeHistory(store);
  const changes = changesOn(history);
  const desk = new ChangeDesk(sessionsOn(connection), changes, () => undefined);
  const keys = targets.map(({ name, qualifier }) => `${summaryOf(name).arn}:${qualifier}`);
  const fixed = new Map(
    undone.map(({ desired, name }, at) => [keys[at] ?? '', { desired, undoes: `change of ${name}` }]),
  );
  await desk.take({ targets, purpose: 'edit' }, { fixed });
  const view = () =>
    changeView(desk.record, desk.reviews(), true, (setting) => ({ value: desk.textOf(setting), edit: 0 }));
  const apply = () => desk.apply(applicable(desk.record, desk.reviews()));
  const buttons = (at = 0) =>
    view().targets[at]?.notices.flatMap(({ actions }) => actions.map(({ label }) => label));
  const errorOf = (setting: string) => view().form?.fields.find((field) => field.setting === setting)?.error;
  const puts = () => lambda.asked.filter((asked) => asked.startsWith('put'));
  const outcome = () => desk.record.targets[0]?.outcome;
  return { desk, lambda, store, keys, view, apply, buttons, errorOf, puts, outcome };
}

describe('an undo that Lambda does not accept', () => {
  /** One whose destination was deleted, opened in the form. */
  async function corrected() {
    const set = await undoing({ name: 'orders', desired: { maximumRetryAttempts: 1, onFailure: GONE } });
    set.lambda.errors.set('putEventInvokeConfig', refusal);
    await set.apply();
    expect(set.buttons()).toEqual(['Change and Try Again', 'Try Again', 'Show Log']);
    await set.desk.correct(set.keys[0] ?? '');
    set.lambda.errors.clear();
    return set;
  }

  it('is opened in the form, with the earlier values and the one that is wrong', async () => {
    const { view, errorOf } = await corrected();
    const { header, notices, form } = view();
    expect(header.title).toBe('Undo a Change of orders:$LATEST');
    expect(notices.map(({ title }) => title)).toEqual([
      'The earlier settings cannot be stored as they were.',
    ]);
    expect(form?.fields.map(({ value }) => value)).toEqual(['1', '', '', GONE]);
    expect(errorOf('onFailure')).toBe(`Lambda did not accept this value: ${refusal.facts.detail}`);
    expect(errorOf('maximumRetryAttempts')).toBeUndefined();
  });

  it('goes on to the usual review once it is corrected, and the change before is not called undone', async () => {
    const { desk, store, apply, outcome, errorOf, puts } = await corrected();
    desk.edit('onFailure', QUEUE);
    expect(errorOf('onFailure')).toBeUndefined();
    expect(desk.reviews()[0]?.review.change.desired).toEqual({ maximumRetryAttempts: 1, onFailure: QUEUE });
    await apply();
    expect(outcome()).toMatchObject({ kind: 'applied' });
    expect(puts()).toHaveLength(2);
    expect(store.kept.at(-1)).toMatchObject({ state: 'applied', after: { onFailure: QUEUE } });
    expect(store.kept.at(-1)).not.toHaveProperty('undoes');
  });

  it('undoes the change where the cause is removed and the values stay', async () => {
    const { store, apply } = await corrected();
    await apply();
    expect(store.kept.at(-1)).toMatchObject({ state: 'applied', undoes: 'change of orders' });
  });
});

describe('an undo of a value that is out of today’s range', () => {
  it('is not sent as it is, and can be corrected', async () => {
    const { desk, keys, view, buttons, errorOf, apply, puts, outcome } = await undoing({
      name: 'orders',
      desired: { maximumRetryAttempts: 5, onFailure: QUEUE },
    });
    expect(view().apply).toMatchObject({
      isEnabled: false,
      note: 'These settings cannot be stored as they are.',
    });
    expect(view().targets[0]?.notices[0]?.text).toMatch(/^Retries: Enter a whole number from 0 to 2\./);
    expect(buttons()).toEqual(['Change and Try Again']);
    await apply();
    expect(puts()).toEqual([]);
    await desk.correct(keys[0] ?? '');
    expect(errorOf('maximumRetryAttempts')).toMatch(/^Enter a whole number from 0 to 2\./);
    desk.edit('maximumRetryAttempts', '2');
    expect(view().apply?.isEnabled).toBe(true);
    await apply();
    expect(outcome()).toMatchObject({ kind: 'applied' });
  });
});

describe('an undo for a qualifier that is gone', () => {
  const gone = { name: 'orders', qualifier: 'blue', desired: { onFailure: QUEUE } };

  it('is not sent, and its settings go to another qualifier after their review', async () => {
    const { desk, keys, view, buttons, apply, puts, store, outcome } = await undoing(gone);
    expect(view().apply?.isEnabled).toBe(false);
    expect(buttons()).toEqual(['Choose Another Qualifier…']);
    await apply();
    expect(puts()).toEqual([]);
    await desk.correct(keys[0] ?? '', 'live');
    expect(view().header.title).toBe('Change Settings of orders:live');
    expect(view().notices[0]?.title).toBe('These are the settings of orders:blue, which no longer exists.');
    await apply();
    expect(outcome()).toMatchObject({ kind: 'applied' });
    expect(puts()).toEqual([`putEventInvokeConfig orders:live ${JSON.stringify({ onFailure: QUEUE })}`]);
    expect(store.kept.at(-1)).not.toHaveProperty('undoes');
  });

  it('is told after the request where the qualifiers could not be listed', async () => {
    const { lambda, apply, buttons } = await undoing({ ...gone, qualifier: 'live' });
    lambda.errors.set('putEventInvokeConfig', new ExpectedError('notFound', 'no', { status: 404 }));
    await apply();
    expect(buttons()).toEqual(['Choose Another Qualifier…']);
  });

  it('is sent where it deletes the config that is left over', async () => {
    const { view, apply, outcome } = await undoing({ ...gone, desired: {} });
    expect(view().apply?.isEnabled).toBe(true);
    await apply();
    expect(outcome()).toMatchObject({ kind: 'applied' });
  });
});

describe('an undo of many', () => {
  it('sends those that are valid, and corrects the others one after the other', async () => {
    const { desk, lambda, keys, view, apply, puts, store } = await undoing(
      { name: 'a', desired: { maximumRetryAttempts: 1 } },
      { name: 'b', desired: { maximumRetryAttempts: 9 } },
      { name: 'c', desired: { onFailure: GONE } },
    );
    expect(view().apply).toMatchObject({ isEnabled: true, action: { label: 'Apply 2 Changes…' } });
    lambda.errors.set('putEventInvokeConfig', refusal);
    await apply();
    expect(puts().map((asked) => asked.slice(0, 22))).toEqual([
      'putEventInvokeConfig a',
      'putEventInvokeConfig c',
    ]);
    lambda.errors.clear();
    await desk.correct(keys[2] ?? '');
    expect(view().notices[0]?.actions.map(({ label }) => label)).toEqual(['Review 2 More']);
    desk.edit('onFailure', QUEUE);
    await apply();
    expect(view().notices.map(({ title }) => title)).toEqual(['2 other changes are not done.']);
    await desk.takeOthers();
    expect(desk.record.targets.map(({ target }) => target.name)).toEqual(['a', 'b']);
    await apply();
    expect(store.kept.find(({ name, state }) => name === 'a' && state === 'applied')).toMatchObject({
      undoes: 'change of a',
    });
    await desk.correct(keys[1] ?? '');
    expect(desk.record.correction?.others).toBeUndefined();
  });

  it('is corrected only where settings stand for a target', async () => {
    const { desk, view } = await undoing({ name: 'a', desired: { maximumRetryAttempts: 1 } });
    await desk.correct('arn:aws:lambda:us-east-1:111111111111:function:other:$LATEST');
    expect(view().form).toBeUndefined();
    await desk.takeOthers();
    expect(view().form).toBeUndefined();
  });
});
