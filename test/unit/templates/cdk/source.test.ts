import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cdkSourceReader } from '../../../../src/templates/cdk/index.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const read = (file: string, text: string) => cdkSourceReader.read([{ file, text }]);

/** The text with the place that is marked `«…»`, without the marks. */
function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf('«');
  return { text: text.replace('«', '').replace('»', ''), start, end: text.indexOf('»') - 1 };
}

function referenceAt(file: string, text: string) {
  const { text: plain, start, end } = marked(text);
  return read(file, plain)
    ?.references.filter(({ at }) => at.start === start && at.end === end)
    .map(
      ({ form, to }) =>
        `${form} ${to.kind === 'declared' ? to.address : to.kind === 'unknown' ? `unknown ${to.why}` : to.kind === 'named' ? to.ref : to.path}`,
    );
}

const TS = `import * as lambda from 'aws-cdk-lib/aws-lambda';\nimport * as sqs from 'aws-cdk-lib/aws-sqs';\n`;
const PY = `from aws_cdk import aws_lambda as _lambda, aws_sqs as sqs, Duration\n`;
const JAVA = `import software.amazon.awscdk.services.lambda.Function;\n`;
const CS = `using Amazon.CDK.AWS.Lambda;\n`;
const GO = `import (\n\t"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"\n)\n`;

