import { describe, expect, it } from 'vitest';
import { referenceAt } from '../../../../src/domain/declared/lookUp.ts';
import { withSubstitutions } from '../../../../src/domain/declared/definitions.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { allReaders } from '../../../../src/templates/readers.ts';
import { reader as terraform } from '../../templates/terraform/support.ts';
import { readTemplate } from '../../../../src/templates/readTemplate.ts';

const MACHINE = `{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "\${OrdersArn}", "End": true } } }`;

const template = (uri: string, substitutions = 'OrdersArn: !GetAtt Orders.Arn'): string => `Resources:
  Orders:
    Type: AWS::Serverless::Function
  Shop:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: ${uri}
      DefinitionSubstitutions:
        ${substitutions}
`;

function read(file: string, text: string): DeclaredTemplate {
  const found = readTemplate(file.endsWith('.tf') ? [terraform] : allReaders, [{ file, text }]);
  if (!found) throw new Error('not read');
  return found;
}

/** Referent of the machine's placeholder, with templates by their files. */
function named(templates: Readonly<Record<string, string>>, file = 'file:///shop/machines/shop.asl.json') {
  const candidates = Object.entries(templates).map(([owner, text]) => ({
    file: owner,
    template: read(owner, text),
  }));
  const whole = withSubstitutions(read(file, MACHINE), file, candidates);
  const reference = referenceAt(whole, file, MACHINE.indexOf('OrdersArn'));
  const to = reference?.to;
  const isDeclared = to?.kind === 'declared' && whole.resources.some(({ address }) => address === to.address);
  return isDeclared ? to.address : to?.kind;
}

describe('a placeholder of a state machine', () => {
  it.each(['machines/shop.asl.json', './machines/shop.asl.json', '../shop/machines/shop.asl.json'])(
    'is the function that the template fills in: %s',
    (uri) => {
      expect(named({ 'file:///shop/template.yaml': template(uri) })).toBe('Orders');
    },
  );

  it('is found by paths as by URIs, and in a folder whose name is encoded', () => {
    expect(named({ '/s/template.yaml': template('m.asl.json') }, '/s/m.asl.json')).toBe('Orders');
    const file = 'file:///s/a%20b/m.asl.json';
    expect(named({ 'file:///s/t.yaml': template('a b/m.asl.json') }, file)).toBe('Orders');
  });

  it.each([
    ['another file', template('machines/other.asl.json')],
    ['a path that leads out of all folders', template(`${'../'.repeat(9)}shop.asl.json`)],
    ['an address', template('s3://bucket/machines/shop.asl.json')],
    ['another placeholder', template('machines/shop.asl.json', 'Other: !GetAtt Orders.Arn')],
    ['a resource that is no function', template('machines/shop.asl.json', 'OrdersArn: !GetAtt Table.Arn')],
    ['a parameter', template('machines/shop.asl.json', 'OrdersArn: !Ref Given')],
  ])('stays unknown with %s', (_, text) => {
    expect(named({ 'file:///shop/template.yaml': text })).toBe('unknown');
  });

  const module = (path: string, given = 'OrdersArn = aws_lambda_function.orders.arn'): string =>
    `resource "aws_lambda_function" "orders" {\n  function_name = "orders"\n}\nresource "aws_sqs_queue" "orders" {}\nresource "aws_sfn_state_machine" "shop" {\n  definition = templatefile("${path}", {\n    ${given}\n  })\n}\n`;

  it.each(['${path.module}/machines/shop.asl.json', 'machines/shop.asl.json', './machines/shop.asl.json'])(
    'is the function that Terraform fills in: %s',
    (path) => {
      expect(named({ 'file:///shop/main.tf': module(path) })).toBe('aws_lambda_function.orders');
    },
  );

  it.each([
    ['another file', module('${path.module}/other.asl.json')],
    ['a file of the root module', module('${path.root}/machines/shop.asl.json')],
    ['a file by a variable', module('${path.module}/${var.name}.asl.json')],
    ['a queue', module('machines/shop.asl.json', 'OrdersArn = aws_sqs_queue.orders.arn')],
    ['a variable', module('machines/shop.asl.json', 'OrdersArn = var.arn')],
  ])('stays unknown with %s in Terraform', (_, text) => {
    expect(named({ 'file:///shop/main.tf': text })).toBe('unknown');
  });

  it('stays unknown where two state machines have the file', () => {
    const text = template('machines/shop.asl.json');
    expect(named({ 'file:///shop/template.yaml': text, 'file:///shop/other.yaml': text })).toBe('unknown');
  });

  it('stays unknown without a template', () => {
    expect(named({})).toBe('unknown');
  });
});

describe('a placeholder of an API', () => {
  const FILE = 'file:///shop/api/api.yaml';
  const API = `openapi: 3.0.1
paths:
  /:
    get:
      x-amazon-apigateway-integration:
        type: aws_proxy
        uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Orders.Arn}/invocations
`;
  const including = (location: string, id = 'Orders', name = 'AWS::Include'): string => `Resources:
  ${id}:
    Type: AWS::Serverless::Function
  Api:
    Type: AWS::Serverless::Api
    Properties:
      DefinitionBody:
        Fn::Transform: { Name: ${name}, Parameters: { Location: ${location} } }
`;

  function referent(text: string) {
    const owner = 'file:///shop/template.yaml';
    const whole = withSubstitutions(read(FILE, API), FILE, [{ file: owner, template: read(owner, text) }]);
    const to = referenceAt(whole, FILE, API.indexOf('Orders.Arn'))?.to;
    return to?.kind === 'declared' ? to.address : to?.kind;
  }

  it('is the function of the template that includes the file', () => {
    expect(referent(including('./api/api.yaml'))).toBe('Orders');
  });

  it.each([
    ['another file', including('./api/other.yaml')],
    ['an address', including('s3://bucket/api/api.yaml')],
    ['another function', including('./api/api.yaml', 'Mail')],
    ['another macro', including('./api/api.yaml', 'Orders', 'Other')],
  ])('stays unknown with %s', (_, text) => {
    expect(referent(text)).toBe('unknown');
  });
});

it('a path that no address can hold names no file, and the others are found', () => {
  const good = { 'file:///shop/template.yaml': template('machines/shop.asl.json') };
  expect(named(good)).toBe('Orders');
  expect(
    named({
      ...good,
      'file:///shop/bad.json': JSON.stringify({
        Resources: {
          Orders: { Type: 'AWS::Serverless::Function' },
          Shop: { Type: 'AWS::Serverless::StateMachine', Properties: { DefinitionUri: '\uD800/x' } },
        },
      }),
    }),
  ).toBe('Orders');
});
