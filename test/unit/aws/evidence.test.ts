import { afterEach, describe, expect, it } from 'vitest';
import type { MetricQuery } from '../../../src/domain/session/evidenceApi.ts';
import { metricOf, RANGES, readMetrics, spanUntil } from '../../../src/domain/evidence/metrics.ts';
import { readHistory } from '../../../src/domain/evidence/settingsHistory.ts';
import { invokersOf } from '../../../src/domain/evidence/invokers.ts';
import { parseDestination } from '../../../src/domain/destinations/destination.ts';
import { faultScene, QUICK, region } from './faultScene.ts';
import { never, tidy } from './support.ts';

const { connect } = await faultScene();
afterEach(tidy);

const arn = (service: string, name: string): string => `arn:aws:${service}:${region}:111111111111:${name}`;
const evidence = async () => (await connect(QUICK)).connection.evidence(region);

describe('CloudWatch', () => {
  it('has the metrics of a week in one request, in the order of the queries', async () => {
    const { metrics } = await evidence();
    const failed = parseDestination(arn('sqs', 'orders-failed'));
    const read = await readMetrics(metrics, 'orders-enrich', [failed], new Date(), never);
    expect(read.asked).toBe(8);
    const dropped = read.series.AsyncEventsDropped.points;
    expect(dropped.length).toBeGreaterThan(5);
    expect(Math.min(...dropped.map(({ at }) => at.getTime()))).toBeGreaterThan(Date.now() - 70 * 60_000);
    expect(read.series.AsyncEventsReceived.points.length).toBeGreaterThan(1_900);
    expect(read.series.DeadLetterErrors).toEqual({ points: [], partial: false });
    expect(read.queueAges.get(failed.arn)?.points.at(-1)?.value).toBeGreaterThan(250_000);
  });

  it('says nothing of a function that nobody invokes: that is not 0', async () => {
    const { metrics } = await evidence();
    const read = await readMetrics(metrics, 'cleanup-sessions', [], new Date(), never);
    for (const series of Object.values(read.series)) expect(series.points).toEqual([]);
  });

  it('takes 500 metrics of one request, and ranks functions by Metrics Insights', async () => {
    const { metrics } = await evidence();
    const span = spanUntil(new Date(), RANGES.day, 3_600);
    const many = Array.from({ length: 500 }, (_, index): MetricQuery => metricOf(`f${index}`, 'Errors'));
    expect(await metrics.read(many, span, never)).toHaveLength(500);
    const ranked = await metrics.rank('AsyncEventsDropped', true, span, never);
    expect(ranked[0]?.name).toBe('webhooks-inbound');
    expect(ranked.map(({ name }) => name)).toContain('orders-enrich');
    const [all] = await metrics.rank('Invocations', false, span, never);
    expect(all?.series.points.length).toBeGreaterThanOrEqual(24);
  });
});

