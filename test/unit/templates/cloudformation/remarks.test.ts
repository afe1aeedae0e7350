import { describe, expect, it } from 'vitest';
import type { RemarkFix } from '../../../../src/domain/declared/remark.ts';
import { remarksOn } from '../../../../src/domain/declared/rules.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';
import { growth, LINEAR } from '../../../support/growth.ts';

const remarksIn = (text: string) => {
  const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
  return template ? remarksOn(template) : [];
};

const kindsIn = (text: string): readonly string[] => remarksIn(text).map(({ kind }) => kind);

/** The text after the first fix of the first remark that has one. */
function fixed(text: string): string {
  const fix = remarksIn(text).flatMap(({ fixes }) => fixes)[0];
  return fix ? applied(text, fix) : 'no fix';
}

const applied = (text: string, { edits }: RemarkFix): string =>
  edits
    .toSorted((a, b) => b.at.start - a.at.start)
    .reduce((now, { at, text: inserted }) => now.slice(0, at.start) + inserted + now.slice(at.end), text);

const HEAD = `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: orders }
  Lost:
    Type: AWS::SQS::Queue
  First:
    Type: AWS::SQS::Queue
    Properties: { FifoQueue: true }
  Topic: { Type: AWS::SNS::Topic }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders, Name: live } }
`;

const config = (lines: string) => `${HEAD}  Async:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Orders
      Qualifier: live
${lines
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`;

const onFailure = (value: string) => config(`DestinationConfig: { OnFailure: { Destination: ${value} } }`);
const onSuccess = (value: string) => config(`DestinationConfig: { OnSuccess: { Destination: ${value} } }`);

describe('a config of CloudFormation', () => {
  it.each([
    ['three retries', config('MaximumRetryAttempts: 3'), ['out-of-range']],
    ['two retries', config('MaximumRetryAttempts: 2'), []],
    ['an age of 59 s', config('MaximumEventAgeInSeconds: 59'), ['out-of-range']],
    ['an age that cuts retries', config('MaximumEventAgeInSeconds: 60'), ['retries-cut-by-age']],
    ['an age of an hour', config('MaximumEventAgeInSeconds: 3600'), []],
    ['retries of a parameter', config('MaximumRetryAttempts: !Ref Retries'), []],
    ['a FIFO queue of the template', onFailure('!GetAtt First.Arn'), ['fifo-destination']],
    ['a queue of the template', onFailure('!GetAtt Lost.Arn'), []],
    ['a literal FIFO queue', onFailure('arn:aws:sqs:us-east-1:111111111111:x.fifo'), ['fifo-destination']],
    ['a bucket on success', onSuccess('arn:aws:s3:::x'), ['bucket-on-success']],
    ['a bucket on failure', onFailure('arn:aws:s3:::x'), []],
    ['the URL of a queue', onFailure('!Ref Lost'), ['destination-not-arn']],
    ['the ARN of a topic', onFailure('!Ref Topic'), []],
    ['the function itself', onFailure('!GetAtt Orders.Arn'), ['destination-is-self']],
    [
      'the function itself, by its name',
      onFailure('arn:aws:lambda:us-east-1:111111111111:function:orders'),
      ['destination-is-self'],
    ],
    [
      'a partner bus',
      onFailure('arn:aws:events:us-east-1:111111111111:event-bus/aws.partner/x'),
      ['partner-bus'],
    ],
  ])('with %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  it('gets the ARN of a queue for its URL', () => {
    expect(fixed(onFailure('!Ref Lost'))).toBe(onFailure('!GetAtt Lost.Arn'));
    expect(fixed(onFailure('{ Ref: Lost }'))).toBe(onFailure('{ Fn::GetAtt: [Lost, Arn] }'));
  });

  it('gets the qualifier that it lacks', () => {
    const text = `${HEAD}  Async:\n    Type: AWS::Lambda::EventInvokeConfig\n    Properties:\n      FunctionName: !Ref Orders # the shop\n`;
    expect(kindsIn(text)).toContain('qualifier-missing');
    expect(fixed(text)).toContain('      Qualifier: $LATEST\n      FunctionName: !Ref Orders # the shop\n');
  });

  it('gets the name of an alias for its ARN', () => {
    const text = config('MaximumRetryAttempts: 1').replace('Qualifier: live', 'Qualifier: !Ref Live');
    expect(kindsIn(text)).toEqual(['qualifier-is-arn']);
    expect(fixed(text)).toBe(config('MaximumRetryAttempts: 1'));
  });

  it('waits for the policy that allows its destination', () => {
    const role = (statement: string) =>
      `  Role: { Type: AWS::IAM::Role }\n  Policy:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [!Ref Role]\n      PolicyDocument: { Statement: [${statement}] }\n`;
    const orders = onFailure('!GetAtt Lost.Arn').replace('orders }', 'orders, Role: !GetAtt Role.Arn }');
    const text = (statement: string) => `${orders}${role(statement)}`;
    const allows = text('{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }');
    expect(kindsIn(allows)).toEqual(['permission-race']);
    expect(fixed(allows)).toContain(
      '    DependsOn: Policy\n    Properties:\n      FunctionName: !Ref Orders\n',
    );
    expect(kindsIn(text('{ Effect: Allow, Action: sns:Publish, Resource: "*" }'))).toEqual([
      'permission-missing',
    ]);
    expect(
      kindsIn(
        text('{ Effect: Allow, Action: "sqs:*", Resource: "*" }').replace(
          'Properties:\n      FunctionName: !Ref',
          'DependsOn: Policy\n    Properties:\n      FunctionName: !Ref',
        ),
      ),
    ).toEqual([]);
    expect(kindsIn(text('{ Effect: Allow, Action: !Ref Actions, Resource: "*" }'))).toEqual([]);
  });

  it('on $LATEST is named where an alias is published', () => {
    const text = config('MaximumRetryAttempts: 1').replace('Qualifier: live', 'Qualifier: $LATEST');
    expect(kindsIn(text)).toEqual(['alias-without-config']);
  });
});

