import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { textReader } from '../../../../src/templates/text/index.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const read = (file: string, text: string) =>
  textReader.accepts({ file, text }) ? textReader.read([{ file, text }]) : undefined;

/** The text with the place that is marked `«…»`, without the marks. */
function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf('«');
  return { text: text.replace('«', '').replace('»', ''), start, end: text.indexOf('»') - 1 };
}

function referenceAt(file: string, text: string) {
  const { text: plain, start, end } = marked(text);
  return (
    read(file, plain)
      ?.references.filter(({ at }) => at.start === start && at.end === end)
      .map(({ form, to }) =>
        to.kind === 'named'
          ? `${form} ${to.ref}`
          : to.kind === 'unknown'
            ? `${form} ${to.why} ${to.text}`
            : '',
      ) ?? []
  );
}

const referencesIn = (file: string, text: string) => read(file, text)?.references ?? [];

describe('commands', () => {
  test.each([
    ['a.sh', 'aws lambda invoke --function-name «orders» out.json', 'orders'],
    ['a.sh', 'aws lambda invoke --function-name="«orders»" out.json', 'orders'],
    ['a.sh', "aws lambda invoke --function-name '«orders:live»' out.json", 'orders:live'],
    ['a.sh', 'aws lambda invoke --function-name «orders:$LATEST» out.json', 'orders:$LATEST'],
    ['a.sh', 'aws lambda invoke \\\n  --function-name \\\n  «orders» \\\n  out.json', 'orders'],
    ['Makefile', 'invoke:\n\taws lambda invoke --function-name «orders» out.json', 'orders'],
    ['a.yml', 'run: |\n  aws lambda update-function-code --function-name «orders» --zip-file x', 'orders'],
    ['package.json', '{"scripts": {"a": "aws lambda invoke --function-name \\"«orders»\\" x"}}', 'orders'],
    ['a.py', "run(['aws', 'lambda', 'invoke', '--function-name', '«orders»', 'x'])", 'orders'],
    ['README.md', '`aws lambda invoke --function-name «orders»`', 'orders'],
    ['Dockerfile', 'RUN awslocal lambda create-function --function-name «orders»;', 'orders'],
  ])('%s: %s', (file, text, name) => expect(referenceAt(file, text)).toEqual([`cli ${name}`]));

  test.each([
    ['aws lambda invoke --function-name «$NAME» x', 'parameter $NAME'],
    ['aws lambda invoke --function-name "«${NAME}»" x', 'parameter ${NAME}'],
    ['aws lambda invoke --function-name «orders-$STAGE» x', 'parameter orders-$STAGE'],
    ['aws lambda invoke --function-name «orders-${STAGE}» x', 'parameter orders-${STAGE}'],
    ['aws lambda invoke --function-name «${{ env.NAME }}» x', 'parameter ${{ env.NAME }}'],
    ['aws lambda invoke --function-name «{{ name }}» x', 'placeholder {{ name }}'],
    ['aws lambda invoke --function-name «<name>» x', 'placeholder <name>'],
    ['aws lambda invoke --function-name «%NAME%» x', 'placeholder %NAME%'],
    ['aws lambda invoke --function-name «YOUR_FUNCTION_NAME» x', 'placeholder YOUR_FUNCTION_NAME'],
    ['f("aws lambda invoke --function-name «orders-»" + stage)', 'expression orders-'],
    ['f("aws lambda invoke --function-name «orders»" + stage)', 'expression orders'],
    ['aws lambda invoke --function-name "«orders»"$STAGE x', 'expression orders'],
  ])('%s', (text, unknown) => expect(referenceAt('a.sh', text)).toEqual([`cli ${unknown}`]));

  test.each([
    ['az functionapp function show --function-name orders --name lambda'],
    ['tool --function-name orders'],
    ['aws lambda invoke --function-names orders'],
    ['aws lambda invoke --function-name arn:aws:lambda:eu-west-1:123456789012:function:orders'],
    ['aws lambda invoke --function-name'],
    ['aws lambda invoke --function-name --payload x'],
    ['aws lambda invoke --function-name orders*'],
  ])('not %s', (text) =>
    expect(referencesIn('a.sh', text).filter(({ to }) => to.kind === 'named')).toEqual([]),
  );
});

describe('log groups', () => {
  test.each([
    ['a.sh', 'aws logs tail /aws/lambda/«orders» --follow', 'orders'],
    ['a.json', '{"a": "/aws/lambda/«orders»"}', 'orders'],
    ['a.md', 'The log group is /aws/lambda/«orders».', 'orders'],
    ['a.json', '"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/«orders»:*"', 'orders'],
    ['a.json', '"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/«orders»:log-stream:*"', 'orders'],
  ])('%s: %s', (file, text, name) => expect(referenceAt(file, text)).toEqual([`logGroup ${name}`]));

  test.each([
    ['/aws/lambda/«${Orders}»', 'parameter ${Orders}'],
    ['f"/aws/lambda/«{name}»"', 'placeholder {name}'],
    ['"/aws/lambda/«orders-»" + stage', 'expression orders-'],
  ])('%s', (text, unknown) => expect(referenceAt('a.py', text)).toEqual([`logGroup ${unknown}`]));

  test.each([
    ['/aws/lambda/*'],
    ['/aws/lambda/orders*'],
    ['https://example.com/aws/lambda/orders'],
    ['src/aws/lambda/orders'],
    ['./aws/lambda/orders'],
    ['import "/aws/lambda/orders.ts"'],
    ['/aws/lambda/orders/index'],
    ['/aws/lambda/us-east-1.orders'],
    ['--log-group-name-prefix /aws/lambda/orders'],
    ["logGroupNamePrefix: '/aws/lambda/orders'"],
    ['/aws/lambda/'],
  ])('not %s', (text) => expect(referencesIn('a.ts', text)).toEqual([]));
});

