import { describe, expect, it } from 'vitest';
import { type CorpusFile, type FileKind, kindOf, marksOf } from '../../scripts/lib/coverage/marks.ts';

/** Marks as `kind means`, each with the text that it covers. */
function marksIn(kind: FileKind, text: string, ...others: readonly string[]): readonly string[] {
  const files = [text, ...others].map((one, index): CorpusFile => ({ path: `f${index}`, kind, text: one }));
  const [first] = files;
  if (!first) return [];
  return marksOf(first, files).map(
    ({ kind: form, means, start, end }) => `${form} ${text.slice(start, end)} = ${means ?? '?'}`,
  );
}

describe('marks of places that name a function', () => {
  it('are in every intrinsic function of CloudFormation, in YAML', () => {
    const text = `
Resources:
  Orders:
    Type: AWS::Lambda::Function
    DependsOn: Table
  Table:
    Type: AWS::DynamoDB::Table
Outputs:
  A: !GetAtt Orders.Arn
  B: !Ref Orders
  C: !Sub '\${Orders.Arn}/x'
  D:
    Fn::GetAtt:
      - Orders
      - Arn
  # !Ref Orders in a comment
  E: !Ref Table
`;
    expect(marksIn('CloudFormation', text)).toEqual([
      'declaration Orders = Orders',
      'getAtt Orders = Orders',
      'getAtt Orders = Orders',
      'ref Orders = Orders',
      'sub Orders = Orders',
    ]);
  });

  it('are in CloudFormation’s JSON', () => {
    const text = `{ "Resources": {
  "Orders": {
    "Type": "AWS::Lambda::Function"
  } },
  "Outputs": { "A": { "Fn::GetAtt": ["Orders", "Arn"] }, "B": { "Ref": "Orders" } } }`;
    expect(marksIn('CloudFormation', text)).toEqual([
      'declaration Orders = Orders',
      'getAtt Orders = Orders',
      'ref Orders = Orders',
    ]);
  });

  it('are keys and logical ids of Serverless', () => {
    const text = `provider:
  name: aws
functions:
  send-mail:
    handler: a.b
resources:
  A: !GetAtt SendDashmailLambdaFunction.Arn
`;
    expect(marksIn('Serverless', text)).toEqual([
      'declaration send-mail = send-mail',
      'getAtt SendDashmailLambdaFunction = send-mail',
    ]);
  });

  it('are resources and module outputs of Terraform, declared in any file of the module', () => {
    const use = `a = aws_lambda_function.orders.arn\nb = module.mail.lambda_function_arn\nc = aws_lambda_function.other.arn`;
    const declared = `resource "aws_lambda_function" "orders" {}\nmodule "mail" {\n  source = "terraform-aws-modules/lambda/aws"\n}`;
    expect(marksIn('Terraform', use, declared)).toEqual([
      'attribute aws_lambda_function.orders = aws_lambda_function.orders',
      'moduleOutput module.mail = module.mail',
    ]);
    expect(marksIn('Terraform', declared)).toEqual(['declaration orders = aws_lambda_function.orders']);
  });

  it('are constructs of CDK and the variables that hold them', () => {
    const text = `const fn = new lambda.Function(this, 'Orders', {});\nuse(fn.functionArn);`;
    expect(marksIn('CDK', text)).toEqual(['declaration Orders = Orders', 'use fn = Orders']);
  });

  it('are functions of Step Functions’ tasks', () => {
    const text = `{ "StartAt": "A", "Resource": "\${OrdersFunctionArn}", "FunctionName": "orders" }`;
    expect(marksIn('Step Functions', text)).toEqual([
      'resource ${OrdersFunctionArn} = ?',
      'functionName orders = ?',
    ]);
  });
});

describe('kindOf', () => {
  it.each([
    ['a/template.yaml', 'Type: AWS::Serverless::Function', 'SAM'],
    ['a/template.json', '"Type": "AWS::Lambda::Function"', 'CloudFormation'],
    ['serverless.yml', 'provider:\n  name: aws\n', 'Serverless'],
    ['serverless.yml', 'provider:\n  stage: dev\n  name: google\n', undefined],
    ['main.tf', 'resource "aws_lambda_function" "a" {}', 'Terraform'],
    ['main.tf', 'resource "aws_s3_bucket" "a" {}', undefined],
    ['stack.ts', "import 'aws-cdk-lib/aws-lambda';", 'CDK'],
    ['m.asl.json', '{ "StartAt": "A" }', 'Step Functions'],
    ['notes.md', 'AWS::Lambda::Function', undefined],
  ])('of %s with %o is %o', (path, text, kind) => {
    expect(kindOf(path, text)).toBe(kind);
  });
});
