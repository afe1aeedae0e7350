import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/domain/session/connection.ts';
import type { EvidenceApi } from '../../../src/domain/session/evidenceApi.ts';
import { metricOf, RANGES, spanUntil } from '../../../src/domain/evidence/metrics.ts';
import { FAULT_KINDS } from '../../../src/sample/index.ts';
import { failureOf, faultScene, limitsFor, OUTCOMES, PASSING, QUICK, region } from './faultScene.ts';
import { json, KEY, never, scene, SECRET, serve, tidy } from './support.ts';

const { connect, plan } = await faultScene();
afterEach(tidy);

const arn = (service: string, name: string): string => `arn:aws:${service}:${region}:111111111111:${name}`;
const ROLE = 'arn:aws:iam::111111111111:role/payments-capture';

/** A request of each service, by its name in fault plans. */
const ASKS: Readonly<Record<string, (api: EvidenceApi) => Promise<unknown>>> = {
  'cloudwatch:GetMetricData': (api) =>
    api.metrics.read([metricOf('orders-api', 'Errors')], spanUntil(new Date(), RANGES.day, 300), never),
  'sqs:GetQueueAttributes': (api) => api.targets.queue(arn('sqs', 'orders-failed'), never),
  'sns:GetTopicAttributes': (api) => api.targets.topic(arn('sns', 'operations-alarm'), never),
  'events:DescribeEventBus': (api) => api.targets.eventBus(arn('events', 'event-bus/commerce'), never),
  'sqs:ListQueues': (api) => api.lists.list('queue', never),
  'sns:ListTopics': (api) => api.lists.list('topic', never),
  'events:ListEventBuses': (api) => api.lists.list('eventBus', never),
  's3:ListBuckets': (api) => api.lists.list('bucket', never),
  'iam:ListRolePolicies': (api) => api.roles.policies('payments-capture', never),
  'iam:GetRole': (api) => api.roles.policies('payments-capture', never),
  'iam:ListAttachedRolePolicies': (api) => api.roles.policies('reports-without-destinations', never),
  'iam:GetPolicyVersion': (api) => api.roles.policies('payments-capture', never),
  'iam:GetRolePolicy': (api) => api.roles.policies('payments-capture', never),
  'iam:SimulatePrincipalPolicy': (api) =>
    api.roles.simulate(ROLE, ['sqs:SendMessage'], arn('sqs', 'payments-failed'), never),
  'cloudtrail:LookupEvents': (api) => api.trail.lookUp('EventName', 'PutFunctionEventInvokeConfig', 1, never),
  GetPolicy: (api) => api.invokers.resourcePolicy('orders-enrich', undefined, never),
  ListEventSourceMappings: (api) => api.invokers.eventSourceMappings('orders-enrich', undefined, never),
};

const api = ({ connection }: { readonly connection: Connection }): EvidenceApi => connection.evidence(region);

/** Faults of Lambda's own pages and dates are none of these services'. */
const FAULTS = FAULT_KINDS.filter((fault) => fault !== 'refuse' && fault !== 'drip');

describe.each(Object.keys(ASKS))('%s', (operation) => {
  const ask = ASKS[operation] ?? (() => Promise.reject(new Error('no such request')));

  it.each(FAULTS)('after %s tells what happened, or copes', async (fault) => {
    const outcome = OUTCOMES[fault];
    // A clock is that of all operations of a service.
    await plan({ fault, ...(fault !== 'clockSkew' && { operation }) });
    const asked = ask(api(await connect(limitsFor(fault))));
    if (outcome === 'copes') return void (await asked);
    const failure = await failureOf(asked);
    expect(failure).toMatchObject({ kind: outcome.kind });
  });

  it.each(PASSING)('copes with %s that happens once', async (fault) => {
    await plan({ operation, fault, count: 1 });
    await ask(api(await connect(QUICK)));
  });
});

describe('the services beside Lambda', () => {
  it('are asked of nobody where only Lambda has an endpoint of its own', async () => {
    const server = await serve((_, response) => json(response, {}));
    const env = {
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_REGION: region,
      AWS_ENDPOINT_URL_LAMBDA: server.url,
    };
    const connection = await scene({ env }).access.connect({});
    for (const [operation, ask] of Object.entries(ASKS)) {
      if (!operation.includes(':')) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const failure = await failureOf(ask(connection.evidence(region)));
      expect(failure.kind).toBe('notUnderstood');
      expect(failure.facts.missingOperation).toBeDefined();
    }
    expect(server.requests).toEqual([]);
  });

  it('get the token of a next page back whole, however long it is', async () => {
    const token = 'x'.repeat(5_000);
    const server = await serve((_, response, body) =>
      json(response, {
        MetricDataResults: [],
        Events: [],
        ...(!body.includes(token) && { NextToken: token }),
      }),
    );
    const env = {
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: server.url,
    };
    const evidence = (await scene({ env }).access.connect({})).evidence(region);
    await evidence.metrics.read([metricOf('f', 'Errors')], spanUntil(new Date(), RANGES.day, 300), never);
    await evidence.trail.lookUp('EventName', 'x', 4, never);
    expect(server.requests.map(({ body }) => body.includes(token))).toEqual([false, true, false, true]);
  });

  it('are not asked of another partition', async () => {
    const { connection } = await connect(QUICK);
    expect(() => connection.evidence('cn-north-1')).toThrow();
  });

  it.each([
    ['sqs:GetQueueAttributes', { Attributes: { ApproximateNumberOfMessages: 'many' } }],
    ['cloudwatch:GetMetricData', { MetricDataResults: [{ Id: 'm0', Timestamps: [1], Values: [] }] }],
    ['cloudwatch:GetMetricData', { MetricDataResults: [{ Id: 'm0', Timestamps: [1], Values: ['x'] }] }],
    ['cloudwatch:GetMetricData', { MetricDataResults: 'x' }],
    ['cloudtrail:LookupEvents', { Events: [{ EventId: '1', EventName: 'x', CloudTrailEvent: '{}' }] }],
    ['sqs:ListQueues', { QueueUrls: ['https://sqs.us-east-1.amazonaws.com/orders'] }],
    ['sqs:ListQueues', { QueueUrls: [{}] }],
    ['events:ListEventBuses', { EventBuses: [{ Name: 'default' }] }],
    ['s3:ListBuckets', { Buckets: [] }],
    ['GetPolicy', {}],
    ['GetPolicy', { Policy: { Statement: [] } }],
    ['ListEventSourceMappings', { EventSourceMappings: [{}] }],
  ])('say that an answer to %s is none: %j', async (operation, body) => {
    const server = await serve((_, response) => json(response, body));
    const env = {
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: server.url,
    };
    const connection = await scene({ env }).access.connect({});
    const ask = ASKS[operation] ?? (() => Promise.resolve());
    expect(await failureOf(ask(connection.evidence(region)))).toMatchObject({ kind: 'notUnderstood' });
  });
});
