import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFunctionArn } from '../../../../src/domain/arn/functionArn.ts';
import { isRegion } from '../../../../src/domain/arn/partition.ts';
import { type ArnMatch, findArnAt } from '../../../../src/domain/text/findArn.ts';
import { hasLiteralName, type Place, resolveArn } from '../../../../src/domain/text/resolveArn.ts';

const PLACE: Place = { partition: 'aws-cn', region: 'cn-north-1', accountId: '210987654321' };

function matchIn(text: string): ArnMatch {
  const match = findArnAt(text, text.length);
  if (!match) throw new Error(`No ARN in ${text}`);
  return match;
}

function resolved(text: string, place: Place = PLACE): unknown {
  const resolution = resolveArn(matchIn(text), place);
  return resolution.ok ? formatFunctionArn(resolution.arn) : resolution.unresolved;
}

describe('resolveArn', () => {
  const complete: readonly (readonly [text: string, arn: string])[] = [
    ['arn:aws:lambda:eu-west-1:123456789012:function:f', 'arn:aws:lambda:eu-west-1:123456789012:function:f'],
    [
      'arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST',
      'arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST',
    ],
    ['123456789012:function:f:live', 'arn:aws-cn:lambda:cn-north-1:123456789012:function:f:live'],
    ['us-gov-west-1:123456789012:function:f', 'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f'],
  ];
  it.each(complete)('completes %s', (text, arn) => expect(resolved(text)).toBe(arn));

  const regions = [
    ...['${AWS::Region}', '#{AWS::Region}', '${aws:region}', '${this.region}', '${Stack.of(this).region}'],
    ...[
      '${cdk.Stack.of(this).region}',
      '${cdk.Aws.REGION}',
      '{Aws.REGION}',
      '{self.region}',
      '${ AWS::Region }',
    ],
    ...['${data.aws_region.current.name}', '${data.aws_region.current.id}', '${data.aws_region.here.region}'],
    ...['${data.aws_region.current[0].name}', '{Stack.of(self).region}', '{core.Aws.REGION}'],
  ];
  it.each(regions)('reads %s as the region of the place', (placeholder) => {
    const text = `arn:aws-cn:lambda:${placeholder}:123456789012:function:f`;
    const resolution = resolveArn(matchIn(text), PLACE);
    expect(resolution).toMatchObject({
      ok: true,
      arn: { region: 'cn-north-1' },
      filled: [{ part: 'region', placeholder, value: 'cn-north-1' }],
    });
  });

  const accounts = [
    ...['${AWS::AccountId}', '#{AWS::AccountId}', '${aws:accountId}', '${this.account}', '{self.account}'],
    ...['${Aws.ACCOUNT_ID}', '${Stack.of(this).account}', '${data.aws_caller_identity.current.account_id}'],
    '${data.aws_caller_identity.me.id}',
  ];
  it.each(accounts)('reads %s as the account of the place', (placeholder) => {
    expect(resolved(`arn:aws:lambda:eu-west-1:${placeholder}:function:f`)).toBe(
      'arn:aws:lambda:eu-west-1:210987654321:function:f',
    );
  });

  const partitions = [
    ...[
      '${AWS::Partition}',
      '${this.partition}',
      '{Aws.PARTITION}',
      '${data.aws_partition.current.partition}',
    ],
    '${data.aws_partition.current.id}',
  ];
  it.each(partitions)('reads %s as the partition of the place', (placeholder) => {
    expect(resolved(`arn:${placeholder}:lambda:cn-north-1:123456789012:function:f`)).toBe(
      'arn:aws-cn:lambda:cn-north-1:123456789012:function:f',
    );
  });

  it('fills in names too, and tells each placeholder once', () => {
    const text =
      'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f-${AWS::Region}-${AWS::AccountId}';
    const place = { region: 'eu-west-1', accountId: '123456789012' };
    expect(resolveArn(matchIn(text), place)).toMatchObject({
      arn: { name: 'f-eu-west-1-123456789012' },
      filled: [{ placeholder: '${AWS::Region}' }, { placeholder: '${AWS::AccountId}' }],
    });
  });

  const variables: readonly (readonly [text: string, part: string, placeholder: string])[] = [
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${var.name}', 'name', '${var.name}'],
    ['arn:aws:lambda:${var.target_region}:123456789012:function:f', 'region', '${var.target_region}'],
    ['arn:aws:lambda:eu-west-1:${local.id}:function:f', 'accountId', '${local.id}'],
    ['arn:${p}:lambda:eu-west-1:123456789012:function:f', 'partition', '${p}'],
    ['123456789012:function:f:${alias}', 'qualifier', '${alias}'],
    ['arn:aws:lambda:$DR_REGION:123456789012:function:f', 'region', '$DR_REGION'],
    ['arn:aws:lambda:eu-west-1:123456789012:function:{fn}', 'name', '{fn}'],
    ['arn:aws:lambda:${AWS::StackName}:123456789012:function:f', 'region', '${AWS::StackName}'],
    ['arn:aws:lambda:${constructor}:123456789012:function:f', 'region', '${constructor}'],
    ['arn:aws:lambda:${data.aws_region.name}:123456789012:function:f', 'region', '${data.aws_region.name}'],
  ];
  it.each(variables)('says which variable stands in the way in %s', (text, part, placeholder) => {
    expect(resolved(text)).toEqual({ kind: 'variable', part, placeholder });
    expect(resolved(text, {})).toEqual({ kind: 'variable', part, placeholder });
  });

  it('says what is not known of the place', () => {
    const text = 'arn:aws:lambda:eu-west-1:${AWS::AccountId}:function:f';
    expect(resolved(text, {})).toEqual({
      kind: 'place',
      part: 'accountId',
      placeholder: '${AWS::AccountId}',
    });
    expect(resolved('123456789012:function:f', {})).toEqual({ kind: 'place', part: 'region' });
  });

  it('accepts no placeholder in the wrong field', () => {
    expect(resolved('arn:aws:lambda:${AWS::AccountId}:123456789012:function:f')).toEqual({
      kind: 'invalid',
      problem: { kind: 'badRegion', value: '210987654321' },
    });
    expect(resolved('arn:aws:lambda:${AWS::Region}b:123456789012:function:f')).toMatchObject({
      kind: 'invalid',
    });
  });

  it('lets no region through that is none, whatever the text and the place', () => {
    const evil = fc.constantFrom(
      'us-east-1.evil.example',
      'eu-west-１',
      'eu-west-1\u0000',
      'eu-west-1/',
      '@',
      'a:b',
      '',
    );
    const written = fc.constantFrom(
      '${AWS::Region}',
      '${AWS::Region}.x',
      'x-${AWS::Region}',
      'eu-west-1',
      '${AWS::Partition}',
    );
    fc.assert(
      fc.property(evil, evil, written, (region, partition, field) => {
        const parts = { partition: 'aws', region: field, accountId: '123456789012', name: 'f' };
        const resolution = resolveArn({ start: 0, end: 1, text: '', parts }, { region, partition });
        expect(!resolution.ok || isRegion(resolution.arn.region)).toBe(true);
      }),
    );
    const parts = {
      partition: 'aws',
      region: 'us-east-1.evil.example',
      accountId: '123456789012',
      name: 'f',
    };
    expect(resolveArn({ start: 0, end: 1, text: '', parts }, PLACE).ok).toBe(false);
  });
});

describe('hasLiteralName', () => {
  it.each([
    ['arn:aws:lambda:eu-west-1:123456789012:function:orders', true],
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders:${Alias}', true],
    ['arn:aws:lambda:eu-west-1:123456789012:function:${Orders}', false],
    ['arn:aws:lambda:eu-west-1:123456789012:function:orders-${Stage}', false],
  ])('of %s is %s', (text, expected) => expect(hasLiteralName(matchIn(text))).toBe(expected));

  it('is false where the name goes on in another string', () => {
    const text = '"arn:aws:lambda:eu-west-1:123456789012:function:orders-" + stage';
    const match = findArnAt(text, 10);
    expect(match && hasLiteralName(match)).toBe(false);
  });
});
