import { describe, expect, test } from 'vitest';

import type { DeclaredTemplate } from '../../../src/domain/declared/template.ts';
import { MAX_RESOURCES } from '../../../src/templates/limits.ts';
import { allReaders } from '../../../src/templates/readers.ts';
import { readTemplate } from '../../../src/templates/readTemplate.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Texts made to attack the readers of CloudFormation, Serverless and CDK; those of Terraform are in a file of their own. */

function read(text: string, file = 'template.json'): DeclaredTemplate {
  const template = readTemplate(allReaders, [{ file, text }]);
  if (!template) throw new Error('not read');
  return template;
}

const stackOf = (resources: Readonly<Record<string, unknown>>, more: object = {}): string =>
  JSON.stringify({ ...more, Resources: resources });

const functionWith = (properties: object): object => ({
  Type: 'AWS::Lambda::Function',
  Properties: properties,
});

const many = <T>(count: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => one(index));

const named = (
  count: number,
  name: string,
  one: (index: number) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(many(count, (index) => [`${name}${index}`, one(index)]));

/** The size of a result in characters, as it crosses threads: texts that several places share count each time. */
const sizeOf = (value: unknown): number => JSON.stringify(value).length;

const referents = (template: DeclaredTemplate): readonly string[] =>
  template.references.map(({ form, to }) => `${form} ${to.kind === 'declared' ? to.address : to.kind}`);

const permission = (name: unknown): object => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { FunctionName: name },
});

describe('a name that is not known', () => {
  test.each([
    ['Select', { 'Fn::Select': [0, ['x', 'y']] }],
    ['If', { 'Fn::If': ['IsProd', 'x', 'y'] }],
    ['FindInMap', { 'Fn::FindInMap': ['Names', { Ref: 'Other' }, 'Name'] }],
    ['ImportValue', { 'Fn::ImportValue': 'x' }],
    ['', { 'Fn::GetAtt': [] }],
  ])('is no parameter that is called as the function: %j', (parameter, name) => {
    const parameters = { [parameter]: { Type: 'String' } };
    const own = (value: unknown) =>
      read(
        stackOf(
          { Own: functionWith({ FunctionName: { Ref: parameter } }), Other: permission(value) },
          { Parameters: parameters },
        ),
      );
    expect(referents(own(name)).filter((one) => one === 'nameProperty Own')).toHaveLength(1);
    // The control: the same parameter.
    const known = parameter === '' ? 1 : 2;
    expect(referents(own({ Ref: parameter })).filter((one) => one === 'nameProperty Own')).toHaveLength(
      known,
    );
  });

  const service = (own: string, other: string): DeclaredTemplate =>
    read(
      `service: shop\nprovider:\n  name: aws\ncustom:\n  a: \${self:custom.a}\n  b: \${self:custom.b}\nfunctions:\n  orders:\n    handler: x.y\n    name: ${own}\n    environment:\n      OTHER_FUNCTION: ${other}\n`,
      'serverless.yml',
    );

  test('of two variables of Serverless that are themselves, neither is the other', () => {
    const own = 'nameProperty orders';
    expect(
      referents(service('${self:custom.a}', '${self:custom.b}')).filter((one) => one === own),
    ).toHaveLength(1);
    const names = referents(service('${opt:name}', '${opt:name}'));
    expect(names.filter((one) => one === own)).toHaveLength(2);
  });

  test('nor of two that are put together of too many', () => {
    const long = (name: string): string => many(70, (index) => `\${opt:${name}${index}}-`).join('');
    expect(
      referents(service(long('a'), long('b'))).filter((one) => one === 'nameProperty orders'),
    ).toHaveLength(1);
  });
});

