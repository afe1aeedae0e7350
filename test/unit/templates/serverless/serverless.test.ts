import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { DeclaredConfig, DeclaredFunction } from '../../../../src/domain/declared/resources.ts';
import { serverlessReader } from '../../../../src/templates/serverless/index.ts';
import { functionLogicalId } from '../../../../src/templates/serverless/names.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const read = (text: string, file = 'serverless.yml') => serverlessReader.read([{ file, text }]);

const HEAD = 'service: shop\nprovider:\n  name: aws\n  stage: ${opt:stage, "dev"}\n  region: eu-west-1\n';
const FUNCTIONS = 'functions:\n  orders:\n    handler: a.b\n  on-fail_ed:\n    handler: a.c\n';

/** The text with the place that is marked `«…»`, without the marks. */
function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return { text: text.replace('«', '').replace('»', ''), start, end };
}

function referenceAt(text: string) {
  const { text: plain, start, end } = marked(text);
  const found = read(plain)?.references.filter(({ at }) => at.start === start && at.end === end);
  return found?.map(({ form, to }) =>
    [
      form,
      to.kind === 'declared'
        ? to.address
        : to.kind === 'named'
          ? `named ${to.ref}`
          : to.kind === 'unknown'
            ? `unknown ${to.why}`
            : to.path,
    ].join(' '),
  );
}

const functionOf = (text: string, address: string): DeclaredFunction | undefined =>
  read(text)?.resources.find(
    (one): one is DeclaredFunction => one.kind === 'function' && one.address === address,
  );

const configOf = (text: string): DeclaredConfig | undefined =>
  read(text)?.resources.find((one): one is DeclaredConfig => one.kind === 'config');

const one = (settings: string): string =>
  `${HEAD}functions:\n  orders:\n    handler: a.b\n${settings.replaceAll(/^/gm, '    ')}\n  other:\n    handler: a.c\nresources:\n  Resources:\n    Failed:\n      Type: AWS::SQS::Queue\n    Topic:\n      Type: AWS::SNS::Topic\n`;

