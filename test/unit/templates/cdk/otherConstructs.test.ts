import { describe, expect, test } from 'vitest';
import type { DeclaredConstruct, DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { cdkSourceReader } from '../../../../src/templates/cdk/index.ts';

const read = (file: string, text: string): DeclaredTemplate | undefined =>
  cdkSourceReader.read([{ file, text }]);

/** The construct at the place that is marked `«…»`. */
function constructAt(file: string, text: string): DeclaredConstruct | undefined {
  const start = text.indexOf('«');
  const plain = text.replace('«', '').replace('»', '');
  const found = read(file, plain)?.references.filter(
    ({ at }) => at.start === start && at.end === text.indexOf('»') - 1,
  );
  expect(found?.length ?? 0).toBeLessThanOrEqual(1);
  const to = found?.[0]?.to;
  return to?.kind === 'construct' ? to : undefined;
}

const GU = `import 'aws-cdk-lib';\nimport { GuLambdaFunction } from '@guardian/cdk/lib/constructs/lambda';\n`;
const PY = `from aws_cdk import Stack, aws_lambda\nfrom datadog_cdk import MonitoredFunction\n`;
const CS = `using Amazon.CDK;\nusing Shop.Constructs;\n`;
const GO = `import (\n\t"github.com/aws/aws-cdk-go/awscdk/v2"\n\t"example.com/shop/constructs"\n)\n`;

describe('the same id in two classes', () => {
  const SQS = "import { Queue } from 'aws-cdk-lib/aws-sqs';\n";
  const of = (name: string, ...made: readonly string[]): string =>
    `class ${name} extends Stack { constructor() {\n${made.join('\n')}\n} }\n`;
  const gu = (id: string): string => `new GuLambdaFunction(this, '${id}');`;
  const made = (type: string, id: string): string => `new ${type}(this, '${id}');`;

  test.each([
    ['nothing else', [gu('«Orders»')], [gu('Orders')]],
    [
      'the same beside it',
      [gu('«Orders»'), made('Queue', 'Failed')],
      [gu('Orders'), made('Queue', 'Failed')],
    ],
    [
      'nothing else in the one that is asked about',
      [gu('«Orders»')],
      [gu('Orders'), made('Queue', 'Failed')],
    ],
    ['a known class in the other', [gu('«Orders»')], [made('lambda.Function', 'Orders')]],
  ])('is nobody’s: %s', (_, one, other) => {
    for (const text of [of('A', ...one) + of('B', ...other), of('B', ...other) + of('A', ...one)])
      expect(constructAt('a.ts', GU + SQS + text)?.isAmbiguous).toBe(true);
  });

  test.each([
    ['another id there', [gu('«Orders»')], [gu('Others')]],
    ['others beside it', [gu('«Orders»'), made('Queue', 'Failed')], [gu('Orders'), made('Queue', 'Lost')]],
    ['twice in one class', [gu('«Orders»'), gu('Orders')], []],
  ])('is told: %s', (_, one, other) => {
    const construct = constructAt('a.ts', GU + SQS + of('A', ...one) + of('B', ...other));
    expect(construct).toBeDefined();
    expect(construct).not.toHaveProperty('isAmbiguous');
  });

  test('is nobody’s outside classes', () => {
    const two = "new GuLambdaFunction(scope, '«Orders»');\nnew GuLambdaFunction(other, 'Orders');";
    expect(constructAt('a.ts', GU + two)?.isAmbiguous).toBe(true);
  });
});

describe('constructs of any class', () => {
  test.each([
    ['a.ts', `${GU}new GuLambdaFunction(this, '«Orders»', { app: 'x' });`],
    ['a.ts', `${GU}new GuLambdaFunction(scope, \`«Orders»\`);`],
    ['a.ts', `${GU}new lambdas.GuScheduledLambda(this.stack.inner, "«Orders»", props);`],
    ['a.ts', `${GU}const orders = new GuLambdaFunction(this, 'Orders');\nf(«orders».functionArn);`],
    ['a.ts', `${GU}const orders = new GuLambdaFunction(this, 'Orders');\nf(orders.«functionArn»);`],
    ['a.ts', `${GU}const orders = new GuLambdaFunction(this, 'Orders');\n«orders».addAlias('live');`],
    ['a.ts', `${GU}const orders: IFunction = new GuLambdaFunction(this, 'Orders');\nf({ «orders» });`],
    ['a.ts', `${GU}const orders = new GuLambdaFunction(this, 'Orders');\nf(\`\${«orders».functionName}\`);`],
    [
      'a.ts',
      `${GU}class A { constructor() { this.fn = new Own(this, 'Orders'); }\n f() { return this.«fn».functionName; } }`,
    ],
    ['a.js', `require('aws-cdk-lib');\nconst { Own } = require('./own');\nnew Own(this, '«Orders»');`],
    ['a.py', `${PY}MonitoredFunction(self, "«Orders»", handler="a")\n`],
    ['a.py', `${PY}MonitoredFunction(scope=self, id="«Orders»")\n`],
    ['a.py', `${PY}orders = MonitoredFunction(self, "Orders")\nx(«orders».function_arn)\n`],
    [
      'a.py',
      `${PY}class A(Stack):\n  def f(self):\n    self.fn = own.Fn(self, "Orders")\n    x(self.«fn»)\n`,
    ],
    ['A.java', `import software.amazon.awscdk.Stack;\nnew OrdersFunction(this, "«Orders»", props);`],
    ['A.java', `import software.amazon.awscdk.Stack;\nOwn.Builder.create(this, "«Orders»").build();`],
    ['a.cs', `${CS}var fn = new OrdersFunction(this, "«Orders»", new Props { A = 1 });`],
    ['a.cs', `${CS}var fn = new OrdersFunction(this, "Orders");\nf(«fn».FunctionArn);`],
    ['a.go', `${GO}constructs.NewOrders(stack, jsii.String("«Orders»"), nil)\n`],
    ['a.go', `${GO}fn := constructs.NewOrders(stack, jsii.String("Orders"), nil)\nx(«fn».FunctionArn())`],
  ])('%s: %s', (file, text) => {
    const found = constructAt(file, text);
    const plain = text.replace('«', '').replace('»', '');
    expect(found).toMatchObject({ path: 'Orders' });
    expect(found && plain.slice(found.nameAt.start, found.nameAt.end)).toBe('Orders');
    // Nothing is declared: other surfaces show nothing of it.
    expect(read(file, plain)?.resources).toEqual([]);
  });

  test.each([
    ['an id that is put together', `new Own(this, «\`Fn\${i}\`»);`],
    ['an id that is added to', `new Own(this, '«Fn»' + i);`],
    ['an id in a variable', `new Own(this, «id»);`],
    ['an empty id', `new Own(this, '«»');`],
    ['a text in place of the scope', `new Own('a', '«Orders»');`],
    ['a scope that is made in its place', `new Own(f(this), '«Orders»');`],
    ['a list in place of the scope', `new Own([a], '«Orders»');`],
    ['a call without new', `Own(this, '«Orders»');`],
    ['a method', `new own(this, '«Orders»');`],
    ['one argument', `new Own('«Orders»');`],
    ['a comment', `// new Own(this, '«Orders»');`],
    ['a variable that is assigned twice', `let a = new Own(this, 'A');\na = new Own(this, 'B');\nf(«a»);`],
    ['a parameter of the same name', `const a = new Own(this, 'A');\nxs.map((a) => «a».functionArn);`],
    ['a member of something else', `const a = new Own(this, 'A');\nother.«a».x();`],
  ])('not %s', (_, text) => expect(constructAt('a.ts', `${GU}${text}`)).toBeUndefined());

  test.each([
    ['a decorator', `${PY}isinstance(self, "«Orders»")\n`],
    ['a function', `${PY}getattr(self, "«Orders»")\n`],
    ['the constructor of the base', `${PY}super().__init__(scope, "«Orders»")\n`],
  ])('not %s of Python', (_, text) => expect(constructAt('a.py', text)).toBeUndefined());

  test.each([
    ['a construct around it', `const api = new Api(this, 'Api');\nnew Own(api, '«Orders»');`, 'Api/Orders'],
    [
      'several around it',
      `const app = new App();\nconst s = new Stack(app, 'Shop');\nconst api = new Api(s, 'Api');\nnew Own(api, '«Orders»');`,
      'Shop/Api/Orders',
    ],
    [
      'a member',
      `class A { constructor() { this.api = new Api(this, 'Api');\nnew Own(this.api, '«Orders»'); } }`,
      'Api/Orders',
    ],
    [
      'a construct whose id is put together',
      `const a = new Api(this, id);\nnew Own(a, '«Orders»');`,
      'Orders',
    ],
    ['a parameter', `f((api: Api) => new Own(api, '«Orders»'));`, 'Orders'],
    ['a slash in the id', `new Own(this, '«a/b»');`, 'a--b'],
    ['itself', `const a = new Own(a, '«Orders»');`, 'Orders'],
    ['one another', `const a = new Own(b, 'A');\nconst b = new Own(a, '«B»');`, /^(?:[AB]\/)+B$/],
  ])('the path tells %s', (_, text, path) => {
    const found = constructAt('a.ts', `${GU}${text}`)?.path ?? '';
    if (typeof path === 'string') expect(found).toBe(path);
    else expect(found).toMatch(path);
  });

  test.each([
    [
      'a.ts',
      `class A { constructor() { const q = new sqs.Queue(this, 'Q'); new Own(this, '«Orders»'); new own.MailFunction(this, 'Mail'); } }\nclass B { f() { new OtherFunction(this, 'Other'); } }`,
      ['Q', 'Mail'],
    ],
    [
      'a.ts',
      `class A { f() { new OwnLambda(this, '«Orders»'); new X(this, 'X'); new YLambda(s, 'Y'); } }`,
      ['Orders'],
    ],
    ['a.ts', `function f(scope) { new OwnLambda(scope, '«Orders»'); new YLambda(scope, 'Y'); }`, []],
    [
      'a.py',
      `class A:\n  def f(self):\n    OneFunction(self, "«Orders»")\n    TwoFunction(self, "Two")\nclass B:\n  def f(self):\n    OtherFunction(self, "Other")\n`,
      ['Orders', 'Two'],
    ],
  ])('the constructs of the same class beside it: %s: %s', (file, text, siblings) => {
    const head = file === 'a.py' ? PY : `${GU}import * as sqs from 'aws-cdk-lib/aws-sqs';\n`;
    expect(constructAt(file, head + text)?.siblings).toEqual(siblings);
  });

  test('A function that CDK itself has tells its scope, too', () => {
    const text = `import * as l from 'aws-cdk-lib/aws-lambda';\nconst a = new Api(this, 'Api');\nnew l.Function(a, 'Orders');`;
    expect(read('a.ts', text)?.resources).toMatchObject([{ constructPath: 'Api/Orders/Resource' }]);
  });

  test('The addresses of what is declared are as without the others', () => {
    const text = `import * as l from 'aws-cdk-lib/aws-lambda';\nclass A { f() { new Table(this, 'Orders');\nnew l.Function(this, 'Orders'); } }`;
    const template = read('a.ts', text);
    expect(template?.resources).toMatchObject([{ address: 'Orders' }]);
    expect(template?.references.flatMap(({ to }) => ('address' in to ? [to.address] : []))).toEqual([
      'Orders#2',
      'Orders',
    ]);
  });

  test('Settings of a construct whose class is not known are not read', () => {
    const text = `${GU}const q = new sqs.Queue(this, 'Q');\nconst fn = new GuLambdaFunction(this, 'Orders', { retryAttempts: 1 });\nfn.configureAsyncInvoke({ retryAttempts: 2 });\nnew lambda.EventInvokeConfig(this, 'C', { function: fn, retryAttempts: 0 });`;
    expect(read('a.ts', text)?.resources.filter(({ kind }) => kind === 'config')).toEqual([]);
  });
});

describe('a class that is very probably a function', () => {
  test.each([
    ['a.ts', `${GU}new GuLambdaFunction(this, '«A»');`, true],
    ['a.ts', `import * as l from 'aws-cdk-lib/aws-lambda';\nnew l.SingletonFunction(this, '«A»');`, true],
    [
      'a.ts',
      `import { OrdersFunction } from './own';\nimport 'aws-cdk-lib';\nnew OrdersFunction(this, '«A»');`,
      false,
    ],
    ['a.ts', `import { OrdersFunction } from '../own';\nnew OrdersFunction(this, '«A»');`, false],
    ['a.ts', `import { OrdersFunction } from '@/own';\nnew OrdersFunction(this, '«A»');`, false],
    ['a.ts', `${GU}class OrdersFunction {}\nnew OrdersFunction(this, '«A»');`, false],
    ['a.ts', `import { Orders } from 'shop';\nnew Orders(this, '«A»');`, false],
    ['a.ts', `import { FunctionAlarm } from 'shop';\nnew FunctionAlarm(this, '«A»');`, false],
    ['a.ts', `import { Function } from 'aws-cdk-lib/aws-cloudfront';\nnew Function(this, '«A»');`, false],
    ['a.ts', `import * as c from 'aws-cdk-lib/aws-cloudfront';\nnew c.Function(this, '«A»');`, false],
    ['a.ts', `import { aws_cloudfront as c } from 'aws-cdk-lib';\nnew c.Function(this, '«A»');`, false],
    ['a.ts', `import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_cloudfront.Function(this, '«A»');`, false],
    [
      'a.ts',
      `import { AppsyncFunction } from 'aws-cdk-lib/aws-appsync';\nnew AppsyncFunction(this, '«A»');`,
      false,
    ],
    ['a.py', `${PY}MonitoredFunction(self, "«A»")\n`, true],
    ['a.py', `from .own import OrdersFunction\nOrdersFunction(self, "«A»")\n`, false],
    ['a.py', `from aws_cdk import aws_cloudfront as c\nc.Function(self, "«A»")\n`, false],
    [
      'A.java',
      `import software.amazon.awscdk.services.lambda.SingletonFunction;\nnew SingletonFunction(this, "«A»");`,
      true,
    ],
    [
      'A.java',
      `import software.amazon.awscdk.services.cloudfront.Function;\nnew Function(this, "«A»");`,
      false,
    ],
    ['a.cs', `${CS}new OrdersFunction(this, "«A»");`, false],
  ])('%s: %s: %s', (file, text, expected) => {
    expect(constructAt(file, text)?.isLikelyFunction).toBe(expected);
  });
});
