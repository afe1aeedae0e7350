import type { PermissionRecord, RoleRecord, Surroundings } from '../evidence/surroundings.ts';
import { PRIMARY_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import { ENRICH_CHANGED, trailOf } from './trail.ts';

const REGION = 'us-east-1';
const { queue, topic, bus, bucket } = arnsIn(REGION, PRIMARY_ACCOUNT);
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
const DAY_MINUTES = 24 * 60;

/** Minutes since the role of invoices-send lost a permission. */
const INVOICES_ROLE_CHANGED = 190;

const rule = (name: string): PermissionRecord => ({
  sid: `rule-${name}`,
  service: 'events.amazonaws.com',
  source: `arn:aws:events:${REGION}:${PRIMARY_ACCOUNT}:rule/${name}`,
});
const subscription = (name: string): PermissionRecord => ({
  sid: `topic-${name}`,
  service: 'sns.amazonaws.com',
  source: topic(name),
});
const bucketEvents = (name: string): PermissionRecord => ({
  sid: `bucket-${name}`,
  service: 's3.amazonaws.com',
  source: `arn:aws:s3:::${name}`,
});

/** May still tell its dead-letter topic, and no longer its on-failure queue. */
const INVOICES_SEND: RoleRecord = {
  inline: {
    'dead-letters': [{ Effect: 'Allow', Action: 'sns:Publish', Resource: topic('invoices-dead') }],
  },
  attached: [BASIC],
};

/** Allowed, unless a condition is met that nobody can tell beforehand. */
const PAYMENTS_CAPTURE: RoleRecord = {
  inline: {
    destinations: [
      { Effect: 'Allow', Action: ['sqs:SendMessage', 'sns:Publish'], Resource: '*' },
      {
        Sid: 'OnlyFromTheNetwork',
        Effect: 'Deny',
        Action: 'sqs:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-0abc1234' } },
      },
    ],
  },
  attached: [BASIC],
};

const SHIPPING: RoleRecord = {
  inline: {
    guardrails: [{ Sid: 'NoQueues', Effect: 'Deny', Action: 'sqs:Send*', Resource: '*' }],
    destinations: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue('shipping-failed.fifo') }],
  },
  attached: [BASIC],
};

const QUEUES: Surroundings['queues'] = new Map([
  [queue('orders-failed'), { waiting: 12_480, inFlight: 3, oldest: 3 * DAY_MINUTES * 60 }],
  [queue('payments-failed'), { waiting: 2, oldest: 5_400, key: 'alias/payments' }],
  [queue('invoices-dead'), { waiting: 41, oldest: 9 * 3_600 }],
  // No function sends to these.
  [queue('failed-events'), {}],
  [queue('returns-failed'), {}],
  [queue('returns.fifo'), {}],
  [queue('inventory-requests'), {}],
  [queue('orders-replay'), {}],
]);

const TOPICS: Surroundings['topics'] = new Map([
  [topic('operations-alarm'), { confirmed: 3, pending: 1 }],
  [topic('payments-beta'), { confirmed: 0, pending: 1 }],
  // No function sends to these.
  [topic('returns-alarm'), { confirmed: 1 }],
  [topic('returns-steps.fifo'), { confirmed: 1 }],
]);

/** No function sends to these. */
const BUSES: Surroundings['buses'] = new Set([bus('returns')]);
const BUCKETS: Surroundings['buckets'] = new Set([bucket('failed-events-archive'), bucket('media-uploads')]);

const DELETED: Surroundings['deleted'] = new Set([topic('users-welcomed')]);

const ROLES: Surroundings['roles'] = new Map([
  ['invoices-send', INVOICES_SEND],
  ['payments-capture', PAYMENTS_CAPTURE],
  ['shipping-label', SHIPPING],
  ['reports-without-destinations', { inline: {}, attached: [BASIC] }],
]);

const PERMISSIONS: Surroundings['permissions'] = new Map([
  ['orders-received', [rule('orders-placed')]],
  ['orders-enrich', [subscription('orders-accepted')]],
  ['orders-compensate:live', [subscription('orders-cancelled')]],
  ['payments-refund:live', [subscription('refund-requests')]],
  ['payments-capture:live', [rule('payments-due')]],
  ['media-thumbnail', [bucketEvents('media-uploads')]],
  ['orders-api', [{ sid: 'api', service: 'apigateway.amazonaws.com' }]],
  ['onboarding-workflow:live', [rule('users-registered')]],
]);

const MAPPINGS: Surroundings['mappings'] = new Map([
  [
    'inventory-reserve',
    [
      {
        id: '2a1c7d50-9c1c-4c33-8d4e-6b0f5d1f7a01',
        source: queue('inventory-requests'),
        state: 'Enabled',
      },
    ],
  ],
  [
    'orders-enrich',
    [{ id: '8f4e2b10-12d7-4e6b-9a55-0c7d1e3f9b02', source: queue('orders-replay'), state: 'Disabled' }],
  ],
]);

const STORIES: Surroundings['stories'] = new Map([
  ['orders-api', { received: 0.4 }],
  ['orders-received', { received: 14 }],
  ['orders-confirmed', { received: 12 }],
  ['orders-shipped', { received: 9 }],
  ['orders-enrich', { received: 11, minutes: ENRICH_CHANGED, dropped: 4 }],
  ['orders-price', { received: 10 }],
  ['invoices-create', { received: 3, minutes: 600, dropped: 0.6 }],
  ['invoices-send', { received: 3, minutes: INVOICES_ROLE_CHANGED, dropped: 1.4, notDelivered: 1.4 }],
  ['payments-capture', { received: 6, throttled: 0.5 }],
  ['payments-refund', { received: 1 }],
  ['users-welcome', { received: 2, notDelivered: 2 }],
  ['inventory-sync', { received: 2, dropped: 0.7, notDelivered: 0.7 }],
  ['inventory-reserve', { received: 2, dropped: 0.6 }],
  ['shipping-label', { received: 3, dropped: 0.8, notDelivered: 0.8 }],
  ['shipping-manifest', { received: 2, dropped: 0.5, deadLetterErrors: 0.5 }],
  ['webhooks-inbound', { received: 20, dropped: 0.9 }],
  ['media-thumbnail', { received: 5 }],
  ['search-index', { received: 8 }],
]);

/** The world around the sample's functions: what happened, in some stories. Times are counted from the start. */
export const shopSurroundings = (now: number): Surroundings => ({
  queues: QUEUES,
  topics: TOPICS,
  buses: BUSES,
  buckets: BUCKETS,
  deleted: DELETED,
  roles: ROLES,
  permissions: PERMISSIONS,
  mappings: MAPPINGS,
  stories: STORIES,
  trail: trailOf(now),
});