describe('places that name a function', () => {
  test.each([
    ['its key', `${HEAD}functions:\n  «orders»:\n    handler: a.b\n`, 'declaration orders'],
    ['its quoted key', `${HEAD}functions:\n  "«orders»":\n    handler: a.b\n`, 'declaration orders'],
    ['its name', `${HEAD}functions:\n  orders:\n    name: «shop-x»\n`, 'nameProperty orders'],
    [
      'a list of maps',
      `${HEAD}functions:\n  - «orders»:\n      handler: a.b\n  - \${file(more.yml)}\n`,
      'declaration orders',
    ],
    ['a destination', one('destinations:\n  onSuccess: «other»'), 'serverlessKey other'],
    [
      'a destination that is none',
      one('destinations:\n  onSuccess: «nobody»'),
      'serverlessKey unknown undeclared',
    ],
    [
      'a destination behind a variable',
      `custom:\n  to:\n    onFailure: «orders»\n${HEAD}functions:\n  orders:\n    destinations: \${self:custom.to}\n`,
      'serverlessKey orders',
    ],
    [
      'an authorizer',
      one('events:\n  - http:\n      path: a\n      authorizer: «other»'),
      'serverlessKey other',
    ],
    [
      'an authorizer by name',
      one('events:\n  - http:\n      authorizer:\n        name: «other»'),
      'serverlessKey other',
    ],
    [
      'an authorizer of the provider',
      `${HEAD}  httpApi:\n    authorizers:\n      a:\n        functionName: «orders»\n${FUNCTIONS}`,
      'serverlessKey orders',
    ],
    [
      'GetAtt',
      `${HEAD}  environment:\n    A: !GetAtt «OrdersLambdaFunction».Arn\n${FUNCTIONS}`,
      'getAtt orders',
    ],
    [
      'long GetAtt',
      `${HEAD}${FUNCTIONS}custom:\n  a:\n    Fn::GetAtt: [«OrdersLambdaFunction», Arn]\n`,
      'getAtt orders',
    ],
    [
      'GetAtt with normalised id',
      `${HEAD}${FUNCTIONS}custom:\n  a: !GetAtt «OnDashfailUnderscoreedLambdaFunction».Arn\n`.replace(
        'OnDashfailUnderscoreed',
        'OnDashfailUnderscoreed',
      ),
      'getAtt on-fail_ed',
    ],
    [
      'GetAtt of a function elsewhere',
      `${HEAD}functions: \${file(f.yml)}\ncustom:\n  a: !GetAtt «OrdersLambdaFunction».Arn\n`,
      'getAtt unknown import',
    ],
    ['Ref', `${HEAD}${FUNCTIONS}custom:\n  a: !Ref «OrdersLambdaFunction»\n`, 'ref orders'],
    [
      'long Ref in JSON-like YAML',
      `${HEAD}${FUNCTIONS}custom:\n  a: { "Ref": "«OrdersLambdaFunction»" }\n`,
      'ref orders',
    ],
    ['Sub', `${HEAD}${FUNCTIONS}custom:\n  a: !Sub "x \${«OrdersLambdaFunction».Arn}"\n`, 'sub orders'],
    [
      'Sub in a block',
      `${HEAD}${FUNCTIONS}custom:\n  a:\n    Fn::Sub: |\n      {"a": "\${«OrdersLambdaFunction»}"}\n`,
      'sub orders',
    ],
    [
      'DependsOn',
      `${HEAD}${FUNCTIONS}resources:\n  Resources:\n    A:\n      DependsOn: [«OrdersLambdaFunction»]\n`,
      'dependsOn orders',
    ],
    [
      'a variable',
      `${HEAD}${FUNCTIONS}custom:\n  a: x-\${self:functions.«orders».name}\n`,
      'serverlessKey orders',
    ],
    [
      'a log group',
      `${HEAD}${FUNCTIONS}custom:\n  a: /aws/lambda/«\${self:service}-\${sls:stage}-orders»\n`,
      'logGroup orders',
    ],
    [
      'a log group by another way to the stage',
      `${HEAD}${FUNCTIONS}custom:\n  s: \${opt:stage, self:provider.stage}\n  a: /aws/lambda/«\${self:service}-\${self:custom.s}-orders»\n`,
      'logGroup orders',
    ],
    [
      'a log group of another function',
      `${HEAD}${FUNCTIONS}custom:\n  a: /aws/lambda/«legacy-orders»\n`,
      'logGroup named legacy-orders',
    ],
    [
      'a log group of a Region',
      `${HEAD}${FUNCTIONS}custom:\n  a: /aws/lambda/«\${aws:region}.orders»\n`,
      'logGroup unknown expression',
    ],
    [
      'an ARN',
      `${HEAD}${FUNCTIONS}custom:\n  a: arn:aws:lambda:\${aws:region}:\${aws:accountId}:function:«\${self:service}-\${sls:stage}-orders»\n`,
      'arn orders',
    ],
    [
      'a name behind a key that says so',
      `${HEAD}  environment:\n    ORDERS_FUNCTION: «\${self:service}-\${sls:stage}-orders»\n${FUNCTIONS}`,
      'nameProperty orders',
    ],
    [
      'a state machine by the key',
      `${HEAD}${FUNCTIONS}stepFunctions:\n  stateMachines:\n    a:\n      definition:\n        States:\n          A:\n            Resource:\n              Fn::GetAtt: [«orders», Arn]\n`,
      'getAtt orders',
    ],
    [
      'a data source of AppSync',
      `${HEAD}${FUNCTIONS}appSync:\n  dataSources:\n    a:\n      config:\n        functionName: «orders»\n`,
      'serverlessKey orders',
    ],
    [
      'a data source of AppSync in a list',
      `${HEAD}${FUNCTIONS}custom:\n  appSync:\n    dataSources:\n      - config:\n          functionName: «orders»\n`,
      'serverlessKey orders',
    ],
    [
      'a literal name',
      `${HEAD}  environment:\n    FUNCTION: «shop-x»\nfunctions:\n  orders:\n    name: shop-x\n`,
      'nameProperty orders',
    ],
  ])('%s', (_, text, expected) => expect(referenceAt(text)).toEqual([expected]));

  test.each([
    [
      'a queue of that name',
      `${HEAD}${FUNCTIONS}custom:\n  QueueName: «\${self:service}-\${sls:stage}-orders»\n`,
    ],
    ['a pattern of log groups', `${HEAD}${FUNCTIONS}custom:\n  a: /aws/lambda/«\${self:service}»*\n`],
    ['an authorizer of API Gateway', one('events:\n  - http:\n      authorizer: «aws_iam»')],
    [
      'a destination of a stream',
      one('events:\n  - stream:\n      destinations:\n        onFailure: «other»'),
    ],
    ['the log group that a function is told to write to', one('logs:\n  logGroup: /aws/lambda/«orders»')],
    [
      'a name with another default of the stage',
      `${HEAD}custom:\n  FUNCTION: «\${self:service}-\${opt:stage, "qa"}-orders»\n${FUNCTIONS}`,
    ],
  ])('not %s', (_, text) => expect(referenceAt(text)).toEqual([]));
});