describe('calls of the SDKs', () => {
  test.each([
    ['a.ts', "client.send(new InvokeCommand({ FunctionName: '«orders»', Payload: x })); // lambda"],
    ['a.ts', 'const lambda = new AWS.Lambda();\nlambda.invoke({ FunctionName: "«orders»" }).promise();'],
    ['a.ts', "// lambda\nconst params = { FunctionName: '«orders»', InvocationType: 'Event' };"],
    ['a.ts', "lambda.send(new PutFunctionEventInvokeConfigCommand({ 'FunctionName': '«orders:live»' }));"],
    ['a.py', "boto3.client('lambda').invoke(\n  FunctionName='«orders»',\n  Payload=b'')"],
    ['a.py', "lambda_client.get_function_configuration(FunctionName='«orders»')"],
    [
      'A.java',
      'import software.amazon.awssdk.services.lambda.*;\nInvokeRequest.builder().payload(x).functionName("«orders»").build();',
    ],
    [
      'A.java',
      'import com.amazonaws.services.lambda.*;\nnew InvokeRequest().withPayload(x).withFunctionName("«orders»");',
    ],
    ['a.cs', 'using Amazon.Lambda;\nvar r = new InvokeRequest { FunctionName = "«orders»" };'],
    ['a.go', 'client.Invoke(ctx, &lambda.InvokeInput{FunctionName: aws.String("«orders»")})'],
    ['a.rb', "client = Aws::Lambda::Client.new\nclient.invoke(function_name: '«orders»')"],
    ['a.rb', "client = Aws::Lambda::Client.new\nclient.invoke({function_name: '«orders»'})"],
  ])('%s: %s', (file, text) => {
    const { text: plain, start, end } = marked(text);
    expect(referenceAt(file, text)).toEqual([`sdkCall ${plain.slice(start, end)}`]);
  });

  test.each([
    ['a.ts', 'lambda.invoke({ FunctionName: «process.env.NAME» })', 'parameter process.env.NAME'],
    ['a.ts', 'lambda.invoke({ FunctionName: «`orders-${stage}`» })', 'expression `orders-${stage}`'],
    ['a.ts', "lambda.invoke({ FunctionName: «'orders-' + stage» })", "expression 'orders-' + stage"],
    ['a.py', "lambda_.invoke(FunctionName=«f'orders-{stage}'», Payload=x)", "expression f'orders-{stage}'"],
    ['a.py', "lambda_.invoke(FunctionName=«os.environ['NAME']»)", "parameter os.environ['NAME']"],
    [
      'a.go',
      'lambda.Invoke(&lambda.InvokeInput{FunctionName: «aws.String(name)»})',
      'expression aws.String(name)',
    ],
  ])('%s: %s', (file, text, unknown) => expect(referenceAt(file, text)).toEqual([`sdkCall ${unknown}`]));

  test.each([
    ['a.ts', "log({ FunctionName: 'orders' }); // lambda"],
    ['a.ts', "lambda.invoke({ functionName: 'orders' });"],
    ['a.ts', "metrics.put({ Dimensions: { FunctionName: 'orders' } }); // lambda"],
    ['a.ts', "// lambda.invoke({ FunctionName: 'orders' })"],
    ['a.ts', 'f("lambda.invoke({ FunctionName: \'orders\' })")'],
    ['a.ts', "lambda.invoke({ FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:orders' });"],
    ['a.ts', "lambda.invoke({ Payload: { FunctionName: 'orders' } });"],
    ['a.cs', '// lambda\n[FunctionName("orders")] public void Run() {}'],
    ['A.java', '// lambda\nThing.builder().functionName("orders").build();'],
    ['a.py', "x = dict(FunctionName='orders') # lambda"],
    ['a.ts', "client.send(new InvokeCommand({ FunctionName: 'orders' }));"],
  ])('%s: not %s', (file, text) => expect(referencesIn(file, text)).toEqual([]));
});

