import type { EvidenceRecord } from '../../../../src/features/configPanel/evidence/panelEvidence.ts';
import { evidenceOf } from './evidenceStates.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';
import { FakeStacks, FakeTagging } from '../../../support/fakeStacks.ts';
import type { KnownQualifiers } from '../../../../src/domain/qualifiers/qualifiers.ts';
import type { Loadable } from '../../../../src/domain/loadable.ts';
import type { FunctionConfigs } from '../../../../src/domain/account/account.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import type { EventInvokeConfig } from '../../../../src/domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary, LambdaApi } from '../../../../src/domain/session/lambdaApi.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { type Connection } from '../../../../src/domain/session/connection.ts';
import type { PanelState } from '../../../../src/features/configPanel/protocol.ts';
import type { Content, PanelRecord } from '../../../../src/features/configPanel/record.ts';
import { panelState } from '../../../../src/features/configPanel/state.ts';

/**
 * States of the panel in the extension's own words. This module is bundled with `vscodeStandIn.ts` in the place of
 * the editor's API, see `panelPage.ts`.
 */

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/orders-created-execution`;
const readAt = new Date('2026-11-23T20:15:03Z');

const never = (): never => {
  throw new Error('These sessions answer nothing');
};

function session(overrides: Partial<Connection> = {}): Session {
  return new Session({
    profile: 'shop-production',
    source: 'profile',
    region: REGION,
    lambda: (): LambdaApi => ({
      listFunctions: never,
      listEventInvokeConfigs: never,
      getEventInvokeConfig: never,
      listQualifiers: never,
      listAliases: never,
      getFunction: never,
    }),
    lambdaWrites: () => ({ putEventInvokeConfig: never, deleteEventInvokeConfig: never }),
    stacks: () => new FakeStacks(),
    tagging: () => new FakeTagging(new FakeStacks()),
    evidence: () => new FakeEvidence(),
    accountId: () => Promise.resolve(ACCOUNT),
    onThrottling: () => undefined,
    retrySignIn: never,
    close: () => undefined,
    ...overrides,
  });
}

interface Parts {
  readonly name?: string;
  readonly qualifier?: string;
  readonly configs?: readonly Omit<EventInvokeConfig, 'functionArn'>[];
  readonly via?: Partial<FunctionConfigs>;
  readonly qualifiers?: KnownQualifiers | Loadable<KnownQualifiers>;
  readonly summary?: Partial<FunctionSummary> | Loadable<FunctionSummary>;
  readonly record?: Partial<PanelRecord>;
}

const isPart = <T>(value: object): value is Loadable<T> => 'kind' in value;

function ready(parts: Parts = {}, status?: string, evidence?: EvidenceRecord): PanelState {
  const { name = 'orders-created', qualifier = '$LATEST' } = parts;
  const target = { partition: 'aws', region: REGION, accountId: ACCOUNT, name, qualifier };
  const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
  const configs = (parts.configs ?? []).map((config) => ({
    ...config,
    functionArn: `${arn}:${config.qualifier}`,
  }));
  const qualifiers = parts.qualifiers ?? { aliases: [], versions: [] };
  const summary = parts.summary ?? {};
  const content: Content = {
    kind: 'ready',
    data: {
      target,
      configs: { configs, via: 'list', readAt, ...parts.via },
      qualifiers: isPart<KnownQualifiers>(qualifiers) ? qualifiers : { kind: 'known', value: qualifiers },
      summary: isPart<FunctionSummary>(summary)
        ? summary
        : { kind: 'known', value: { name, arn, role: ROLE, ...summary } },
    },
  };
  return panelState(
    { target, session: session(), content, busy: false, ...parts.record },
    status === undefined ? undefined : { text: status, serial: 1 },
    evidence,
  );
}

function without(content: Content, record: Partial<PanelRecord> = {}): PanelState {
  const target = {
    partition: 'aws',
    region: REGION,
    accountId: ACCOUNT,
    name: 'orders-created',
    qualifier: 'live',
  };
  return panelState({ target, profile: 'shop-production', content, busy: false, ...record });
}

const denied = (action: string) => new ExpectedError('accessDenied', 'refused', { action });
const SIGNED_OUT = new ExpectedError('signedOut', 'expired', {
  profile: 'shop-production',
  command: 'aws sso login --profile shop-production',
  detail: 'The SSO session associated with this profile has expired.',
});
const queue = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

const FULL: Parts = {
  qualifier: 'live',
  configs: [
    {
      qualifier: 'live',
      maximumRetryAttempts: 1,
      maximumEventAgeInSeconds: 3600,
      onSuccess: `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/shop`,
      onFailure: queue('orders-failed'),
      lastModified: new Date('2026-11-20T09:41:00Z'),
    },
    { qualifier: '$LATEST', maximumRetryAttempts: 0, onFailure: 'arn:aws:s3:::shop-failed-events' },
    { qualifier: 'beta', maximumEventAgeInSeconds: 600 },
    { qualifier: '11', onFailure: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:order-repair:live` },
  ],
  qualifiers: {
    aliases: [
      { name: 'live', version: '12' },
      { name: 'canary', version: '13' },
    ],
    versions: ['13', '12', '11', '10', '9'],
  },
  summary: { deadLetterArn: `arn:aws:sns:${REGION}:${ACCOUNT}:orders-dead` },
};