describe('names', () => {
  test.each([
    ['orders', 'OrdersLambdaFunction'],
    ['on-fail_ed', 'OnDashfailUnderscoreedLambdaFunction'],
    ['x', 'XLambdaFunction'],
  ])('the logical id of %s', (key, id) => expect(functionLogicalId(key)).toBe(id));

  test('A function without a name is service, stage and key, with the default of the stage', () => {
    expect(functionOf(`${HEAD}${FUNCTIONS}`, 'orders')?.name).toMatchObject({
      kind: 'unknown',
      why: 'expression',
      otherwise: 'shop-dev-orders',
      parts: [
        { kind: 'text', text: 'shop-' },
        { kind: 'pseudo', pseudo: 'stage', value: 'dev' },
        { kind: 'text', text: '-orders' },
      ],
    });
  });

  test.each([
    ['shop-x', { kind: 'literal', value: 'shop-x' }],
    ['${self:service}-x', { kind: 'literal', value: 'shop-x' }],
    ['${self:custom.missing, "y"}-x', { kind: 'literal', value: 'y-x' }],
    ['${env:NAME}', { kind: 'unknown', why: 'parameter' }],
    ['${env:NAME, "y"}', { kind: 'unknown', why: 'parameter', otherwise: 'y' }],
    ['${opt:stage, "qa"}', { kind: 'unknown', why: 'parameter', otherwise: 'qa' }],
    ['${sls:stage}', { kind: 'unknown', why: 'parameter', otherwise: 'dev' }],
    ['${param:p}', { kind: 'unknown', why: 'parameter', otherwise: 'pp' }],
    ['${file(a.yml):b, "c"}', { kind: 'unknown', why: 'import', otherwise: 'c' }],
    ['${ssm:/a/b}', { kind: 'unknown', why: 'import' }],
    ['${self:custom.by.${sls:stage}}', { kind: 'unknown', why: 'parameter', otherwise: 'for-dev' }],
    ['${self:custom.loop}', { kind: 'unknown', why: 'broken' }],
    ['${self:functions.other.name}', { kind: 'reference', to: 'other', attribute: 'name' }],
  ])('%s', (name, expected) => {
    const text = `${HEAD}custom:\n  by:\n    dev: for-dev\n  loop: \${self:custom.loop}\nparams:\n  default:\n    p: pp\nfunctions:\n  orders:\n    name: '${name}'\n  other:\n    handler: x\n`;
    expect(functionOf(text, 'orders')?.name).toMatchObject(expected);
  });

  test.each([
    ['service: shop\nprovider:\n  stage: prod\n', 'shop-prod'],
    ['service: shop\nfunctions: {}\n', 'shop-dev'],
    ['service:\n  name: shop\nfunctions: {}\n', 'shop-dev'],
    [
      'service: shop\nprovider:\n  stackName: ${self:service}-${self:provider.stage}-x\n  stage: qa\n',
      'shop-qa-x',
    ],
  ])('the stack of %j', (text, name) => {
    expect(read(text)?.deployment.stackName).toMatchObject({ kind: 'unknown', otherwise: name });
  });
});

