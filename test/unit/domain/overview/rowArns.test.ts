import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFunctionArn } from '../../../../src/domain/arn/functionArn.ts';
import { fnArn, rowsFor } from './support.ts';

describe('the ARN of a row', () => {
  const arnOf = (name: string, qualifier: string, arn: string): string =>
    rowsFor(name, { configs: [{ qualifier }], summary: { arn } }).find((row) => row.qualifier === qualifier)
      ?.arn ?? '';

  it.each(['orders', 'a.b_c-d', '123456789012', 'function'])(
    'is AWS’s own, with the qualifier: %s',
    (name) => {
      expect(arnOf(name, 'live', fnArn(name))).toBe(`${fnArn(name)}:live`);
      expect(parseFunctionArn(arnOf(name, '$LATEST', fnArn(name)))).toMatchObject({
        name,
        qualifier: '$LATEST',
      });
    },
  );

  it('is kept where an emulator has a place of its own in it', () => {
    const arn = 'arn:aws:lambda:local:000000000000:function:orders';
    expect(arnOf('orders', 'live', arn)).toBe(`${arn}:live`);
  });

  it('is its own where an endpoint gives two functions the same, or ones that meet', () => {
    const given = [
      ['a', 'b:c', fnArn('a')],
      ['a:b', 'c', fnArn('a:b')],
      ['a', 'c', fnArn('a:b')],
      ['b', 'c', fnArn('a')],
      ['d', 'c', ''],
      ['e', 'c', ''],
      ['a/b', 'c', fnArn('a/b')],
      ['a%2f;b', 'c', fnArn('a/b')],
    ] as const;
    const arns = given.map(([name, qualifier, arn]) => arnOf(name, qualifier, arn));
    expect(new Set(arns).size).toBe(arns.length);
  });

  it('is its own, whatever an endpoint calls its functions and qualifiers', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[ab:/%2f;$]{0,6}$/));
    fc.assert(
      fc.property(text, text, text, text, (name, qualifier, other, otherQualifier) => {
        const isSame = name === other && qualifier === otherQualifier;
        const arns = [arnOf(name, qualifier, fnArn(name)), arnOf(other, otherQualifier, fnArn(name))];
        expect(new Set(arns).size).toBe(isSame ? 1 : 2);
      }),
    );
  });

  it('goes with the name that the list gives, not with the one in the ARN', () => {
    expect(rowsFor('b', { summary: { arn: fnArn('a') } })[0]).toMatchObject({
      name: 'b',
      accountId: '111111111111',
    });
  });
});