describe('work that would multiply', () => {
  test('Sub in the maps of Sub', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? 'x' : { 'Fn::Sub': ['${a}'.repeat(50), { a: nested(depth - 1) }] };
    const template = read(
      stackOf({ Bomb: functionWith({ FunctionName: nested(15) }), Good: functionWith({}) }),
    );
    expect(template.resources).toMatchObject([{ name: { kind: 'unknown' } }, { address: 'Good' }]);
    const small = read(
      stackOf({ Fn: functionWith({ FunctionName: { 'Fn::Sub': ['${a}-${a}', { a: 'x' }] } }) }),
    );
    expect(small.resources).toMatchObject([{ name: { kind: 'literal', value: 'x-x' } }]);
  });

  const long = 'x'.repeat(100_000);

  test.each([
    ['a default', { Parameters: { P: { Type: 'String', Default: long } } }, { Ref: 'P' }],
    ['a mapping', { Mappings: { M: { a: { b: long } } } }, { 'Fn::FindInMap': ['M', 'a', 'b'] }],
  ])('%s that many functions have', (_, more, name) => {
    const text = stackOf(
      named(100, 'F', () => functionWith({ FunctionName: name })),
      more,
    );
    expect(sizeOf(read(text))).toBeLessThan(text.length * 5);
  });

  test.each([
    [
      'template.yaml',
      `Long: &long ${long}\nResources:\n`,
      (index: number) =>
        `  F${index}:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: *long\n`,
    ],
    [
      'serverless.yml',
      `service: a\nprovider:\n  name: aws\ncustom:\n  long: ${long}\nfunctions:\n`,
      (index: number) => `  f${index}:\n    handler: x.y\n    name: \${self:custom.long}\n`,
    ],
    [
      'serverless.yml',
      `service: ${long}\nprovider:\n  name: aws\nfunctions:\n`,
      (index: number) => `  f${index}:\n    handler: x.y\n`,
    ],
    [
      'serverless.yml',
      `service: a\nprovider:\n  name: aws\ncustom:\n  long: \${opt:${long}}\nfunctions:\n`,
      (index: number) => `  f${index}:\n    handler: x.y\n    name: \${self:custom.long}\n`,
    ],
  ])('a long text that many functions of %s have', (file, head, fn) => {
    const text = head + many(100, fn).join('');
    expect(sizeOf(read(text, file))).toBeLessThan(text.length * 5);
  });

  test('a name of usual length is kept', () => {
    const name = 'n'.repeat(64);
    const text = stackOf(
      { F: functionWith({ FunctionName: { Ref: 'P' } }) },
      { Parameters: { P: { Default: name } } },
    );
    expect(read(text).resources).toMatchObject([{ name: { kind: 'unknown', otherwise: name } }]);
  });

  const role = { Type: 'AWS::IAM::Role', Properties: {} };
  const policyOf = (roles: number, actions: number): object => ({
    Type: 'AWS::IAM::Policy',
    Properties: {
      Roles: many(roles, (index) => ({ Ref: `R${index}` })),
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: many(actions, (index) => `sqs:A${index}`) }] },
    },
  });

  test('policies that many roles have', () => {
    const text = stackOf({ P: policyOf(1_500, 1_500), ...named(1_500, 'R', () => role) });
    expect(sizeOf(read(text))).toBeLessThan(text.length * 200);
    const [, first] = read(stackOf({ P: policyOf(1, 2), R0: role, R1: role })).resources;
    expect(first).toMatchObject({ address: 'R1', allows: [] });
  });

  test('functions that many included files may name', () => {
    const api = {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.yaml' } } },
      },
    };
    const { definitions = [] } = read(
      stackOf({ ...named(20, 'F', () => functionWith({})), ...named(2_000, 'A', () => api) }),
    );
    expect(definitions).toHaveLength(2_000);
    expect(new Set(definitions.map(({ substitutions }) => substitutions)).size).toBe(1);
  });

  test.each([
    [
      'CloudFormation',
      'template.json',
      stackOf({ A: functionWith({ Description: { 'Fn::Sub': '${A}'.repeat(100_000) } }) }),
    ],
    [
      'a definition',
      'template.json',
      stackOf({
        A: functionWith({}),
        S: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            DefinitionString: '${a}'.repeat(100_000),
            DefinitionSubstitutions: { a: { Ref: 'A' } },
          },
        },
      }),
    ],
    [
      'log groups',
      'template.json',
      stackOf({ A: functionWith({ Description: '/aws/lambda/a '.repeat(100_000) }) }),
    ],
    [
      'Serverless',
      'serverless.yml',
      `service: a\nprovider:\n  name: aws\nfunctions:\n  a:\n    handler: x\nresources:\n  a: !Sub "${'${ALambdaFunction}'.repeat(100_000)}"\n`,
    ],
  ])('references in one text of %s end at the limit', (_, file, text) => {
    expect(read(text, file).references.length).toBeLessThanOrEqual(MAX_RESOURCES);
  });
});