describe('asynchronous settings', () => {
  test('numbers, destinations and the dead-letter queue', () => {
    const text = one(
      'maximumEventAge: 3600\nmaximumRetryAttempts: 0\nonError: !Ref Topic\ndestinations:\n  onSuccess: other\n  onFailure:\n    type: sqs\n    arn: !GetAtt Failed.Arn',
    );
    expect(configOf(text)).toMatchObject({
      address: 'OrdersLambdaEvConf',
      of: { kind: 'reference', to: 'orders' },
      qualifier: { kind: 'literal', value: '$LATEST' },
      maximumRetryAttempts: { kind: 'literal', value: 0 },
      maximumEventAgeInSeconds: { kind: 'literal', value: 3600 },
      onSuccess: { arn: { kind: 'reference', to: 'other', attribute: 'Arn' } },
      onFailure: { arn: { kind: 'reference', to: 'Failed', attribute: 'Arn' } },
    });
    expect(functionOf(text, 'orders')?.deadLetter?.arn).toMatchObject({ kind: 'reference', to: 'Topic' });
  });

  test('a dead-letter queue that a plugin creates is not known', () => {
    const text = one('deadLetter:\n  sqs: failed');
    expect(functionOf(text, 'orders')?.deadLetter?.arn).toMatchObject({ kind: 'unknown', why: 'transform' });
  });

  test.each([
    ['maximumRetryAttempts: ${self:custom.r}', { kind: 'unknown', why: 'undeclared' }],
    ['maximumRetryAttempts: ${env:R, 1}', { kind: 'unknown', why: 'parameter', otherwise: 1 }],
    ['maximumRetryAttempts: "2"', { kind: 'literal', value: 2 }],
    ['maximumRetryAttempts: two', { kind: 'unknown', why: 'broken' }],
  ])('%s', (setting, expected) => {
    expect(configOf(one(setting))?.maximumRetryAttempts).toMatchObject(expected);
  });

  test.each([
    ['provisionedConcurrency: 2', { kind: 'literal', value: 'provisioned' }, 'OrdersProvConcLambdaAlias'],
    [
      'provisionedConcurrency:\n  executions: 1\n  alias: live',
      { kind: 'literal', value: 'live' },
      'OrdersProvConcLiveLambdaAlias',
    ],
    ['snapStart: true', { kind: 'literal', value: 'snapstart' }, 'OrdersSnapStartLambdaAlias'],
    [
      'durableConfig:\n  executionTimeout: 1',
      { kind: 'literal', value: 'durable' },
      'OrdersDurableLambdaAlias',
    ],
    ['provisionedConcurrency: 0', { kind: 'literal', value: '$LATEST' }, undefined],
    ['snapStart: false', { kind: 'literal', value: '$LATEST' }, undefined],
    [
      'provisionedConcurrency: ${param:pc}',
      { kind: 'unknown', why: 'condition' },
      'OrdersProvConcLambdaAlias',
    ],
  ])('the qualifier with %s', (setting, qualifier, address) => {
    const template = read(one(`${setting}\nmaximumRetryAttempts: 1`));
    expect(template?.resources.find((resource) => resource.kind === 'config')).toMatchObject({ qualifier });
    expect(template?.resources.find((resource) => resource.kind === 'alias')?.address).toBe(address);
  });

  test.each([
    ['provisionedConcurrency: 1', { kind: 'reference', to: 'OtherProvConcLambdaAlias' }],
    ['provisionedConcurrency: ${param:pc}', { kind: 'unknown', why: 'condition' }],
    ['timeout: 3', { kind: 'reference', to: 'other', attribute: 'Arn' }],
  ])('A destination that has %s', (setting, expected) => {
    const text = one('destinations:\n  onSuccess: other').replace('handler: a.c', setting);
    expect(configOf(text)?.onSuccess?.arn).toMatchObject(expected);
  });

  test.each([
    ['iam:\n    role: arn:aws:iam::123456789012:role/r', { kind: 'literal' }],
    ['iam:\n    role: !GetAtt R.Arn', { kind: 'unknown', why: 'undeclared' }],
    ['role: Topic', { kind: 'reference', to: 'Topic', attribute: 'Arn' }],
    ['iam:\n    role:\n      statements: []', undefined],
  ])('The role of the service: %j', (role, expected) => {
    const found = functionOf(one('timeout: 3').replace('region: eu-west-1', role), 'orders')?.role;
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });

  test('A plugin that makes the roles leaves a bucket alone', () => {
    const text = `plugins:\n  - serverless-iam-roles-per-function\n${one('destinations:\n  onFailure: arn:aws:s3:::failed')}`;
    expect(read(text)?.remarks).toEqual([]);
  });

  test('No settings, no config', () => expect(configOf(one('timeout: 3'))).toBeUndefined());

  test.each([
    ['destinations:\n  onFailure: arn:aws:s3:::failed', 1],
    ['role: arn:aws:iam::123456789012:role/r\ndestinations:\n  onFailure: arn:aws:s3:::failed', 0],
    ['destinations:\n  onFailure: arn:aws:sqs:eu-west-1:123456789012:failed', 0],
  ])('remarks on %j', (settings, count) => {
    expect(read(one(settings))?.remarks.filter(({ kind }) => kind === 'bucket-unsupported')).toHaveLength(
      count,
    );
  });
});

