import { LATEST } from '../../domain/arn/functionArn.ts';
import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import type { SeedFunction } from './build.ts';

const { queue, topic, fn, bus, bucket } = arnsIn('us-east-1', PRIMARY_ACCOUNT);
const europe = arnsIn('eu-west-1', PRIMARY_ACCOUNT);
const staging = arnsIn('us-east-1', STAGING_ACCOUNT);

/** Sixty-four characters, the longest name there can be. */
const LONGEST = 'analytics-daily-customer-lifetime-value-aggregation-for-reports2';

/** How long the slow function lets one wait, in milliseconds. */
const SLOW_MS = 4_000;

/** Everything else: ages that cut retries, targets that lose records, names and answers out of the ordinary. */
export const SERVICES: readonly SeedFunction[] = [
  {
    name: 'notifications-email',
    description: 'Two retries, but events are too old after a minute: no retry ever happens.',
    configs: { [LATEST]: { retries: 2, age: 60, onFailure: queue('notifications-failed') } },
  },
  {
    name: 'notifications-push',
    description: 'Two retries, of which the age limit leaves one.',
    configs: { [LATEST]: { retries: 2, age: 90, onFailure: queue('notifications-failed') } },
  },
  {
    name: 'notifications-sms',
    description: 'The age limit ends just when the second retry would begin.',
    configs: { [LATEST]: { age: 180 } },
  },
  {
    name: 'shipping-label',
    description: 'Failures go to a FIFO queue, which never receives them.',
    configs: { [LATEST]: { retries: 1, onFailure: queue('shipping-failed.fifo') } },
  },
  {
    name: 'shipping-tracking',
    description: 'Success goes to a FIFO topic, which never receives it.',
    configs: { [LATEST]: { onSuccess: topic('shipping-tracked.fifo') } },
  },
  {
    name: 'shipping-manifest',
    description: 'The dead-letter queue is a FIFO queue.',
    deadLetter: queue('shipping-dead.fifo'),
  },
  {
    name: 'media-thumbnail',
    description: 'Resizes what is uploaded; failures are kept in a bucket.',
    runtime: 'python3.13',
    configs: { [LATEST]: { retries: 0, age: 300, onFailure: bucket('media-failed-events') } },
  },
  {
    name: 'media-transcode',
    description: 'A bucket for success, which is not supported.',
    image: true,
    configs: { [LATEST]: { onSuccess: bucket('media-transcoded') } },
  },
  {
    name: 'loop-ping',
    description: 'Hands over to loop-pong, which hands back: AWS ends this after about 16 rounds.',
    configs: { [LATEST]: { onSuccess: fn('loop-pong') } },
  },
  {
    name: 'loop-pong',
    description: 'Hands over to loop-ping, which hands back.',
    configs: { [LATEST]: { onSuccess: fn('loop-ping') } },
  },
  {
    name: 'loop-self',
    description: 'Its own destination, from before that was refused.',
    configs: { [LATEST]: { onFailure: fn('loop-self') } },
  },
  {
    name: LONGEST,
    description: 'The longest name that a function can have: 64 characters.',
    configs: { [LATEST]: { retries: 1, age: 10_800, onFailure: topic('operations-alarm') } },
  },
  {
    name: 'onboarding-workflow',
    description: 'A durable function: it cannot be invoked without a qualifier.',
    runtime: 'nodejs24.x',
    durable: true,
    versions: 1,
    aliases: { live: '1' },
    configs: { live: { retries: 0, onFailure: queue('onboarding-failed') } },
  },
  {
    name: 'payroll-export',
    description: 'Its settings are nobody’s business: asking for them answers 403.',
    configs: { [LATEST]: { retries: 0 } },
    behaviour: { denied: true },
  },
  {
    name: 'reports-monthly',
    description: 'Everything about it is answered four seconds late.',
    configs: { [LATEST]: { retries: 1, age: 21_600, onFailure: queue('reports-failed') } },
    behaviour: { slowMs: SLOW_MS },
  },
  {
    name: 'reports-nightly',
    description: 'Its role may not reach any destination: setting one is refused.',
    role: 'reports-without-destinations',
    behaviour: { powerlessRole: true },
  },
  {
    name: 'reports-preview',
    description:
      '**Bold** [link](command:workbench.action.quit) <img src=x onerror=alert(1)> `code` $(trash) & <b>tags</b>',
    configs: { [LATEST]: { retries: 2 } },
  },
  {
    name: 'webhooks-dispatch',
    description: 'The defaults, but written down: 2 retries and 6 hours.',
    configs: { [LATEST]: { retries: 2, age: 21_600 } },
  },
  {
    name: 'webhooks-inbound',
    description: 'No retry and nowhere to go: an event that fails once is gone.',
    configs: { [LATEST]: { retries: 0 } },
  },
  {
    name: 'cleanup-sessions',
    description: 'A config is stored, and nothing is set in it.',
    configs: { [LATEST]: {} },
  },
  {
    name: 'inventory-sync',
    description: 'Its destination, inventory-legacy, was deleted.',
    configs: { [LATEST]: { onFailure: fn('inventory-legacy') } },
  },
  {
    name: 'inventory-reserve',
    description: 'Failures go to a queue of another account.',
    configs: { [LATEST]: { retries: 1, onFailure: staging.queue('inventory-failed') } },
  },
  {
    name: 'inventory-audit',
    description: 'Success goes to an event bus in another region.',
    configs: { [LATEST]: { onSuccess: europe.bus('audit'), onFailure: bus('default') } },
  },
  {
    name: 'search-index',
    description: 'A container image on arm64.',
    image: true,
    architecture: 'arm64',
    configs: { [LATEST]: { age: 600, onFailure: topic('operations-alarm') } },
  },
  { name: 'search_suggest_v2', description: 'Underscores are fine too.', runtime: 'provided.al2023' },
  {
    name: 'catalog-import',
    description: 'Many versions, each with settings of its own: more than one page of either.',
    versions: 55,
    aliases: { live: '55', previous: '54' },
    configs: Object.fromEntries(
      Array.from({ length: 55 }, (_, index) => [
        String(index + 1),
        { retries: index % 3, age: 60 + index * 60 },
      ]),
    ),
  },
  { name: 'users-login', description: '', runtime: 'nodejs16.x', versions: 1, aliases: { live: '1' } },
  {
    name: 'users-welcome',
    description: 'Grüße an alle 👋 — 新しいユーザー · مرحبا',
    configs: { [LATEST]: { retries: 2, onSuccess: topic('users-welcomed') } },
  },
];
