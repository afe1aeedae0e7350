import { describe, expect, it } from 'vitest';
import { declarationsOf } from '../../../../src/domain/declared/declarationsOf.ts';
import { AT, functionAt, literal, templateOf } from './support.ts';

const found = (template: ReturnType<typeof templateOf>, name: string, logicalId?: string) =>
  declarationsOf(template, { name, logicalId }).map(({ fn, match }) => `${fn.address} ${match}`);

describe('the declarations of a deployed function', () => {
  const template = templateOf([
    functionAt('Orders'),
    functionAt('Mail', { name: literal('mail') }),
    functionAt('Parameter', {
      name: { kind: 'unknown', why: 'parameter', text: '!Ref Name', otherwise: 'usual', at: AT },
    }),
  ]);

  it.each([
    ['a literal name', 'mail', undefined, ['Mail certain']],
    ['a literal name, whatever its logical id', 'mail', 'Orders', ['Mail certain', 'Orders likely']],
    ['a generated name, by its logical id', 'shop-Orders-AAAAAAAAAAAA', 'Orders', ['Orders likely']],
    ['a default name', 'usual', undefined, ['Parameter likely']],
    ['another literal name under the same logical id', 'other', 'Mail', []],
    ['an unknown name', 'other', undefined, []],
  ])('are found by %s', (_, name, logicalId, expected) => {
    expect(found(template, name, logicalId).toSorted()).toEqual(expected.toSorted());
  });

  it('are found in a Serverless service by the logical id that the framework gives', () => {
    const service = templateOf([functionAt('orders', { logicalId: 'OrdersLambdaFunction' })], 'serverless');
    expect(found(service, 'shop-dev-orders', 'OrdersLambdaFunction')).toEqual(['orders likely']);
  });
});