describe('what is read', () => {
  test.each([
    ['serverless.yml', '', true],
    ['/a/serverless.common.yaml', '', true],
    ['serverless-sample.yml', '', true],
    ['serverless.json', '', true],
    ['serverless.ts', '', true],
    ['api.yml', `${HEAD}${FUNCTIONS}`, true],
    ['api.yml', 'functions:\n', false],
    ['serverless.md', '', false],
    ['myserverless.yml', '', false],
    ['.serverless/serverless-state.json', '', false],
  ])('%s', (file, text, expected) => expect(serverlessReader.accepts({ file, text })).toBe(expected));

  test('A configuration that is a program is told', () => {
    expect(read('export default {}', 'serverless.ts')?.unread).toMatchObject([{ why: 'code' }]);
  });

  test('Functions of another file are told', () => {
    expect(read(`${HEAD}functions: \${file(f.yml)}\n`)?.unread).toMatchObject([{ why: 'macro' }]);
  });

  test('JSON', () => {
    const text = '{"service":"shop","functions":{"orders":{"destinations":{"onFailure":"orders"}}}}';
    expect(read(text, 'serverless.json')?.references.map(({ form }) => form)).toEqual([
      'declaration',
      'serverlessKey',
    ]);
  });

  test('Functions of other providers are none of Lambda', () => {
    expect(read('service: a\nprovider:\n  name: azure\nfunctions:\n  b:\n    handler: c\n')).toBeUndefined();
    expect(read('service: a\nprovider: google\nfunctions:\n  b:\n    handler: c\n')).toBeUndefined();
    expect(read('service: a\nprovider: aws\nfunctions:\n  b:\n    handler: c\n')?.resources).toHaveLength(1);
  });

  test('Names of object members', () => {
    const text = `${HEAD}functions:\n  __proto__:\n    handler: a\n  constructor:\n    destinations:\n      onFailure: toString\n`;
    expect(read(text)?.references.map(({ to }) => to.kind)).toEqual(['declared', 'declared', 'unknown']);
  });
});

