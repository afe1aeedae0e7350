import { describe, expect, it } from 'vitest';
import type { CorpusFile, FileKind } from '../../scripts/lib/coverage/mark.ts';
import { kindOf, marksOf } from '../../scripts/lib/coverage/marks.ts';

/** Marks as `kind means`, each with the text that it covers. */
function marksIn(kind: FileKind, text: string, ...others: readonly string[]): readonly string[] {
  const files = [text, ...others].map((one, index): CorpusFile => ({ path: `f${index}`, kind, text: one }));
  const [first] = files;
  if (!first) return [];
  return marksOf(first, files).map(
    ({ kind: form, means, name, start, end }) =>
      `${form} ${text.slice(start, end)} = ${means ?? (name === undefined ? '?' : `named ${name}`)}`,
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
      'ref Orders = Orders',
      'sub Orders = Orders',
      'getAtt Orders = Orders',
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
    expect(marksIn('Terraform', declared)).toEqual([
      'declaration orders = aws_lambda_function.orders',
      'declaration mail = module.mail',
    ]);
  });

  it('are constructs of CDK and the variables that hold them', () => {
    const text = `const fn = new lambda.Function(this, 'Orders', {});\nuse(fn.functionArn);`;
    expect(marksIn('CDK', text)).toEqual(['declaration Orders = Orders', 'use fn = Orders']);
  });

  it('are functions of Step Functions’ tasks', () => {
    const text = `{ "StartAt": "A", "Resource": "\${OrdersFunctionArn}", "FunctionName": "orders" }`;
    expect(marksIn('Step Functions', text)).toEqual([
      'resource ${OrdersFunctionArn} = ?',
      'functionName orders = named orders',
    ]);
  });
});

