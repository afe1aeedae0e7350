import { describe, expect, it } from 'vitest';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { resolveArn } from '../../../../src/domain/text/resolveArn.ts';
import { ARN, HERE, HERE_ARN, check, type Cases } from './cases.ts';
import { unmark } from './marked.ts';

describe('an escaped placeholder is a placeholder', () => {
  const there = 'arn:aws:lambda:eu-west-1:210987654321:function:orders';
  check([
    ['in a template literal', '`arn:aws:lambda:eu-west-1:\\${AWS::AccountId}:function:orders`', there],
    ['in JSON in a string', '"arn:aws:lambda:eu-west-1:\\\\${AWS::AccountId}:function:orders"', there],
    ['in Terraform', '"arn:aws:lambda:eu-west-1:$${AWS::AccountId}:function:orders"', there],
    ['in Ruby', '"arn:aws:lambda:eu-west-1:\\#{AWS::AccountId}:function:orders"', there],
    ['of a shell', '"arn:aws:lambda:eu-west-1:\\$AWS_ACCOUNT_ID:function:orders"', there],
    [
      'for a partition',
      'arn:\\${AWS::Partition}:lambda:eu-west-1:\\${AWS::AccountId}:function:orders',
      there,
    ],
    ['in the name', `\`${ARN}-\\\${Stage}\``, 'variable \\${Stage}'],
    ['before $LATEST', `"${ARN}:\\$LATEST"`, `${ARN}:$LATEST`],
    ['control: not escaped', 'arn:aws:lambda:eu-west-1:${AWS::AccountId}:function:orders', there],
    ['control: a partial ARN of its own', '"${AWS::AccountId}:function:orders"', HERE_ARN],
  ]);
  it('takes the whole range', () => {
    const { text, spans } = unmark('`«arn:aws:lambda:eu-west-1:\\${AWS::AccountId}:function:orders»`');
    expect([findArnAt(text, 45)].map((match) => match && { start: match.start, end: match.end })).toEqual(
      spans,
    );
  });
});

describe('variables that are named', () => {
  check([
    [
      'Jinja’s beside an escaped one',
      'arn:aws:lambda:\\${AWS::Region}:{{ACCOUNT}}:function:orders',
      'variable {{ACCOUNT}}',
    ],
    ['Make’s', 'arn:aws:lambda:$(REGION):$(ACCOUNT):function:x', 'variable $(REGION)'],
    ['Make’s, escaped', 'arn:aws:lambda:eu-west-1:$$(ACCOUNT):function:x', 'variable $$(ACCOUNT)'],
    ['PowerShell’s', '"arn:aws:lambda:$($Region):123456789012:function:x"', 'variable $($Region)'],
    [
      'a shell’s command',
      'arn:aws:lambda:$(aws configure get region):123456789012:function:x',
      'variable $(aws configure get region)',
    ],
    ['a command with parentheses', 'arn:aws:lambda:eu-west-1:$(f (a) b):function:x', 'variable $(f (a) b)'],
    ['in the name', `${ARN}-$(STAGE)`, 'variable $(STAGE)'],
    ['control: parentheses alone', '(eu-west-1):(123456789012):function:x'],
    ['control: half a command', 'arn:aws:lambda:$(aws configure:123456789012:function:x'],
  ]);
});

describe('variables that mean the place in use', () => {
  const cases: Cases = [
    ...[
      '${var.region}',
      '{region}',
      '${AWS_REGION}',
      '$AWS_REGION',
      '${stack.region}',
      '${self:provider.region}',
    ],
    ...[
      '${local.aws_region}',
      '${opt:region}',
      '{{ region }}',
      '${{ env.AWS_REGION }}',
      '${process.env.AWS_REGION}',
    ],
    ...["{os.environ['AWS_REGION']}", '${awsRegion}', '$AWS_DEFAULT_REGION', '\\${var.region}'],
  ].map((region) => [region, `arn:aws:lambda:${region}:210987654321:function:orders`, HERE_ARN]);
  check(cases);
  check(
    [
      '${var.account_id}',
      '${local.account_id}',
      '$account_id',
      '{account_id}',
      '${AWS_ACCOUNT_ID}',
      '${stack.account}',
    ].map((account) => [account, `arn:aws:lambda:ap-south-2:${account}:function:orders`, HERE_ARN]),
  );
  check([
    ['control: another Region', 'arn:aws:lambda:${var.target_region}:1:function:f'],
    [
      'control: another Region’s variable',
      'arn:aws:lambda:${var.dr_region}:210987654321:function:f',
      'variable ${var.dr_region}',
    ],
    [
      'control: another account',
      'arn:aws:lambda:eu-west-1:${var.hub_account_id}:function:f',
      'variable ${var.hub_account_id}',
    ],
    [
      'control: a module’s',
      'arn:aws:lambda:${module.x.region}:210987654321:function:f',
      'variable ${module.x.region}',
    ],
    [
      'control: a default',
      'arn:aws:lambda:${AWS_REGION:-us-east-1}:210987654321:function:f',
      'variable ${AWS_REGION:-us-east-1}',
    ],
    [
      'control: in the wrong field',
      'arn:aws:lambda:eu-west-1:${var.region}:function:f',
      'variable ${var.region}',
    ],
    ['control: in the name', `${ARN}-\${var.region}`, 'variable ${var.region}'],
    [
      'control: a part of the field',
      'arn:aws:lambda:${var.region}-1:210987654321:function:f',
      'variable ${var.region}',
    ],
  ]);
  it('says so', () => {
    const match = findArnAt('arn:aws:lambda:${var.region}:210987654321:function:orders', 3);
    expect(match && resolveArn(match, HERE)).toMatchObject({
      filled: [{ part: 'region', placeholder: '${var.region}', value: 'ap-south-2' }],
    });
  });
});