const FULL = `${one('name: ${self:service}-x\nmaximumRetryAttempts: ${env:A, 1}\ndestinations:\n  onFailure: other\n  onSuccess: !GetAtt Failed.Arn\nprovisionedConcurrency: ${self:custom.a}')}custom:\n  a: /aws/lambda/\${self:service}-\${sls:stage}-other\n  b: !Sub "\${OrdersLambdaFunction.Arn} \${self:functions.other.name}"\n`;

describe('bad input', () => {
  test('Every beginning of a file is read, with spans in it', () => {
    const whole = read(FULL);
    expect(whole?.references.length).toBeGreaterThan(7);
    fc.assert(
      fc.property(
        fc.nat(FULL.length),
        fc.nat(FULL.length),
        fc.constantFrom('', '"', '}', '${', '\n', ': ', '&a *a'),
        (a, b, piece) => {
          const text = FULL.slice(0, Math.min(a, b)) + piece + FULL.slice(Math.max(a, b));
          const template = read(text);
          const spans = [
            ...(template?.references.map(({ at }) => at) ?? []),
            ...(template?.unread.map(({ at }) => at) ?? []),
            ...(template?.resources.flatMap(({ at, nameAt }) => [at, nameAt]) ?? []),
          ];
          for (const { start, end } of spans) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          for (const { form, to, at } of template?.references ?? []) {
            if (form === 'declaration' && to.kind === 'declared' && !/["\\]/.test(to.address)) {
              expect(text.slice(at.start, at.end).replaceAll(/\s+/g, ' ')).toContain(to.address.slice(0, 1));
            }
          }
          structuredClone(template);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('Lists and maps of any length', () => {
    const list = `${HEAD}${FUNCTIONS}custom: [${'a, '.repeat(150_000)}]\n`;
    expect(read(list)?.resources).toHaveLength(2);
    const map = `{"service":"a","functions":{"b":{}},"custom":{${Array.from({ length: 150_000 }, (_, n) => `"a${n}":1`).join(',')}}}`;
    expect(read(map, 'serverless.json')?.resources).toHaveLength(1);
    const sub = `${HEAD}${FUNCTIONS}custom: !Sub "${'${OrdersLambdaFunction}'.repeat(150_000)}"\n`;
    expect(read(sub)?.references.length).toBeGreaterThan(1_000);
  });

  test('Variables that multiply are cut', () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `  v${n + 1}: \${self:custom.v${n}}\${self:custom.v${n}}`,
    );
    const text = `${HEAD}custom:\n  v0: x\n${lines.join('\n')}\nfunctions:\n  a:\n    name: \${self:custom.v40}\n`;
    expect(functionOf(text, 'a')?.name).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    ['functions', 'functions:\n', '  a${n}:\n    destinations: {onFailure: a1}\n'],
    ['open variables', 'functions:\n  a:\n    name: ', '${self:'],
    ['variables', 'service: a\ncustom:\n', '  a: /aws/lambda/${self:service}-${opt:x}-a\n'],
    ['a long text', 'functions:\n  a:\n    name: ', '/aws/lambda/'],
    ['nested variables', 'service: a\ncustom:\n  a: "', '${self:a,'],
  ])('Time grows with the text alone: %s', (_, head, piece) => {
    const textOf = (length: number): string => {
      let count = 0;
      return head + repeated(piece)(length).replaceAll('${n}', () => String(count++));
    };
    expect(growth(textOf, (text) => read(text), 262_144)).toBeLessThan(LINEAR);
  });
});
