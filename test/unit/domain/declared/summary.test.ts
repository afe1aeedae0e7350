import { describe, expect, it } from 'vitest';
import type { Declared } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredFunction, DeclaredResource } from '../../../../src/domain/declared/resources.ts';
import { declaredSummaries } from '../../../../src/domain/declared/summary.ts';
import { AT, functionAt, literal, templateOf } from './support.ts';

const to = (address: string): Declared<string> => ({
  kind: 'reference',
  to: address,
  attribute: 'Arn',
  at: AT,
});
const target = (arn: Declared<string>) => ({ arn, at: AT });
const queue = (address: string, isFifo = false): DeclaredResource => ({
  kind: 'queue',
  address,
  at: AT,
  nameAt: AT,
  isFifo,
});

function endings(onFailure?: Declared<string>, more: Partial<DeclaredFunction> = {}): readonly string[] {
  const fn = functionAt('Orders', { name: literal('orders'), ...more });
  const config: DeclaredResource = {
    kind: 'config',
    address: 'OrdersConfig',
    at: AT,
    nameAt: AT,
    of: to('Orders'),
    dependsOn: [],
    ...(onFailure && { onFailure: target(onFailure) }),
  };
  const template = templateOf([fn, config, queue('Lost'), queue('Fifo', true)]);
  return declaredSummaries(fn, template).map(({ ending }) => ending);
}

describe('failed events, by a template alone', () => {
  it('are kept by an on-failure destination or a dead-letter queue', () => {
    expect(endings(to('Lost'))).toEqual(['kept']);
    expect(endings(undefined, { deadLetter: target(to('Lost')) })).toEqual(['kept']);
    expect(endings()).toEqual(['lost']);
  });

  it('are lost where no target can receive them', () => {
    expect(endings(to('Fifo'))).toEqual(['lost']);
    expect(endings(literal('arn:aws:sqs:us-east-1:111111111111:lost.fifo'))).toEqual(['lost']);
    expect(endings(to('Orders'))).toEqual(['lost']);
    expect(endings(undefined, { deadLetter: target(to('Fifo')) })).toEqual(['lost']);
  });

  it('are kept where one of two targets can receive them, or where it is not known', () => {
    expect(endings(to('Fifo'), { deadLetter: target(to('Lost')) })).toEqual(['kept']);
    expect(endings(to('Elsewhere'))).toEqual(['kept']);
  });
});
