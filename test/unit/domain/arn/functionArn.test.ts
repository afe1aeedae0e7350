import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFunctionArn,
  type FunctionRef,
  isAlias,
  isVersion,
  parseFunctionArn,
  parseFunctionRef,
  type RefProblem,
} from '../../../../src/domain/arn/functionArn.ts';

const full = 'arn:aws:lambda:us-east-1:111111111111:function:orders';

const ACCEPTED: readonly [string, FunctionRef][] = [
  ['orders', { name: 'orders' }],
  ['  orders \n', { name: 'orders' }],
  ['orders:live', { name: 'orders', qualifier: 'live' }],
  ['orders:7', { name: 'orders', qualifier: '7' }],
  ['orders:$LATEST', { name: 'orders', qualifier: '$LATEST' }],
  ['orders:$LATEST.PUBLISHED', { name: 'orders', qualifier: '$LATEST.PUBLISHED' }],
  ['function:orders', { name: 'orders' }],
  ['function', { name: 'function' }],
  ['a..b', { name: 'a..b' }],
  ['arn', { name: 'arn' }],
  ['111111111111:function:orders', { accountId: '111111111111', name: 'orders' }],
  ['111111111111:orders', { accountId: '111111111111', name: 'orders' }],
  ['111111111111:function:orders:live', { accountId: '111111111111', name: 'orders', qualifier: 'live' }],
  [
    'us-east-1:111111111111:function:orders',
    { region: 'us-east-1', accountId: '111111111111', name: 'orders' },
  ],
  [full, { partition: 'aws', region: 'us-east-1', accountId: '111111111111', name: 'orders' }],
  [
    `${full}:1`,
    { partition: 'aws', region: 'us-east-1', accountId: '111111111111', name: 'orders', qualifier: '1' },
  ],
  [
    'arn:aws-eusc:lambda:eusc-de-east-1:111111111111:function:a_b-c',
    { partition: 'aws-eusc', region: 'eusc-de-east-1', accountId: '111111111111', name: 'a_b-c' },
  ],
  [
    'arn:aws-new:lambda:mars-north-west-12:111111111111:function:x',
    { partition: 'aws-new', region: 'mars-north-west-12', accountId: '111111111111', name: 'x' },
  ],
];

const REFUSED: readonly [string, RefProblem['kind']][] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['x'.repeat(257), 'tooLong'],
  ['x'.repeat(65), 'nameTooLong'],
  ['orders and more', 'badName'],
  ['orders/../x', 'badName'],
  ['ordérs', 'badName'],
  ['.', 'badName'],
  ['..', 'badName'],
  ['arn:aws:lambda:us-east-1:111111111111:function:..', 'badName'],
  ['111111111111:function:.:live', 'badName'],
  ['orders:', 'badQualifier'],
  ['orders:a b', 'badQualifier'],
  ['orders:live:2', 'badQualifier'],
  ['orders:$latest', 'badQualifier'],
  ['orders-*', 'wildcard'],
  ['orders:*', 'wildcard'],
  ['*:function:orders', 'wildcard'],
  ['arn:', 'badPartition'],
  ['arn:aws', 'incomplete'],
  ['arn:aws:lambda:us-east-1:111111111111:function', 'incomplete'],
  ['arn:aws:lambda:us-east-1:111111111111:function:', 'incomplete'],
  ['arn:gcp:lambda:us-east-1:111111111111:function:x', 'badPartition'],
  ['arn:aws:sqs:us-east-1:111111111111:queue', 'otherService'],
  ['arn:aws:lambda:us-east-1:111111111111:layer:x:3', 'notAFunction'],
  ['arn:aws:lambda:us-east-1:111111111111:event-source-mapping:1-2', 'notAFunction'],
  ['111111111111:layer:x:3', 'notAFunction'],
  ['arn:aws:lambda:us-east-1.evil.example:111111111111:function:x', 'badRegion'],
  ['arn:aws:lambda:US-EAST-1:111111111111:function:x', 'badRegion'],
  ['arn:aws:lambda::111111111111:function:x', 'badRegion'],
  ['arn:aws:lambda:us-east-1:11111111111:function:x', 'badAccount'],
  ['arn:aws:lambda:us-east-1:１１１１１１１１１１１１:function:x', 'badAccount'],
  ['12345:function:orders', 'badAccount'],
  ['us-east-1:12345:function:orders', 'badAccount'],
  ['mars:111111111111:function:orders', 'badRegion'],
  ['arn:aws:lambda:${AWS::Region}:111111111111:function:x', 'placeholder'],
  ['orders-${stage}', 'placeholder'],
  ['orders-#{stage}', 'placeholder'],
  ['orders-{{resolve}}', 'placeholder'],
];

describe('parseFunctionRef', () => {
  it.each(ACCEPTED)('reads %j', (text, ref) => {
    expect(parseFunctionRef(text)).toEqual({ ok: true, ref });
  });

  it.each(REFUSED)('says what is wrong with %j: %s', (text, kind) => {
    const parsed = parseFunctionRef(text);
    expect(parsed.ok ? parsed.ref : parsed.problem.kind).toBe(kind);
  });

  it('never throws and never lets anything but a region into a region', () => {
    const piece = fc.oneof(
      fc.constantFrom('arn', 'aws', 'lambda', 'function', 'us-east-1', '111111111111', '*', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const parsed = parseFunctionRef(pieces.join(':'));
        if (!parsed.ok) return;
        expect(parsed.ref.region ?? 'us-east-1').toMatch(/^[a-z]+(-[a-z]+)+-\d+$/);
        expect(parsed.ref.accountId ?? '111111111111').toMatch(/^\d{12}$/);
        expect(parsed.ref.name).toMatch(/^[\w.-]{1,64}$/);
      }),
    );
  });

  it('reads back what formatFunctionArn writes', () => {
    const arn = fc.record(
      {
        partition: fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-iso-f'),
        region: fc.constantFrom('eu-west-1', 'us-gov-east-1', 'eusc-de-east-1'),
        accountId: fc.stringMatching(/^\d{12}$/),
        name: fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/),
        qualifier: fc.constantFrom('$LATEST', '1', 'live'),
      },
      { requiredKeys: ['partition', 'region', 'accountId', 'name'] },
    );
    fc.assert(
      fc.property(arn, (value) => {
        expect(parseFunctionArn(formatFunctionArn(value))).toEqual(value);
      }),
    );
  });
});

describe('parseFunctionArn', () => {
  it('takes complete ARNs only', () => {
    expect(parseFunctionArn('orders')).toBeUndefined();
    expect(parseFunctionArn('111111111111:function:orders')).toBeUndefined();
    expect(parseFunctionArn(`${full}:live`)).toMatchObject({ name: 'orders', qualifier: 'live' });
  });
});

describe('qualifiers', () => {
  it('are versions when all digits, aliases otherwise, and $LATEST is neither', () => {
    expect(['1', 'live', '$LATEST', '1a'].map(isVersion)).toEqual([true, false, false, false]);
    expect(['1', 'live', '$LATEST', '1a'].map(isAlias)).toEqual([false, true, false, true]);
  });
});
