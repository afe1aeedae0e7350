import { LATEST } from '../../domain/arn/functionArn.ts';
import { PRIMARY_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import type { SeedFunction } from './build.ts';
import { ENRICH_CHANGED } from './trail.ts';

const { queue, topic, fn, bus, bucket } = arnsIn('us-east-1', PRIMARY_ACCOUNT);

/** Orders, invoices and payments: every kind of destination, dead-letter queues, qualifiers, orphans. */
export const SHOP: readonly SeedFunction[] = [
  { name: 'orders-api', description: 'Takes orders over HTTP. Nothing is configured: the defaults apply.' },
  {
    name: 'orders-received',
    description: 'First stop of every order. Failures go to a queue.',
    configs: { [LATEST]: { retries: 1, age: 3_600, onFailure: queue('orders-failed') } },
  },
  {
    name: 'orders-confirmed',
    description: 'Tells the customer. Success goes to a topic, failure to a queue.',
    configs: {
      [LATEST]: {
        retries: 2,
        age: 7_200,
        onSuccess: topic('orders-confirmed'),
        onFailure: queue('orders-failed'),
      },
    },
  },
  {
    name: 'orders-shipped',
    description: 'Success and failure both go to the event bus of the shop.',
    configs: { [LATEST]: { onSuccess: bus('commerce'), onFailure: bus('commerce') } },
  },
  {
    name: 'orders-archive',
    description: 'Failures are kept in a bucket.',
    runtime: 'python3.13',
    configs: { [LATEST]: { retries: 2, onFailure: bucket('orders-failed-events') } },
  },
  {
    name: 'orders-enrich',
    description: 'Hands its result to orders-price.',
    configs: { [LATEST]: { onSuccess: fn('orders-price') } },
    changedMinutesAgo: ENRICH_CHANGED,
  },
  {
    name: 'orders-price',
    description: 'Only the age of events is limited.',
    configs: { [LATEST]: { age: 900 } },
  },
  {
    name: 'orders-cancelled',
    description: 'Failures go to an alias of another function.',
    configs: { [LATEST]: { retries: 0, onFailure: fn('orders-compensate:live') } },
  },
  {
    name: 'orders-compensate',
    description: 'Configured for its alias only: $LATEST has the defaults.',
    versions: 2,
    aliases: { live: '2' },
    configs: { live: { retries: 2, age: 21_600, onFailure: topic('operations-alarm') } },
  },
  {
    name: 'invoices-create',
    description: 'A dead-letter queue, and no destination.',
    runtime: 'java21',
    deadLetter: queue('invoices-dead'),
  },
  {
    name: 'invoices-send',
    description:
      'A dead-letter topic and an on-failure destination: the event goes to one, the record to the other.',
    runtime: 'java21',
    deadLetter: topic('invoices-dead'),
    configs: { [LATEST]: { retries: 1, onFailure: queue('invoices-failed') } },
  },
  {
    name: 'invoices-reminder',
    description: 'A dead-letter queue, and no second attempt.',
    deadLetter: queue('invoices-dead'),
    configs: { [LATEST]: { retries: 0 } },
  },
  {
    name: 'invoices-archive',
    description: 'Success to the event bus, failure to a bucket.',
    runtime: 'python3.13',
    architecture: 'arm64',
    configs: {
      [LATEST]: { age: 1_800, onSuccess: bus('commerce'), onFailure: bucket('invoices-failed-events') },
    },
  },
  {
    name: 'payments-capture',
    description: 'Configured for $LATEST, two versions and two aliases, each with its own settings.',
    versions: 4,
    aliases: { beta: '4', live: '3' },
    weights: { live: { '4': 0.1 } },
    configs: {
      [LATEST]: { retries: 0 },
      '2': { retries: 1, age: 600 },
      '3': { retries: 2, onFailure: queue('payments-failed') },
      beta: { retries: 0, age: 120, onFailure: topic('payments-beta') },
      live: {
        retries: 2,
        age: 3_600,
        onSuccess: topic('payments-captured'),
        onFailure: queue('payments-failed'),
      },
    },
  },
  {
    name: 'payments-refund',
    description: 'What runs is the alias live, what is configured is $LATEST: live has the defaults.',
    versions: 1,
    aliases: { live: '1' },
    configs: { [LATEST]: { retries: 1, onFailure: queue('payments-failed') } },
  },
  {
    name: 'payments-reconcile',
    description: 'The alias canary was deleted; its settings were left behind.',
    versions: 2,
    aliases: { live: '2' },
    configs: {
      canary: { retries: 0, onFailure: queue('payments-canary-failed') },
      live: { retries: 2, onFailure: queue('payments-failed') },
    },
  },
  {
    name: 'payments-fraud-check',
    description: 'Version 1 was deleted; its settings were left behind.',
    versions: 2,
    deletedVersions: ['1'],
    configs: { '1': { age: 300 } },
  },
];