const LONG = 'checkout-service-order-created-event-handler-production-eu-west-1';
const LONG_ALIAS = `release-${'x'.repeat(118)}`;

/** Every state of the panel that looks different, by the name of its picture. */
export const states: Readonly<Record<string, () => PanelState>> = {
  loading: () => without({ kind: 'loading' }),
  'signed-out': () => without({ kind: 'failed', error: SIGNED_OUT }),
  denied: () =>
    without(
      { kind: 'failed', error: denied('lambda:ListFunctionEventInvokeConfigs') },
      { session: session() },
    ),
  bug: () => without({ kind: 'failed', error: new TypeError('x is not a function') }),
  elsewhere: () =>
    without({
      kind: 'elsewhere',
      active: session({ profile: 'sandbox', accountId: () => Promise.resolve('2') }),
      profiles: ['billing'],
    }),
  default: () => ready(),
  full: () => ready(FULL, 'ARN copied'),
  cut: () =>
    ready({
      configs: [{ qualifier: '$LATEST', maximumEventAgeInSeconds: 120, maximumRetryAttempts: 2 }],
      qualifiers: { aliases: [], versions: ['1'] },
    }),
  'cut-all': () => ready({ configs: [{ qualifier: '$LATEST', maximumEventAgeInSeconds: 60 }] }),
  lost: () => ready({ configs: [{ qualifier: '$LATEST', maximumRetryAttempts: 0 }] }),
  orphan: () => ready({ ...FULL, qualifier: 'beta' }),
  missing: () => ready({ ...FULL, qualifier: 'nightly' }),
  fifo: () =>
    ready({
      configs: [
        { qualifier: '$LATEST', onSuccess: 'arn:aws:s3:::shop-successes', onFailure: queue('orders.fifo') },
      ],
    }),
  'partly-denied': () =>
    ready({
      qualifier: 'live',
      configs: [{ qualifier: 'live', maximumRetryAttempts: 1 }],
      via: { via: 'get', refusal: denied('lambda:ListFunctionEventInvokeConfigs') },
      qualifiers: { kind: 'failed', error: denied('lambda:ListAliases') },
      summary: { kind: 'failed', error: denied('lambda:GetFunctionConfiguration') },
    }),
  'parts-signed-out': () =>
    ready({
      ...FULL,
      qualifiers: { kind: 'failed', error: SIGNED_OUT },
      summary: { kind: 'failed', error: SIGNED_OUT },
    }),
  arriving: () =>
    ready({ ...FULL, qualifiers: { kind: 'loading' }, summary: { kind: 'loading' }, record: { busy: true } }),
  left: () =>
    ready({ ...FULL, record: { successor: session({ profile: 'sandbox' }) } }, undefined, {
      range: 'day',
      left: true,
    }),
  'evidence-loading': () => ready(FULL, undefined, evidenceOf.loading()),
  evidence: () => ready(FULL, undefined, evidenceOf.known()),
  'evidence-quiet': () => ready(FULL, undefined, evidenceOf.known('engineers', false)),
  'evidence-denied': () => ready(FULL, undefined, evidenceOf.denied()),
  'evidence-long': () => ready(FULL, undefined, evidenceOf.known(LONG_ALIAS)),
  versions: () =>
    ready({
      ...FULL,
      qualifiers: {
        aliases: [{ name: 'live', version: '412' }],
        versions: Array.from({ length: 412 }, (_, index) => String(index + 1)),
      },
    }),
  long: () =>
    ready({
      name: LONG.slice(0, 64),
      qualifier: LONG_ALIAS,
      configs: [
        {
          qualifier: LONG_ALIAS,
          onSuccess: `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/${'shop-events-'.repeat(15)}bus`,
          onFailure: queue(
            'a-queue-with-the-longest-name-that-sqs-takes-which-is-of-eighty-characters-abcde',
          ),
        },
      ],
      qualifiers: { aliases: [{ name: LONG_ALIAS, version: '1' }], versions: ['1'] },
      summary: { role: `arn:aws:iam::${ACCOUNT}:role/${'a-path/'.repeat(20)}role` },
    }),
  foreign: () =>
    ready({
      configs: [
        {
          qualifier: '$LATEST',
          onFailure: `arn:aws:sqs:${REGION}:${ACCOUNT}:<img src=x onerror="document.title='run'"><script>document.title='run'</script>`,
        },
      ],
      summary: { role: '<b>role</b>' },
    }),
};

/** States in which one text stands wherever a foreign text can. */
export function hostileStates(text: string): readonly PanelState[] {
  const error = new ExpectedError('accessDenied', text, { action: text, detail: text, requestId: text });
  const aliases = [{ name: text, version: text }];
  return [
    ready({
      configs: [
        { qualifier: '$LATEST', onSuccess: text, onFailure: `arn:aws:sqs:${REGION}:${ACCOUNT}:${text}` },
        { qualifier: text, onFailure: text },
      ],
      qualifiers: { aliases, versions: [text] },
      summary: { role: text, deadLetterArn: text },
      record: { session: session({ profile: text, endpoint: text }) },
    }),
    ready({ qualifier: text, via: { via: 'get', refusal: error }, summary: { kind: 'failed', error } }, text),
    without({ kind: 'failed', error }, { profile: text }),
    ready(FULL, undefined, evidenceOf.known(text)),
  ];
}