const sam = (inner: string, outer = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
${outer}    Properties:
      Handler: index.handler
${inner}`;

const samFailure = (value: string) =>
  sam(`      EventInvokeConfig:\n        DestinationConfig: { OnFailure: { ${value} } }\n`);

describe('a config of SAM', () => {
  it.each([
    ['a created queue', samFailure('Type: SQS'), []],
    ['the type S3', samFailure('Type: S3, Destination: arn:aws:s3:::x'), ['destination-type']],
    ['the type S3Bucket', samFailure('Type: S3Bucket, Destination: arn:aws:s3:::x'), []],
    ['no type', samFailure('Destination: arn:aws:sqs:us-east-1:111111111111:x'), ['destination-type']],
    ['no destination for Lambda', samFailure('Type: Lambda'), ['destination-type']],
    ['a type of a parameter', samFailure('Type: !Ref Kind, Destination: x'), []],
    [
      'a role of its own',
      samFailure('Type: SQS').replace('Handler', 'Role: arn:aws:iam::111111111111:role/x\n      Handler'),
      ['role-without-policy'],
    ],
  ])('with %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  it('gets the type that SAM takes', () => {
    const text = (type: string) => samFailure(`Type: ${type}, Destination: arn:aws:s3:::x`);
    expect(fixed(text('S3'))).toBe(text('S3Bucket'));
  });

  it('is moved under Properties, with its comments', () => {
    const block = (indent: string) =>
      `${indent}EventInvokeConfig: # async\n${indent}  MaximumRetryAttempts: 0 # none\n`;
    const text = sam('', block('    '));
    expect(kindsIn(text)).toEqual(['config-beside-properties']);
    expect(fixed(text)).toBe(sam('').replace('      Handler', `${block('      ')}      Handler`));
  });
});

it('rules take time that grows with the template', () => {
  const one = (index: number) =>
    `  F${index}: { Type: AWS::Lambda::Function }\n  A${index}: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref F${index}, Name: live } }\n  C${index}: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref F${index}, MaximumRetryAttempts: 3 } }\n`;
  const textOf = (length: number) => {
    const count = Math.round(length / one(1000).length);
    return `Resources:\n${Array.from({ length: count }, (_, index) => one(index)).join('')}`;
  };
  expect(growth(textOf, remarksIn, 262_144)).toBeLessThan(LINEAR);
});
