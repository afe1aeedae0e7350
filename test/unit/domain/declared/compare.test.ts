import { describe, expect, it } from 'vitest';
import { compareConfig, qualifierOf } from '../../../../src/domain/declared/compare.ts';
import type { Declared } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredResource } from '../../../../src/domain/declared/resources.ts';
import type { StackResource } from '../../../../src/domain/session/stacksApi.ts';
import { defaultSettings, effectiveSettings } from '../../../../src/domain/settings/eventInvokeConfig.ts';
import { ACCOUNT, configOf, REGION } from '../../../support/fakeLambda.ts';
import { AT, functionAt, literal, templateOf } from './support.ts';

const arnOf = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;

const to = (address: string): Declared<string> => ({
  kind: 'reference',
  to: address,
  attribute: 'Arn',
  at: AT,
});

const config = (more: Partial<DeclaredConfig> = {}): DeclaredConfig => ({
  kind: 'config',
  address: 'OrdersConfig',
  at: AT,
  nameAt: AT,
  of: to('Orders'),
  dependsOn: [],
  ...more,
});

const queue = (name?: Declared<string>): DeclaredResource => ({
  kind: 'queue',
  address: 'Lost',
  at: AT,
  nameAt: AT,
  ...(name && { name }),
});

const target = (arn: Declared<string>) => ({ arn, at: AT });

/** Setting and outcome of each comparison, without those that agree. */
function differences(
  declared: DeclaredConfig | undefined,
  deployed: Parameters<typeof configOf>[1] | undefined,
  more: { readonly resources?: readonly StackResource[]; readonly sinks?: readonly DeclaredResource[] } = {},
) {
  const template = templateOf([functionAt('Orders'), ...(more.sinks ?? [queue()])]);
  const inForce = deployed ? effectiveSettings(configOf('orders', deployed)) : defaultSettings();
  return compareConfig(declared, inForce, template, more.resources).settings.flatMap(({ setting, outcome }) =>
    outcome === 'same' ? [] : [`${setting} ${outcome}`],
  );
}

describe('declared against deployed', () => {
  it('agrees where both say the same, also by default', () => {
    expect(differences(config({ maximumRetryAttempts: literal(0) }), { maximumRetryAttempts: 0 })).toEqual(
      [],
    );
    expect(differences(config({ maximumRetryAttempts: literal(2) }), {})).toEqual([]);
    expect(differences(undefined, undefined)).toEqual([]);
  });

  it('differs in numbers', () => {
    expect(
      differences(config({ maximumRetryAttempts: literal(1), maximumEventAgeInSeconds: literal(60) }), {
        maximumRetryAttempts: 0,
      }),
    ).toEqual(['maximumRetryAttempts differs', 'maximumEventAgeInSeconds differs']);
  });

  it('does not know a number that comes through a parameter', () => {
    const parameter = {
      kind: 'unknown',
      why: 'parameter',
      text: '!Ref Retries',
      otherwise: 1,
      at: AT,
    } as const;
    expect(differences(config({ maximumRetryAttempts: parameter }), { maximumRetryAttempts: 0 })).toEqual([
      'maximumRetryAttempts unknown',
    ]);
  });

  it('compares literal destinations by their ARNs', () => {
    const lost = arnOf('sqs', 'lost');
    const declared = config({ onFailure: target(literal(lost)) });
    expect(differences(declared, { onFailure: lost })).toEqual([]);
    expect(differences(declared, { onFailure: arnOf('sqs', 'other') })).toEqual(['onFailure differs']);
    expect(differences(declared, {})).toEqual(['onFailure differs']);
    expect(differences(config(), { onFailure: lost })).toEqual(['onFailure differs']);
  });

  it('knows a queue of the template by its stack', () => {
    const declared = config({ onFailure: target(to('Lost')) });
    const physicalId = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/shop-Lost-XYZ`;
    const resources = [{ stack: 'shop', logicalId: 'Lost', physicalId, type: 'AWS::SQS::Queue' }];
    const deployed = { onFailure: arnOf('sqs', 'shop-Lost-XYZ') };
    expect(differences(declared, deployed, { resources })).toEqual([]);
    expect(differences(declared, { onFailure: arnOf('sqs', 'other') }, { resources })).toEqual([
      'onFailure differs',
    ]);
    expect(differences(declared, deployed)).toEqual(['onFailure unknown']);
  });

  it('knows a queue of the template by its literal name', () => {
    const declared = config({ onFailure: target(to('Lost')) });
    const sinks = [queue(literal('lost'))];
    expect(differences(declared, { onFailure: arnOf('sqs', 'lost') }, { sinks })).toEqual([]);
    expect(differences(declared, { onFailure: arnOf('sqs', 'other') }, { sinks })).toEqual([
      'onFailure differs',
    ]);
  });

  it('sees that a queue is no topic, though no name is known', () => {
    const declared = config({ onFailure: target(to('Lost')) });
    expect(differences(declared, { onFailure: arnOf('sns', 'lost') })).toEqual(['onFailure differs']);
    expect(differences(declared, {})).toEqual(['onFailure differs']);
  });

  it('knows what SAM creates by the stack alone', () => {
    const declared = config({
      onFailure: { arn: to('X'), creates: { kind: 'queue', logicalId: 'OrdersQueue' }, at: AT },
    });
    const deployed = { onFailure: arnOf('sqs', 'shop-OrdersQueue-1') };
    const physicalId = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/shop-OrdersQueue-1`;
    const resources = [{ stack: 'shop', logicalId: 'OrdersQueue', physicalId, type: 'AWS::SQS::Queue' }];
    expect(differences(declared, deployed)).toEqual(['onFailure unknown']);
    expect(differences(declared, deployed, { resources })).toEqual([]);
  });
});

describe('the qualifier of a config', () => {
  const live: DeclaredResource = {
    kind: 'alias',
    address: 'Live',
    at: AT,
    nameAt: AT,
    of: to('Orders'),
    name: literal('live'),
  };
  const template = templateOf([functionAt('Orders'), live]);

  it.each([
    ['absent', undefined, '$LATEST'],
    ['empty', literal(''), '$LATEST'],
    ['literal', literal('blue'), 'blue'],
    ['an alias of the template', to('Live'), 'live'],
    ['something else of the template', to('Orders'), undefined],
    ['a parameter', { kind: 'unknown', why: 'parameter', text: '', at: AT } as const, undefined],
  ])('that is %s', (_, qualifier, expected) => {
    expect(qualifierOf(config(qualifier ? { qualifier } : {}), template)).toBe(expected);
  });
});