describe('marks of names', () => {
  it('are properties, dependencies in lists, log groups and ARNs of CloudFormation', () => {
    const text = `
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub '\${Stage}-orders'
      Environment: { FunctionName: other.env }
  Logs:
    Type: AWS::Logs::LogGroup
    DependsOn:
      - Table
      - Orders
    Properties:
      LogGroupName: !Sub '/aws/lambda/\${Stage}-orders'
  Old: /aws/lambda/old
  Open: !Sub /aws/lambda/\${Other}-x
  Path: src/aws/lambda/file
  Arn: arn:aws:lambda:us-east-1:111122223333:function:pay:live
  Example: arn:aws:lambda:REGION:ACCOUNT:function:pay
  Permission:
    FunctionName: mail
`;
    expect(marksIn('CloudFormation', text)).toEqual([
      'declaration Orders = Orders',
      'nameProperty ${Stage}-orders = Orders',
      'dependsOn Orders = Orders',
      'logGroup ${Stage}-orders = Orders',
      'logGroup old = named old',
      'logGroup ${Other}-x = ?',
      'arn pay = named pay',
      'nameProperty mail = named mail',
    ]);
  });

  it('are names and keys of Serverless', () => {
    const text = `provider:
  name: aws
functions:
  mail:
    name: my-mail
    events:
      - http: { name: other }
    destinations:
      onFailure: lost
      onSuccess: elsewhere
  lost:
    handler: a.b
custom:
  a: \${self:functions.mail.name}
  b: /aws/lambda/my-mail
`;
    expect(marksIn('Serverless', text)).toEqual([
      'declaration mail = mail',
      'nameProperty my-mail = mail',
      'key lost = lost',
      'declaration lost = lost',
      'key mail = mail',
      'logGroup my-mail = mail',
    ]);
  });

  it('are names, settings, locals and log groups of Terraform', () => {
    const text = `resource "aws_lambda_function" "orders" {
  function_name = "\${var.a}-orders"
}
resource "aws_lambda_alias" "live" {
  function_name = var.other
}
locals {
  arn = aws_lambda_function.orders.arn
  two = local.arn
}
resource "aws_cloudwatch_log_group" "a" {
  name = "/aws/lambda/\${var.a}-orders"
}
module "layer" {
  source = "terraform-aws-modules/lambda/aws"
  create_layer = true
}
`;
    expect(marksIn('Terraform', text)).toEqual([
      'declaration orders = aws_lambda_function.orders',
      'nameProperty "${var.a}-orders" = aws_lambda_function.orders',
      'settings live = aws_lambda_alias.live',
      'nameProperty var.other = ?',
      'attribute aws_lambda_function.orders = aws_lambda_function.orders',
      'local local.arn = aws_lambda_function.orders',
      'logGroup ${var.a}-orders = aws_lambda_function.orders',
    ]);
  });

  it('are names of constructs, and the variables that are passed on', () => {
    const text = `const orders = new lambda.Function(this, 'Orders', { functionName: 'my-orders' });
new Rule(this, 'Rule', { targets: [orders] });
// use(orders)
new AppsyncFunction(this, 'NotLambda', {});
new lambda.Function(this, 'Many' + index, {});`;
    expect(marksIn('CDK', text)).toEqual([
      'declaration Orders = Orders',
      'nameProperty my-orders = Orders',
      'variable orders = Orders',
    ]);
  });

  it('are commands and calls of SDKs', () => {
    const text = `aws lambda invoke --function-name orders out.json
aws lambda invoke --function-name "$NAME" out.json
aws lambda invoke --function-name arn:aws:x out.json
az functionapp show --function-name other
lambda.invoke({ FunctionName: 'mail' });
aws logs tail --log-group-name-prefix /aws/lambda/ord`;
    expect(marksIn('other', text)).toEqual([
      'cli orders = named orders',
      'cli $NAME = ?',
      'sdkCall mail = named mail',
    ]);
  });

  it('are placeholders of a state machine that a template in a folder above fills in', () => {
    const machine: CorpusFile = {
      path: '/s/machines/m.asl.json',
      kind: 'Step Functions',
      text: `{ "StartAt": "A", "Resource": "\${OrdersFunctionArn}", "FunctionName": "\${Table}" }`,
    };
    const template = (uri: string): CorpusFile => ({
      path: '/s/template.yaml',
      kind: 'SAM',
      text: `Resources:
  Orders:
    Type: AWS::Serverless::Function
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: ${uri}
      DefinitionSubstitutions:
        OrdersFunctionArn: !GetAtt Orders.Arn
        Table: !Ref TableName
`,
    });
    const meanings = (all: readonly CorpusFile[]) =>
      marksOf(machine, [machine], all).map(({ means }) => means);
    expect(meanings([template('machines/m.asl.json')])).toEqual(['Orders', undefined]);
    expect(meanings([template('machines/other.asl.json')])).toEqual([undefined, undefined]);
    const module = (path: string): CorpusFile => ({
      path: '/s/main.tf',
      kind: 'Terraform',
      text: `templatefile("${path}", {\n  OrdersFunctionArn = aws_lambda_function.orders.arn\n})`,
    });
    expect(meanings([module('${path.module}/machines/m.asl.json')])[0]).toBe('aws_lambda_function.orders');
    expect(meanings([module('${path.module}/m.asl.json')])[0]).toBeUndefined();
  });

  it('are integrations of OpenAPI', () => {
    const text = 'uri: arn:aws:apigateway:r:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations';
    expect(marksIn('OpenAPI', text)).toEqual(['invocationUri ${Orders.Arn} = ?']);
    const api: CorpusFile = { path: '/s/api/api.yaml', kind: 'OpenAPI', text };
    const template = (location: string): CorpusFile => ({
      path: '/s/template.yaml',
      kind: 'SAM',
      text: `Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n  Api:\n    Location: ${location}\n`,
    });
    expect(marksOf(api, [api], [template('./api/api.yaml')])[0]?.means).toBe('Orders');
    expect(marksOf(api, [api], [template('./api/b.yaml')])[0]?.means).toBeUndefined();
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