describe('targets', () => {
  it('exist, with their state, or do not', async () => {
    const { targets } = await evidence();
    expect(await targets.queue(arn('sqs', 'orders-failed'), never)).toEqual({
      waiting: 12_480,
      inFlight: 3,
      delayed: 0,
      fifo: false,
      encryption: { by: 'service' },
    });
    expect(await targets.queue(arn('sqs', 'payments-failed'), never)).toMatchObject({
      encryption: { by: 'key', key: 'alias/payments' },
    });
    expect(await targets.queue(arn('sqs', 'shipping-failed.fifo'), never)).toMatchObject({ fifo: true });
    expect(await targets.queue(arn('sqs', 'nowhere'), never)).toBeUndefined();
    expect(await targets.topic(arn('sns', 'operations-alarm'), never)).toMatchObject({
      confirmed: 3,
      pending: 1,
    });
    expect(await targets.topic(arn('sns', 'users-welcomed'), never)).toBeUndefined();
    expect(await targets.eventBus(arn('events', 'event-bus/commerce'), never)).toBeDefined();
    expect(await targets.eventBus(arn('events', 'event-bus/nowhere'), never)).toBeUndefined();
    expect(await targets.bucket('orders-failed-events', never)).toEqual({ region });
    expect(await targets.bucket('nowhere', never)).toBeUndefined();
  });

  it('are not asked for by a bucket name that would be another path', async () => {
    const { targets } = await evidence();
    for (const name of ['', '..', '../x', 'a/b', 'a?b'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(targets.bucket(name, never)).rejects.toMatchObject({ kind: 'invalidRequest' });
  });
});

describe('IAM', () => {
  it('has the policies of a role, decoded', async () => {
    const { roles } = await evidence();
    const policies = await roles.policies('payments-capture', never);
    expect(policies.map(({ name, kind }) => [name, kind])).toEqual([
      ['destinations', 'inline'],
      ['AWSLambdaBasicExecutionRole', 'attached'],
    ]);
    expect(JSON.parse(policies[0]?.document ?? '')).toMatchObject({ Version: '2012-10-17' });
    await expect(roles.policies('nobody', never)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('simulates', async () => {
    const { roles } = await evidence();
    const role = 'arn:aws:iam::111111111111:role/shipping-label';
    const queue = arn('sqs', 'shipping-failed.fifo');
    expect(await roles.simulate(role, ['sqs:SendMessage', 'sns:Publish'], queue, never)).toEqual([
      { action: 'sqs:SendMessage', resource: queue, decision: 'explicitDeny' },
      { action: 'sns:Publish', resource: queue, decision: 'implicitDeny' },
    ]);
  });
});

describe('CloudTrail', () => {
  it('knows who changed the settings, a refused attempt and a change that was made now', async () => {
    const { connection } = await connect(QUICK);
    const { trail } = connection.evidence(region);
    const { changes } = await readHistory(trail, 'orders-enrich', never);
    expect(changes.map(({ who, refused }) => [who?.split('/').at(-1), refused])).toEqual([
      ['alice', undefined],
      ['mallory', 'AccessDeniedException'],
      ['deploy', undefined],
    ]);
    expect(changes[0]).toMatchObject({
      qualifier: '$LATEST',
      before: { onFailure: arn('sqs', 'orders-failed') },
    });
    expect(changes[0]?.after).not.toHaveProperty('onFailure');
    const writes = connection.lambdaWrites(region);
    await writes.putEventInvokeConfig('orders-api', '$LATEST', { maximumRetryAttempts: 1 }, never);
    await writes.deleteEventInvokeConfig('webhooks-inbound', '$LATEST', never);
    const own = await readHistory(trail, 'orders-api', never);
    expect(own.changes).toMatchObject([{ operation: 'put', qualifier: '$LATEST', after: { retries: 1 } }]);
    const other = await readHistory(trail, 'webhooks-inbound', never);
    expect(other.changes).toMatchObject([{ operation: 'delete', qualifier: '$LATEST' }]);
    expect(other.changes[0]).not.toHaveProperty('after');
  });
});

describe('Lambda', () => {
  it('knows who may invoke a function, qualifier by qualifier', async () => {
    const { invokers } = await evidence();
    const policy = await invokers.resourcePolicy('payments-refund', 'live', never);
    expect(invokersOf(policy ?? '')).toEqual([
      { principal: 'sns.amazonaws.com', mode: 'asynchronous', source: arn('sns', 'refund-requests') },
    ]);
    expect(await invokers.resourcePolicy('payments-refund', undefined, never)).toBeUndefined();
    const mappings = await invokers.eventSourceMappings('inventory-reserve', undefined, never);
    expect(mappings).toMatchObject([{ source: arn('sqs', 'inventory-requests'), state: 'Enabled' }]);
    expect(await invokers.eventSourceMappings('inventory-reserve', 'live', never)).toEqual([]);
  });
});