describe('places that name a function', () => {
  test.each([
    [
      'a.ts',
      `${TS}new lambda.Function(this, 'Orders', { ...defaults, functionName: «'orders'» });`,
      'nameProperty Orders',
    ],
    [
      'a.py',
      `${PY}_lambda.Function(self, 'Orders', **common, function_name=«'orders'»)`,
      'nameProperty Orders',
    ],
    ['a.ts', `${TS}new lambda.Function(this, '«Orders»', {});`, 'declaration Orders'],
    ['a.ts', `${TS}new lambda.Function(this, "«Orders»");`, 'declaration Orders'],
    ['a.ts', `${TS}new lambda.Function(this, \`«Orders»\`);`, 'declaration Orders'],
    [
      'a.ts',
      `import { Function as Fn } from 'aws-cdk-lib/aws-lambda';\nnew Fn(this, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.ts',
      `import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';\nnew NodejsFunction(this, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.ts',
      `import { aws_lambda as l } from 'aws-cdk-lib';\nnew l.Function(scope, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.ts',
      `import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_lambda.Function(this, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.js',
      `const lambda = require('aws-cdk-lib/aws-lambda');\nnew lambda.Function(this, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.js',
      `const { Function } = require('aws-cdk-lib/aws-lambda');\nnew Function(this, '«Orders»');`,
      'declaration Orders',
    ],
    [
      'a.ts',
      `${TS}new lambda.Function(this, 'Orders', { functionName: «'orders'» });`,
      'nameProperty Orders',
    ],
    [
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\n«fn».grantInvoke(x);`,
      'construct Orders',
    ],
    [
      'a.ts',
      `${TS}const fn: lambda.IFunction = new lambda.Function(this, 'Orders');\nf(«fn»);`,
      'construct Orders',
    ],
    ['a.ts', `${TS}const fn = new lambda.Function(this, 'Orders');\nf({ «fn» });`, 'construct Orders'],
    [
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nf(fn.«functionArn»);`,
      'attribute Orders',
    ],
    [
      'a.ts',
      `${TS}class A { constructor() { this.fn = new lambda.Function(this, 'Orders'); }\n f() { return this.«fn».functionName; } }`,
      'construct Orders',
    ],
    [
      'a.ts',
      `${TS}const a = 'it\\'s'; /* ' */ const r = /['"]/;\nconst t = \`\${f('}')} '\`;\nnew lambda.Function(this, '«Orders»');`,
      'declaration Orders',
    ],
    ['a.ts', `${TS}new lambda.Function(this, «\`\${x}-Orders\`»);`, 'construct unknown expression'],
    [
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nf(\`/aws/lambda/\${«fn».functionName}\`);`,
      'construct Orders',
    ],
    [
      'a.py',
      `${PY}fn = _lambda.Function(self, "Orders")\nf(f"/aws/lambda/{«fn».function_name}")\n`,
      'construct Orders',
    ],
    ['a.py', `${PY}_lambda.Function(self, "«Orders»", runtime=r)\n`, 'declaration Orders'],
    ['a.py', `${PY}_lambda.Function(scope=self, id="«Orders»")\n`, 'declaration Orders'],
    ['a.py', `from aws_cdk.aws_lambda import Function\nFunction(self, '«Orders»')\n`, 'declaration Orders'],
    [
      'a.py',
      `from aws_cdk import (\n  aws_lambda as l, # c\n  Stack,\n)\nl.Function(self, '«Orders»')\n`,
      'declaration Orders',
    ],
    [
      'a.py',
      `${PY}class A:\n  def f(self):\n    self.fn = _lambda.Function(self, "Orders")\n  def g(self):\n    x(self.«fn».function_name)\n`,
      'construct Orders',
    ],
    [
      'a.py',
      `${PY}def f():\n  fn = _lambda.Function(self, "Orders",\n    a=1,\n  )\n  x(handler=«fn»)\n`,
      'construct Orders',
    ],
    ['a.py', `${PY}fn = _lambda.Function(self, "Orders", function_name=«"orders"»)\n`, 'nameProperty Orders'],
    [
      'A.java',
      `${JAVA}Function fn = Function.Builder.create(this, "«Orders»").build();`,
      'declaration Orders',
    ],
    [
      'A.java',
      `${JAVA}Function fn = Function.Builder.create(this, "Orders").build();\nx(«fn».getFunctionArn());`,
      'construct Orders',
    ],
    [
      'A.java',
      `${JAVA}final Function fn = new Function(this, "«Orders»", FunctionProps.builder().build());`,
      'declaration Orders',
    ],
    [
      'A.java',
      `import software.amazon.awscdk.services.lambda.*;\nvar fn = Function.Builder.create(this, "«Orders»").build();`,
      'declaration Orders',
    ],
    [
      'a.cs',
      `${CS}var fn = new Function(this, "«Orders»", new FunctionProps { FunctionName = "orders" });`,
      'declaration Orders',
    ],
    [
      'a.cs',
      `using Lambda = Amazon.CDK.AWS.Lambda;\nvar fn = new Lambda.Function(this, "Orders");\nx(«fn».FunctionArn);`,
      'construct Orders',
    ],
    [
      'a.go',
      `${GO}fn := awslambda.NewFunction(stack, jsii.String("«Orders»"), &awslambda.FunctionProps{})\n`,
      'declaration Orders',
    ],
    [
      'a.go',
      `${GO}fn := awslambda.NewFunction(stack, jsii.String("Orders"), nil)\nx(«fn».FunctionName())`,
      'construct Orders',
    ],
  ])('%s: %s', (file, text, expected) => {
    expect(referenceAt(file, text)).toEqual([expected]);
  });

  test.each([
    ['a function of JavaScript', 'a.ts', `import 'aws-cdk-lib';\nnew Function('a', '«Orders»');`],
    ['a comment', 'a.ts', `${TS}// new lambda.Function(this, '«Orders»');`],
    ['a text', 'a.ts', `${TS}f("new lambda.Function(this, '«Orders»')");`],
    [
      'a parameter of the same name',
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nxs.map((fn) => «fn».functionArn);`,
    ],
    [
      'a parameter of a method',
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nfunction f(fn: X) { return «fn».functionArn; }`,
    ],
    [
      'a variable of another block',
      'a.ts',
      `${TS}function a() { const fn = new lambda.Function(this, 'Orders'); }\nfunction b() { «fn».x(); }`,
    ],
    [
      'a variable that is assigned twice',
      'a.ts',
      `${TS}let fn = new lambda.Function(this, 'Orders');\nfn = other;\n«fn».x();`,
    ],
    ['a key', 'a.ts', `${TS}const fn = new lambda.Function(this, 'Orders');\nf({ «fn»: 1 });`],
    [
      'a member of something else',
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nother.«fn».x();`,
    ],
    [
      'a variable of another function in Python',
      'a.py',
      `${PY}def f():\n  fn = _lambda.Function(self, "Orders")\ndef g(fn):\n  x(«fn»)\n`,
    ],
    ["an argument's name in Python", 'a.py', `${PY}fn = _lambda.Function(self, "Orders")\nx(«fn»=1)\n`],
    [
      "a loop's variable in Python",
      'a.py',
      `${PY}fn = _lambda.Function(self, "Orders")\nfor fn in fns:\n  x(«fn»)\n`,
    ],
    [
      'another member',
      'a.py',
      `${PY}class A:\n  def f(self):\n    self.fn = _lambda.Function(self, "Orders")\nclass B:\n  def f(self):\n    x(self.«fn»)\n`,
    ],
    [
      'braces in a plain string',
      'a.ts',
      `${TS}const fn = new lambda.Function(this, 'Orders');\nf('\${«fn».x}');`,
    ],
    [
      'braces in a plain string of Python',
      'a.py',
      `${PY}fn = _lambda.Function(self, "Orders")\nf("\\n{«fn».x}")\n`,
    ],
  ])('not %s', (_, file, text) => expect(referenceAt(file, text)).toEqual([]));

  test.each([
    [
      'a function of CloudFront',
      'a.ts',
      `import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';\nnew cloudfront.Function(this, '«Orders»');`,
    ],
    [
      'a function of CloudFront by name',
      'a.ts',
      `import { Function } from 'aws-cdk-lib/aws-cloudfront';\nnew Function(this, '«Orders»');`,
    ],
    [
      'a wrapper of the app',
      'a.ts',
      `import 'aws-cdk-lib';\nimport { NodejsFunction } from './own';\nnew NodejsFunction(this, '«Orders»');`,
    ],
    [
      'a construct whose function has another path',
      'a.ts',
      `${TS}new lambda.SingletonFunction(this, '«Orders»');`,
    ],
  ])('no function is declared by %s', (_, file, text) => {
    expect(referenceAt(file, text)).toEqual(['construct Orders']);
    expect(read(file, marked(text).text)?.resources).toEqual([]);
  });
});

const literal = (value: unknown) => ({ kind: 'literal', value });

describe('asynchronous settings', () => {
  const settings = {
    maximumRetryAttempts: literal(0),
    maximumEventAgeInSeconds: literal(7_200),
    onFailure: { arn: { kind: 'reference', to: 'Failed', attribute: 'Arn' } },
    qualifier: literal('$LATEST'),
    of: { kind: 'reference', to: 'Orders' },
  };

  test.each([
    [
      'a.ts',
      `${TS}const q = new sqs.Queue(this, 'Failed');\nnew lambda.Function(this, 'Orders', { functionName: 'orders', retryAttempts: 0, maxEventAge: cdk.Duration.hours(2), onFailure: new destinations.SqsDestination(q), deadLetterQueue: q });`,
    ],
    [
      'a.py',
      `${PY}q = sqs.Queue(self, "Failed")\n_lambda.Function(self, "Orders", function_name="orders", retry_attempts=0, max_event_age=Duration.hours(2), on_failure=destinations.SqsDestination(q), dead_letter_queue=q)\n`,
    ],
    [
      'A.java',
      `${JAVA}import software.amazon.awscdk.services.sqs.Queue;\nQueue q = new Queue(this, "Failed");\nFunction.Builder.create(this, "Orders").functionName("orders").retryAttempts(0).maxEventAge(Duration.hours(2)).onFailure(new SqsDestination(q)).deadLetterQueue(q).build();`,
    ],
    [
      'A.java',
      `${JAVA}import software.amazon.awscdk.services.sqs.Queue;\nQueue q = new Queue(this, "Failed");\nnew Function(this, "Orders", FunctionProps.builder().functionName("orders").retryAttempts(0).maxEventAge(Duration.minutes(120)).onFailure(new SqsDestination(q)).deadLetterQueue(q).build());`,
    ],
    [
      'a.cs',
      `${CS}using Amazon.CDK.AWS.SQS;\nvar q = new Queue(this, "Failed");\nnew Function(this, "Orders", new FunctionProps { FunctionName = "orders", RetryAttempts = 0, MaxEventAge = Duration.Hours(2), OnFailure = new SqsDestination(q), DeadLetterQueue = q });`,
    ],
    [
      'a.go',
      `${GO}import "github.com/aws/aws-cdk-go/awscdk/v2/awssqs"\nq := awssqs.NewQueue(stack, jsii.String("Failed"), nil)\nawslambda.NewFunction(stack, jsii.String("Orders"), &awslambda.FunctionProps{ FunctionName: jsii.String("orders"), RetryAttempts: jsii.Number(0), MaxEventAge: awscdk.Duration_Hours(jsii.Number(2)), OnFailure: awslambdadestinations.NewSqsDestination(q), DeadLetterQueue: q })\n`,
    ],
  ])('%s: %s', (file, text) => {
    const resources = read(file, text)?.resources;
    expect(resources?.find(({ kind }) => kind === 'config')).toMatchObject(settings);
    expect(resources?.find(({ kind }) => kind === 'function')).toMatchObject({
      address: 'Orders',
      constructPath: 'Orders/Resource',
      name: literal('orders'),
      deadLetter: { arn: { kind: 'reference', to: 'Failed' } },
    });
    expect(resources?.find(({ kind }) => kind === 'queue')).toMatchObject({
      address: 'Failed',
      isFifo: false,
    });
  });

  test.each([
    ['a queue that CDK creates', 'a.ts', '{ deadLetterQueueEnabled: true }', 'unknown'],
    ['no queue', 'a.ts', '{ deadLetterQueueEnabled: false }', undefined],
    ['a topic', 'a.ts', '{ deadLetterTopic: topic }', 'unknown'],
    ['inserted properties', 'a.ts', '{ ...defaults }', 'unknown'],
    ['other properties', 'a.ts', '{ memorySize: 128 }', undefined],
  ])('the dead-letter queue with %s', (_, file, properties, kind) => {
    const text = `${TS}new lambda.Function(this, 'Orders', ${properties});`;
    const fn = read(file, text)?.resources.find((one) => one.kind === 'function');
    expect(fn?.deadLetter?.arn.kind).toBe(kind);
  });

  test('settings beside inserted properties are not the defaults', () => {
    const text = `${TS}new lambda.Function(this, 'Orders', { ...defaults, retryAttempts: 1 });`;
    expect(read('a.ts', text)?.resources.find((one) => one.kind === 'config')).toMatchObject({
      maximumRetryAttempts: literal(1),
      maximumEventAgeInSeconds: { kind: 'unknown' },
      onFailure: { arn: { kind: 'unknown' } },
    });
  });

  test('configureAsyncInvoke of a function and of an alias', () => {
    const text = `${TS}const fn = new lambda.Function(this, 'Orders');\nfn.configureAsyncInvoke({ retryAttempts: 1 });\nconst live = new lambda.Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion });\nlive.configureAsyncInvoke({ retryAttempts: 2 });`;
    const resources = read('a.ts', text)?.resources ?? [];
    expect(resources.filter(({ kind }) => kind === 'config')).toMatchObject([
      { of: { to: 'Orders' }, qualifier: literal('$LATEST'), maximumRetryAttempts: literal(1) },
      { of: { to: 'Live' }, qualifier: literal('live'), maximumRetryAttempts: literal(2) },
    ]);
    expect(resources.find(({ kind }) => kind === 'alias')).toMatchObject({
      of: { to: 'Orders' },
      name: literal('live'),
    });
  });

  test('EventInvokeConfig of its own', () => {
    const text = `${TS}const fn = new lambda.Function(this, 'Orders');\nnew lambda.EventInvokeConfig(this, 'Config', { function: fn, qualifier: 'live', retryAttempts: 1 });`;
    expect(read('a.ts', text)?.resources.find(({ kind }) => kind === 'config')).toMatchObject({
      address: 'Config',
      of: { to: 'Orders' },
      qualifier: literal('live'),
    });
  });

  test.each([
    ['an event source', `new SqsEventSource(q, { retryAttempts: 3, onFailure: x })`],
    [
      "a rule's target",
      `new targets.LambdaFunction(fn, { retryAttempts: 3, maxEventAge: Duration.hours(1) })`,
    ],
    [
      'a schedule',
      `new scheduler.Schedule(this, 'S', { target: new LambdaInvoke(fn, { retryAttempts: 3 }) })`,
    ],
    ['the queue of a function within', `new Thing(this, 'T', { fn: { retryAttempts: 2 } })`],
  ])('not those of %s', (_, expression) => {
    const text = `${TS}const fn = new lambda.Function(this, 'Orders');\nfn.addEventSource(${expression});`;
    expect(read('a.ts', text)?.resources.filter(({ kind }) => kind === 'config')).toEqual([]);
  });

  test('What is put in from elsewhere may change the name, and a value that is computed is not known', () => {
    const name = (text: string) =>
      read('a.ts', `${TS}${text}`)?.resources.find(({ kind }) => kind === 'function');
    expect(name(`new lambda.Function(this, 'A', { functionName: 'a', ...props });`)).toMatchObject({
      name: { kind: 'unknown' },
    });
    expect(name(`new lambda.Function(this, 'A', props);`)).toMatchObject({ name: { kind: 'unknown' } });
    expect(name(`new lambda.Function(this, 'A', { functionName: 'a-' + stage });`)).toMatchObject({
      name: { kind: 'unknown' },
    });
    expect(name(`new lambda.Function(this, 'A', { functionName: \`a-\${stage}\` });`)).toMatchObject({
      name: { kind: 'unknown' },
    });
    expect(name(`new lambda.Function(this, 'A', {});`)).not.toHaveProperty('name');
  });

  test('The same id twice has two addresses', () => {
    const text = `${TS}new lambda.Function(a, 'A');\nnew lambda.Function(b, 'A');`;
    expect(read('a.ts', text)?.resources.map(({ address }) => address)).toEqual(['A', 'A#2']);
  });
});

describe('bad input', () => {
  const FULL = `${TS}class A { constructor() {\n  const q = new sqs.Queue(this, 'Failed', { fifo: true });\n  this.fn = new lambda.Function(this, 'Orders', { retryAttempts: 0, onFailure: new d.SqsDestination(q), maxEventAge: Duration.hours(2) });\n  this.fn.configureAsyncInvoke({ retryAttempts: 1 });\n  f((x) => this.fn.functionArn, \`\${this.fn}\`);\n} }`;
  const pieces = [
    '',
    "'",
    '"',
    '`',
    '(',
    ')',
    '{',
    '}',
    '/*',
    '//',
    '/',
    '${',
    '\n',
    '#',
    '"""',
    'new lambda.Function(',
    '=',
  ];

  test.each(['a.ts', 'a.py', 'A.java', 'a.cs', 'a.go', 'a.rb'])(
    'Any change of a source is read, with spans in it: %s',
    (file) => {
      fc.assert(
        fc.property(fc.nat(FULL.length), fc.nat(FULL.length), fc.constantFrom(...pieces), (a, b, piece) => {
          const text = FULL.slice(0, Math.min(a, b)) + piece + FULL.slice(Math.max(a, b));
          const template = read(file, text);
          for (const { start, end } of [
            ...(template?.references.map(({ at }) => at) ?? []),
            ...(template?.resources.flatMap(({ at, nameAt }) => [at, nameAt]) ?? []),
          ]) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          for (const { form, at, to } of template?.references ?? []) {
            if (form === 'declaration' && to.kind === 'declared')
              expect(to.address).toContain(text.slice(at.start, at.end));
          }
          structuredClone(template);
        }),
        { numRuns: 200 },
      );
    },
  );

  test('As many uses as there are', () => {
    const text = `${TS}const fn = new lambda.Function(this, 'A');\nf([${'fn,'.repeat(150_000)}], [${'`${fn.x}`,'.repeat(50_000)}]);`;
    expect(read('a.ts', text)?.references).toHaveLength(20_000);
  });

  test('Too long a source is told', () => {
    expect(read('a.ts', ' '.repeat(2_000_001))?.unread).toMatchObject([{ why: 'tooLong' }]);
    expect(cdkSourceReader.accepts({ file: 'a.ts', text: TS })).toBe(true);
    expect(cdkSourceReader.accepts({ file: 'a.ts', text: 'lambda' })).toBe(false);
    expect(cdkSourceReader.accepts({ file: 'a.md', text: TS })).toBe(false);
  });

  test.each([
    '(',
    '{',
    '`${',
    "new lambda.Function(this, 'A', {",
    "const a = new Own(a, 'A');\n",
    "const b = new Own(a, 'A'); const a = new Own(b, 'B');\n",
    "new Own(this, 'A', {",
    'fn = new lambda.Function(this, "A");\n',
    'fn ',
    '/',
    'a => (',
    '"',
    'import { a } from "b";',
    '(fn) => { fn',
  ])('Time grows with the text alone: %j', (piece) => {
    expect(
      growth(
        (length) => TS + repeated(piece)(length),
        (text) => read('a.ts', text),
        524_288,
      ),
    ).toBeLessThan(LINEAR);
  });

  test.each([
    'fn = _lambda.Function(self, "A")\n',
    'class A:\n  def f(self):\n    self.fn = _lambda.Function(self, "A")\n',
    '"""',
    '  a\n',
  ])('Time grows with the text alone in Python: %j', (piece) => {
    expect(
      growth(
        (length) => PY + repeated(piece)(length),
        (text) => read('a.py', text),
        524_288,
      ),
    ).toBeLessThan(LINEAR);
  });
});

describe('settings of an imported function', () => {
  const configs = (file: string, text: string) =>
    read(file, text)?.resources.filter((one) => one.kind === 'config') ?? [];
  const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:orders';

  test.each([
    [
      'a.ts',
      `${TS}const fn = lambda.Function.fromFunctionName(this, 'Orders', 'orders');\nfn.configureAsyncInvoke({ retryAttempts: 0 });`,
      'orders',
    ],
    [
      'a.ts',
      `${TS}lambda.Function.fromFunctionArn(this, 'Orders', '${ARN}').configureAsyncInvoke({ retryAttempts: 0 });`,
      'us-east-1:111111111111:function:orders',
    ],
    [
      'a.ts',
      `${TS}lambda.Function.fromFunctionArn(this, 'Orders', \`arn:\${this.partition}:lambda:\${this.region}:\${this.account}:function:orders:live\`).configureAsyncInvoke({ retryAttempts: 0 });`,
      'orders',
    ],
    [
      'a.ts',
      `${TS}lambda.Function.fromFunctionArn(this, 'Orders', \`arn:aws:lambda:\${Stack.of(this).region}:111111111111:function:orders\`).configureAsyncInvoke({ retryAttempts: 0 });`,
      '111111111111:function:orders',
    ],
    [
      'a.ts',
      `${TS}const fn = lambda.Function.fromFunctionAttributes(this, 'Orders', { functionArn: '${ARN}', sameEnvironment: true });\nnew lambda.EventInvokeConfig(this, 'Async', { function: fn, retryAttempts: 0 });`,
      'us-east-1:111111111111:function:orders',
    ],
    [
      'a.ts',
      `${TS}new lambda.EventInvokeConfig(this, 'Async', { function: lambda.Function.fromFunctionName(this, 'Orders', 'orders'), retryAttempts: 0 });`,
      'orders',
    ],
    [
      'a.py',
      `${PY}fn = _lambda.Function.from_function_name(self, "Orders", "orders")\nfn.configure_async_invoke(retry_attempts=0)\n`,
      'orders',
    ],
    [
      'a.py',
      `${PY}_lambda.Function.from_function_arn(self, "Orders", function_arn=f"arn:aws:lambda:{self.region}:{self.account}:function:orders").configure_async_invoke(retry_attempts=0)\n`,
      'orders',
    ],
    [
      'A.java',
      `${JAVA}import software.amazon.awscdk.services.lambda.IFunction;\nIFunction fn = Function.fromFunctionName(this, "Orders", "orders");\nfn.configureAsyncInvoke(EventInvokeConfigOptions.builder().retryAttempts(0).build());`,
      'orders',
    ],
    [
      'a.cs',
      `${CS}var fn = Function.FromFunctionName(this, "Orders", "orders");\nfn.ConfigureAsyncInvoke(new EventInvokeConfigOptions { RetryAttempts = 0 });`,
      'orders',
    ],
    [
      'a.go',
      `${GO}fn := awslambda.Function_FromFunctionName(stack, jsii.String("Orders"), jsii.String("orders"))\nfn.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{ RetryAttempts: jsii.Number(0) })\n`,
      'orders',
    ],
  ])('%s: %s', (file, text, name) => {
    expect(configs(file, text)).toMatchObject([
      { of: literal(name), qualifier: literal('$LATEST'), maximumRetryAttempts: literal(0) },
    ]);
  });

  test('have the qualifier of an EventInvokeConfig', () => {
    const text = `${TS}const fn = lambda.Function.fromFunctionName(this, 'Orders', 'orders');\nnew lambda.EventInvokeConfig(this, 'Async', { function: fn, qualifier: 'live', retryAttempts: 0 });`;
    expect(configs('a.ts', text)).toMatchObject([{ of: literal('orders'), qualifier: literal('live') }]);
  });

  test.each([
    ['a name from elsewhere', 'props.name'],
    [
      'the account of the stack in another Region',
      '`arn:aws:lambda:us-east-1:${this.account}:function:orders`',
    ],
    [
      'a part of the name from elsewhere',
      '`arn:aws:lambda:${this.region}:${this.account}:function:${stage}-orders`',
    ],
    ['something else', "'arn:aws:sqs:us-east-1:111111111111:orders'"],
  ])('are of an unknown function with %s', (_, name) => {
    const text = `${TS}lambda.Function.fromFunctionArn(this, 'Orders', ${name}).configureAsyncInvoke({ retryAttempts: 0 });`;
    expect(configs('a.ts', text)).toMatchObject([{ of: { kind: 'unknown' } }]);
  });

  test.each([
    [
      'another class',
      `lambda.Version.fromFunctionName(this, 'Orders', 'orders').configureAsyncInvoke({ retryAttempts: 0 });`,
    ],
    [
      'another library',
      `other.Function.fromFunctionName(this, 'Orders', 'orders').configureAsyncInvoke({ retryAttempts: 0 });`,
    ],
    ['no settings', `lambda.Function.fromFunctionName(this, 'Orders', 'orders').grantInvoke(role);`],
  ])('are not read of %s', (_, code) => expect(configs('a.ts', `${TS}${code}`)).toEqual([]));

  test('the variable and the id name the deployed function', () => {
    const text = `${TS}const fn = lambda.Function.fromFunctionName(this, '«Orders»', 'orders');\nf(fn);`;
    expect(referenceAt('a.ts', text)).toEqual(['construct orders']);
    expect(referenceAt('a.ts', text.replace(/[«»]/g, '').replace('f(fn)', 'f(«fn»)'))).toEqual([
      'construct orders',
    ]);
    expect(referenceAt('a.ts', text.replace("'orders'", 'props.name'))).toEqual([]);
  });
});

test('configureAsyncInvoke behind the construct itself', () => {
  const text = `${TS}new lambda.Function(this, 'Orders').configureAsyncInvoke({ retryAttempts: 1 });`;
  expect(read('a.ts', text)?.resources.find(({ kind }) => kind === 'config')).toMatchObject({
    of: { to: 'Orders' },
    maximumRetryAttempts: literal(1),
  });
});