test('a path of a million steps is no path', () => {
  const text = `service: a\nprovider:\n  name: aws\nfunctions:\n  a:\n    handler: x\n    name: \${self:${'a.'.repeat(1_000_000)}a}\n`;
  expect(read(text, 'serverless.yml').resources).toMatchObject([{ address: 'a', name: { kind: 'unknown' } }]);
});

describe('linear in', () => {
  const config = (index: number): object => ({
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Fn' },
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
      Description: index,
    },
    DependsOn: ['Other'],
  });
  const statement = (action: string): object => ({
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
  });
  const around = {
    Fn: functionWith({ Role: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
    Queue: { Type: 'AWS::SQS::Queue' },
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { Roles: [{ Ref: 'Role' }], ...statement('sqs:SendMessage') },
    },
  };

  /** The import that makes a program one of the CDK, and a construct. */
  const CDK = `import * as lambda from 'aws-cdk-lib/aws-lambda';\nconst x = new lambda.Function(this, 'A', {});\n`;

  const texts: Readonly<Record<string, readonly [string, (length: number) => string]>> = {
    'configs in one line': ['a.json', (length) => stackOf(named(length / 300, 'C', config))],
    'configs that wait for a resource with many dependencies': [
      'a.json',
      (length) =>
        stackOf({
          ...around,
          ...named(length / 600, 'C', config),
          Other: { Type: 'A', Properties: many(length / 30, () => ({ Ref: 'Queue' })) },
        }),
    ],
    'configs of a role with many actions': [
      'a.json',
      (length) =>
        stackOf({
          ...around,
          Policy: {
            Type: 'AWS::IAM::Policy',
            Properties: { Roles: [{ Ref: 'Role' }], ...statement('sqs:'.repeat(length / 8)) },
          },
          ...named(length / 600, 'C', config),
        }),
    ],
    'names in one text with escapes': [
      'a.json',
      (length) =>
        stackOf({ A: functionWith({ Description: { 'Fn::Sub': `\n${'${A}'.repeat(length / 4)}` } }) }),
    ],
    'one value of a definition that is named many times': [
      'a.json',
      (length) =>
        stackOf({
          A: functionWith({}),
          S: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              DefinitionString: '${a}'.repeat(length / 8),
              DefinitionSubstitutions: { a: { 'Fn::Join': ['', many(length / 8, () => 'a')] } },
            },
          },
        }),
    ],
    'uses in braces': ['a.ts', (length) => CDK + '{'.repeat(length / 2) + 'x;'.repeat(length / 4)],
    'uses beside parameters': [
      'a.ts',
      (length) => `${CDK}function f(${'a,'.repeat(length / 4)}b) { ${'x;'.repeat(length / 4)} }`,
    ],
  };

  /** Where a smaller text does not show it. */
  const SIZES: Readonly<Record<string, number>> = {
    'configs in one line': 2_000_000,
    'configs that wait for a resource with many dependencies': 1_000_000,
    'configs of a role with many actions': 2_000_000,
  };

  test.each(Object.entries(texts))('%s', (name, [file, textOf]) => {
    const large = SIZES[name] ?? 60_000;
    expect(growth(textOf, (text) => read(text, file), large)).toBeLessThan(LINEAR);
  });

  test('and what is near by is still told', () => {
    const references = referents(read(`${CDK}function f(a) { return x.functionArn; }`, 'a.ts'));
    expect(references).toContain('construct A');
    const remarks = read(stackOf({ ...around, Other: { Type: 'A' }, C: config(1) })).remarks.map(
      ({ kind }) => kind,
    );
    expect(remarks).toContain('permission-race');
    const waiting = stackOf({ ...around, Other: { Type: 'A', DependsOn: 'Policy' }, C: config(1) });
    expect(read(waiting).remarks.map(({ kind }) => kind)).not.toContain('permission-race');
  });
});
