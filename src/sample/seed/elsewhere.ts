import { LATEST } from '../../domain/arn/functionArn.ts';
import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import type { SeedFunction } from './build.ts';

const europe = arnsIn('eu-west-1', PRIMARY_ACCOUNT);
const staging = arnsIn('us-east-1', STAGING_ACCOUNT);

/** The primary account in eu-west-1. `orders-received` exists here too, with other settings. */
export const EUROPE: readonly SeedFunction[] = [
  {
    name: 'gdpr-erase',
    description: 'Erases what a customer asks to be erased.',
    configs: { [LATEST]: { retries: 2, age: 21_600, onFailure: europe.queue('gdpr-failed') } },
  },
  { name: 'gdpr-export', description: 'Collects what is known of a customer.' },
  {
    name: 'newsletter-send',
    description: 'Monthly, and late.',
    deadLetter: europe.topic('newsletter-dead'),
    configs: { [LATEST]: { age: 60 } },
  },
  {
    name: 'orders-received',
    description: 'First stop of every European order.',
    versions: 1,
    aliases: { live: '1' },
    configs: { live: { retries: 0, onFailure: europe.queue('orders-failed-eu') } },
  },
];

/** The staging account in us-east-1: functions of its own, some under names that production has too. */
export const STAGING: readonly SeedFunction[] = [
  { name: 'orders-api', description: 'Staging: takes orders over HTTP.' },
  {
    name: 'orders-received',
    description: 'Staging: first stop of every order.',
    configs: { [LATEST]: { retries: 0, age: 120, onFailure: staging.queue('orders-failed-staging') } },
  },
  {
    name: 'payments-capture',
    description: 'Staging: captures nothing.',
    versions: 1,
    aliases: { live: '1' },
  },
  {
    name: 'smoke-test',
    description: 'Exists in staging only.',
    configs: { [LATEST]: { retries: 0, onSuccess: staging.topic('smoke-test-passed') } },
  },
];
