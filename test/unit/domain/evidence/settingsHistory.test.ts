import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHistory } from '../../../../src/domain/evidence/settingsHistory.ts';
import type { TrailEvent } from '../../../../src/domain/session/evidenceApi.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';

const never = new AbortController().signal;
const PUT = 'PutFunctionEventInvokeConfig';
const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:orders';
let id = 0;

function event(minutes: number, record: unknown, name = PUT): TrailEvent {
  id += 1;
  return {
    id: String(id),
    name,
    at: new Date(minutes * 60_000),
    record: typeof record === 'string' ? record : JSON.stringify(record),
  };
}

async function historyOf(...events: readonly TrailEvent[]) {
  const fake = new FakeEvidence();
  fake.events = events;
  const { changes } = await readHistory(fake.trail, 'orders', never);
  return changes;
}

const put = (minutes: number, response: object, more: object = {}) =>
  event(minutes, {
    userIdentity: { arn: 'arn:aws:sts::111111111111:assumed-role/engineers/alice' },
    requestParameters: { functionName: 'orders' },
    responseElements: { functionArn: `${ARN}:live`, ...response },
    ...more,
  });

describe('the history of a function’s settings', () => {
  it('has each change with what was before it, qualifier by qualifier, the newest first', async () => {
    const changes = await historyOf(
      put(3, { maximumRetryAttempts: 0 }),
      put(1, {
        maximumRetryAttempts: 2,
        destinationConfig: { onFailure: { destination: 'arn:q' }, onSuccess: {} },
      }),
      put(2, { maximumRetryAttempts: 1, functionArn: `${ARN}:beta` }),
    );
    expect(changes.map(({ qualifier, before, after }) => ({ qualifier, before, after }))).toEqual([
      { qualifier: 'live', before: { retries: 2, onFailure: 'arn:q' }, after: { retries: 0 } },
      { qualifier: 'beta', before: undefined, after: { retries: 1 } },
      { qualifier: 'live', before: undefined, after: { retries: 2, onFailure: 'arn:q' } },
    ]);
    expect(changes[0]?.who).toBe('arn:aws:sts::111111111111:assumed-role/engineers/alice');
  });

  it('says nothing of the settings before where a look-up was cut and changes may be missing', async () => {
    const fake = new FakeEvidence();
    const update = (minutes: number, retries: number) =>
      event(
        minutes,
        { responseElements: { functionArn: `${ARN}:live`, maximumRetryAttempts: retries } },
        'UpdateFunctionEventInvokeConfig',
      );
    fake.events = [
      put(5, { maximumRetryAttempts: 1 }),
      put(3, { maximumRetryAttempts: 2 }),
      update(2, 0),
      update(1, 1),
    ];
    const befores = async () =>
      (await readHistory(fake.trail, 'orders', never)).changes.map(({ before }) => before);
    expect(await befores()).toEqual([{ retries: 2 }, { retries: 0 }, { retries: 1 }, undefined]);
    fake.cutLookUps.add(PUT);
    expect(await befores()).toEqual([{ retries: 2 }, undefined, undefined, undefined]);
  });

  it('does not take what an update without an answer left out for defaults', async () => {
    const update = event(
      2,
      { requestParameters: { functionName: 'orders:live', maximumRetryAttempts: 0 } },
      'UpdateFunctionEventInvokeConfig',
    );
    const [later, partly] = await historyOf(
      put(1, { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 60 }),
      update,
      put(3, { maximumRetryAttempts: 1 }),
    );
    expect(partly).toMatchObject({ after: { retries: 0 }, partly: true });
    expect([partly?.before, later?.before]).toEqual([undefined, undefined]);
  });

  it('does not take a refused change for one', async () => {
    const [now, refused] = await historyOf(
      put(1, { maximumRetryAttempts: 2 }),
      put(2, { maximumRetryAttempts: 0 }, { errorCode: 'AccessDenied' }),
      put(3, { maximumRetryAttempts: 1 }),
    );
    expect(refused).toMatchObject({ refused: 'AccessDenied' });
    expect(now).toMatchObject({ before: { retries: 2 }, after: { retries: 1 } });
  });

  it('tells a deletion, and the first change after it', async () => {
    const gone = { requestParameters: { functionName: 'orders', qualifier: 'live' }, responseElements: null };
    const [put2, deleted] = await historyOf(
      event(1, gone, 'DeleteFunctionEventInvokeConfig'),
      put(2, { maximumRetryAttempts: 1 }),
    );
    expect(deleted).toMatchObject({ operation: 'delete', qualifier: 'live' });
    expect(put2).toMatchObject({ before: 'none' });
  });

  it.each([
    ['orders', '$LATEST'],
    ['orders:live', 'live'],
    ['111111111111:function:orders', '$LATEST'],
    [`${ARN}:2`, '2'],
  ])('knows the function that a request names as %s', async (functionName, qualifier) => {
    const [change] = await historyOf(event(1, { requestParameters: { functionName } }));
    expect(change?.qualifier).toBe(qualifier);
  });

  it('leaves out other functions, other events and what is no record', async () => {
    const found = await historyOf(
      event(1, { requestParameters: { functionName: 'orders2' } }),
      event(1, { requestParameters: { functionName: ['orders'] } }),
      event(1, '{'),
      event(1, 'null'),
      event(1, `"${'x'.repeat(300_000)}"`),
      event(1, { requestParameters: { functionName: 'x'.repeat(2_000) } }),
    );
    expect(found).toEqual([]);
  });

  it('takes names with a suffix, by the function', async () => {
    const fake = new FakeEvidence();
    const suffixed = put(1, {});
    fake.trail.lookUp = async (attribute) =>
      await Promise.resolve({
        events: attribute === 'ResourceName' ? [{ ...suffixed, name: `${PUT}20190925` }] : [],
        more: true,
      });
    const history = await readHistory(fake.trail, 'orders', never);
    expect(history).toMatchObject({ more: true, changes: [{ operation: 'put' }] });
  });

  it('reads any record without failing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string()),
        async (record) => void (await historyOf(event(1, record))),
      ),
    );
  });
});
