import { describe, expect, test } from 'vitest';

import { serverlessReader } from '../../../../src/templates/serverless/index.ts';

const HEAD =
  'service: shop\nprovider:\n  stage: dev\nfunctions:\n  orders:\n    handler: a.b\n    provisionedConcurrency: 1\n';
const read = (resources: string) =>
  serverlessReader.read([{ file: 'serverless.yml', text: `${HEAD}resources:\n${resources}` }]);
const section = (resources: string) => read(`  Resources:\n${resources.replaceAll(/^/gm, '    ')}\n`);
const found = (template: ReturnType<typeof read>, address: string) =>
  template?.resources.find((resource) => resource.address === address);

describe('the resources section', () => {
  test('Names have the variables of Serverless', () => {
    const queue = (name: string) =>
      found(section(`Q:\n  Type: AWS::SQS::Queue\n  Properties:\n    QueueName: ${name}`), 'Q');
    expect(queue('${self:service}-q')).toMatchObject({ name: { kind: 'literal', value: 'shop-q' } });
    expect(queue('${self:service}-${sls:stage}-q')).toMatchObject({
      name: { kind: 'unknown', otherwise: 'shop-dev-q' },
    });
    expect(queue('!Sub "${self:service}-${AWS::Region}"')).toMatchObject({
      name: {
        kind: 'unknown',
        parts: [
          { kind: 'text', text: 'shop-' },
          { kind: 'pseudo', pseudo: 'region' },
        ],
      },
    });
    expect(queue('${file(a.yml):name}')).toMatchObject({ name: { kind: 'unknown', why: 'import' } });
  });

  test('A config names a function of the service by its logical id', () => {
    const template = section(
      'C:\n  Type: AWS::Lambda::EventInvokeConfig\n  Properties:\n    FunctionName: !Ref OrdersLambdaFunction\n    Qualifier: live\n    MaximumRetryAttempts: 1\n    DestinationConfig:\n      OnFailure:\n        Destination: !GetAtt OrdersLambdaFunction.Arn',
    );
    expect(found(template, 'C')).toMatchObject({
      kind: 'config',
      of: { kind: 'reference', to: 'orders' },
      maximumRetryAttempts: { kind: 'literal', value: 1 },
      onFailure: { arn: { kind: 'reference', to: 'orders', attribute: 'Arn' } },
    });
  });

  test('A function, an alias and a sink of the section are declarations as well, and are named by their logical ids', () => {
    const template = section(
      'F:\n  Type: AWS::Lambda::Function\n  Properties:\n    FunctionName: f\nA:\n  Type: AWS::Lambda::Alias\n  Properties:\n    Name: live\n    FunctionName: !Ref F\nT:\n  Type: AWS::DynamoDB::Table\n  Properties:\n    A: !Ref T\n    B: !Ref OrdersProvConcLambdaAlias\n    C: !GetAtt F.Arn',
    );
    expect(found(template, 'A')).toMatchObject({ of: { kind: 'reference', to: 'F' } });
    expect(
      template?.references
        .filter(({ form }) => form !== 'declaration')
        .map(({ form, to }) => [form, to.kind === 'declared' && to.address]),
    ).toEqual([
      ['ref', 'F'],
      ['ref', 'OrdersProvConcLambdaAlias'],
      ['getAtt', 'F'],
    ]);
    expect(template?.references.filter(({ form }) => form === 'declaration')).toHaveLength(3);
  });

  test('Parts of a list, of which some are in other files', () => {
    const template = read(
      '  - ${file(more.yml)}\n  - Resources:\n      Q:\n        Type: AWS::SQS::Queue\n  - Resources:\n      R:\n        Type: AWS::SNS::Topic\n',
    );
    expect(template?.resources.map(({ address }) => address)).toEqual([
      'orders',
      'OrdersProvConcLambdaAlias',
      'Q',
      'R',
    ]);
    expect(template?.unread).toMatchObject([{ why: 'macro' }]);
  });
});
