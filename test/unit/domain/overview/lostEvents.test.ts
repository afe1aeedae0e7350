import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/domain/account/account.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { planOf } from '../../../../src/domain/overview/lossPlan.ts';
import { findByFunction, findByInsights } from '../../../../src/domain/overview/lostEvents.ts';
import type { MetricSeries, RankedFunction } from '../../../../src/domain/session/evidenceApi.ts';
import { FakeLambda, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';

const never = new AbortController().signal;
const NOW = new Date('2026-11-27T12:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() - count * 3_600_000);
const at = (hour: number, value: number): MetricSeries => ({
  points: [{ at: hours(hour), value }],
  partial: false,
});
const ranked = (name: string, series: MetricSeries): RankedFunction => ({ name, series });

async function accountWith(functions: number) {
  const fake = new FakeEvidence();
  const lambda = new FakeLambda();
  lambda.pages = [Array.from({ length: functions }, (_, index) => summaryOf(`f${index}`))];
  const account = new Account(REGION, lambda, never, { evidence: fake });
  await account.directory.load();
  return { fake, account };
}

describe('finding lost events by function', () => {
  it('takes batches of at most 500 metrics, and says how many before', async () => {
    const { fake, account } = await accountWith(400);
    expect(planOf(400)).toEqual({ functions: 400, metrics: 1_200, requests: 3 });
    fake.series.set('f7 AsyncEventsDropped', at(3, 12));
    fake.series.set('f399 DeadLetterErrors', at(3, 1));
    const steps: number[] = [];
    const { lost, cut, since } = await findByFunction(account, NOW, never, (done) => void steps.push(done));
    expect([...lost.keys()].toSorted()).toEqual(['f399', 'f7']);
    expect([cut, since]).toEqual([false, undefined]);
    expect(steps.toSorted((a, b) => a - b)).toEqual([68, 166, 166]);
    expect(fake.asked).toHaveLength(3);
    for (const request of fake.asked) expect(request.split(',').length).toBeLessThanOrEqual(500);
    expect(account.evidence?.peek('f7')?.losses?.dropped).toEqual({ sum: 12, last: hours(3) });
    expect(account.evidence?.peek('f8')?.losses?.dropped).toBeUndefined();
  });

  it('ends with the failure of a request', async () => {
    const { fake, account } = await accountWith(2);
    fake.errors.set('metrics', new ExpectedError('accessDenied', 'No'));
    await expect(findByFunction(account, NOW, never)).rejects.toMatchObject({ kind: 'accessDenied' });
  });

  it('sends no further request once one has failed', async () => {
    const { fake, account } = await accountWith(1_000);
    const others = Promise.withResolvers<undefined>();
    let requests = 0;
    fake.metrics.read = async (queries) => {
      requests += 1;
      if (requests === 1) throw new ExpectedError('throttled', 'No');
      await others.promise;
      return queries.map(() => ({ points: [], partial: false }));
    };
    await expect(findByFunction(account, NOW, never)).rejects.toMatchObject({ kind: 'throttled' });
    others.resolve(undefined);
    await new Promise(setImmediate);
    expect(requests).toBe(3);
  });
});

describe('finding lost events by Metrics Insights', () => {
  const answer = (
    fake: FakeEvidence,
    byMetric: Readonly<Record<string, readonly RankedFunction[]>>,
  ): void => {
    fake.metrics.rank = async (metric) => await Promise.resolve(byMetric[metric] ?? []);
  };

  it('knows the losses of all functions where the answers cover the time', async () => {
    const { fake, account } = await accountWith(3);
    answer(fake, {
      AsyncEventsDropped: [ranked('f1', at(2, 5)), ranked('somebody-else', at(2, 5))],
      Invocations: [ranked('', at(23, 100))],
    });
    const { lost, since, cut } = await findByInsights(account, NOW, never);
    expect([...lost.keys()]).toEqual(['f1']);
    expect([since, cut]).toEqual([undefined, false]);
    expect(account.evidence?.peek('f2')?.losses).toBeDefined();
    expect(account.evidence?.peek('somebody-else')).toBeUndefined();
  });

  it('says since when, where they go back a few hours only: of other functions nothing is known then', async () => {
    const { fake, account } = await accountWith(3);
    answer(fake, { AsyncEventsDropped: [ranked('f1', at(2, 5))], Invocations: [ranked('', at(3, 100))] });
    const { since } = await findByInsights(account, NOW, never);
    expect(since).toEqual(hours(3));
    expect(account.evidence?.peek('f2')).toBeUndefined();
  });

  it('says where no data tells how far back they go', async () => {
    const { fake, account } = await accountWith(3);
    answer(fake, {});
    const { since, lost } = await findByInsights(account, NOW, never);
    expect([since, lost.size]).toEqual(['unknown', 0]);
    expect(account.evidence?.peek('f2')).toBeUndefined();
  });

  it('knows nothing of the other functions where the answer is partial', async () => {
    const { fake, account } = await accountWith(3);
    answer(fake, {
      AsyncEventsDropped: [ranked('f1', { ...at(2, 5), partial: true })],
      Invocations: [ranked('', at(23, 100))],
    });
    expect((await findByInsights(account, NOW, never)).cut).toBe(true);
    expect(account.evidence?.peek('f2')).toBeUndefined();
  });

  it('says that there may be more functions than a query names', async () => {
    const { fake, account } = await accountWith(600);
    const all = Array.from({ length: 500 }, (_, index) => ranked(`f${index}`, at(2, 1)));
    answer(fake, { AsyncEventsDropped: all, Invocations: [ranked('', at(23, 100))] });
    const { cut, lost } = await findByInsights(account, NOW, never);
    expect([cut, lost.size]).toEqual([true, 500]);
    expect(account.evidence?.peek('f550')).toBeUndefined();
  });
});