describe('state machines', () => {
  const machine = (task: string) =>
    `{"StartAt": "A", "States": {"A": {"Type": "Task", ${task}, "End": true}}}`;

  test.each([
    [machine('"Resource": "«${Orders}»"'), 'import Orders'],
    [machine('"Resource": "«${OrdersArn}:$LATEST»"'), 'import OrdersArn'],
    [
      machine('"Resource": "«${ReadFunctionArn}»", "Parameters": {"Bucket.$": "$.b"}'),
      'import ReadFunctionArn',
    ],
    [
      machine('"Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "«orders»"}'),
      'orders',
    ],
    [
      machine(
        '"Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {"FunctionName": "«${Orders}»"}',
      ),
      'import Orders',
    ],
    [
      machine(
        '"Resource": "arn:${AWS::Partition}:states:::lambda:invoke", "Arguments": {"FunctionName": "«orders:live»"}',
      ),
      'orders:live',
    ],
    [
      machine('"Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName.$": "«$.name»"}'),
      'expression $.name',
    ],
    [
      machine('"Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "«{% $name %}»"}'),
      'expression {% $name %}',
    ],
    [machine('"Resource": "${Invoke}", "Parameters": {"FunctionName": "«${Orders}»"}'), 'import Orders'],
    [
      '{"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "A", "States": {"A": {"Resource": "«${Orders}»"}}}}}}',
      'import Orders',
    ],
  ])('%s', (text, expected) => expect(referenceAt('a.asl.json', text)).toEqual([`stepFunction ${expected}`]));

  test('YAML', () => {
    const text = 'StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: «${Orders}»\n';
    expect(referenceAt('a.asl.yaml', text)).toEqual(['stepFunction import Orders']);
  });

  test.each([
    [machine('"Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"FunctionName": "orders"}')],
    [machine('"Resource": "${DDBPutItem}", "Parameters": {"TableName": "orders"}')],
    [machine('"Resource": "${OrdersActivity}"')],
    ['{"States": [], "StartAt": "A", "Resource": "${Orders}"}'],
  ])('not %s', (text) => expect(referencesIn('a.asl.json', text)).toEqual([]));
});

describe('OpenAPI', () => {
  const api = (integration: string) =>
    `openapi: 3.0.1\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration:\n        type: aws_proxy\n        uri:${integration}\n`;
  const uri =
    'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/«${Orders.Arn}»/invocations';

  test.each([
    [api(` ${uri}`), 'import Orders.Arn'],
    [api(`\n          Fn::Sub: ${uri}`), 'import Orders.Arn'],
    [api(` !Sub "${uri}"`), 'import Orders.Arn'],
    [api(' «${orders_invoke_arn}»'), 'import orders_invoke_arn'],
  ])('%s', (text, expected) => expect(referenceAt('a.yaml', text)).toEqual([`invocationUri ${expected}`]));

  test("An address that is one placeholder is a function's only where AWS is the proxy", () => {
    expect(referencesIn('a.yaml', api(' ${url}').replace('aws_proxy', 'http_proxy'))).toEqual([]);
  });
});

describe('bad input', () => {
  const FULL =
    'aws lambda invoke --function-name "orders" /aws/lambda/${X} lambda.invoke({ FunctionName: \'orders\' })\n{"StartAt": "A", "States": {"A": {"Resource": "${Orders}"}}}';
  const files = ['a.ts', 'a.py', 'a.asl.json', 'a.yaml', 'A.java', 'a.rb', 'a.sh'];

  test('Any change of a text is read, with spans in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(FULL.length),
        fc.nat(FULL.length),
        fc.string({ unit: 'binary', maxLength: 4 }),
        (file, a, b, piece) => {
          const text = FULL.slice(0, Math.min(a, b)) + piece + FULL.slice(Math.max(a, b));
          for (const { at, to } of read(file, text)?.references ?? []) {
            expect(at.start).toBeLessThan(at.end);
            expect(at.end).toBeLessThanOrEqual(text.length);
            if (to.kind === 'named') expect(text.slice(at.start, at.end)).toBe(to.ref);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('Lists of any length', () => {
    const items = '{"Resource": "${A}"},'.repeat(150_000);
    expect(referencesIn('a.asl.json', `{"StartAt": "A", "States": {"A": {"B": [${items}]}}}`)).toHaveLength(
      20_000,
    );
    const paths = '{"x-amazon-apigateway-integration": {"uri": "a"}},'.repeat(150_000);
    expect(referencesIn('a.json', `{"paths": [${paths}]}`)).toEqual([]);
  });

  test('Too long a text is told', () => {
    expect(read('a.sh', `--function-name${' '.repeat(10_000_000)}`)?.unread).toMatchObject([
      { why: 'tooLong' },
    ]);
  });

  test.each([
    ['a.sh', 'aws lambda --function-name orders\n'],
    ['a.sh', 'lambda --function-name ${{{'],
    ['a.sh', '/aws/lambda/a${'],
    ['a.ts', 'lambda.invoke({ FunctionName: a '],
    ['a.ts', 'lambda({ FunctionName: a, '],
    ['a.ts', 'lambda FunctionName: a '],
    ['A.java', 'lambda().functionName(a)'],
    ['a.asl.json', '{"StartAt":"","States":{'],
    ['a.asl.yaml', 'StartAt: a\nStates:\n  A:\n    Resource: ${a}\n'],
  ])('Time grows with the text alone: %s %j', (file, piece) => {
    expect(growth(repeated(piece), (text) => read(file, text))).toBeLessThan(LINEAR);
  });
});
