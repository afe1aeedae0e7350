import { describe, expect, test } from 'vitest';

import { FUNCTION, read, referencesAt, REST, wordsOf } from './support.ts';

const MODULE =
  'module "orders" {\n  source = "terraform-aws-modules/lambda/aws"\n  function_name = "shop-orders"\n}\n';
const within = (line: string): string => `${FUNCTION}${REST}resource "x" "y" {\n  ${line}\n}\n`;
const ORDERS = 'aws_lambda_function.orders';

describe('places that name a function', () => {
  test.each([
    ['its label', 'resource "aws_lambda_function" "«orders»" {\n}\n', `declaration ${ORDERS}`],
    ['a label without quotes', 'resource aws_lambda_function «orders» {\n}\n', `declaration ${ORDERS}`],
    [
      'its name',
      'resource "aws_lambda_function" "orders" {\n  function_name = "«shop»"\n}\n',
      `nameProperty ${ORDERS}`,
    ],
    [
      'its name put together',
      'resource "aws_lambda_function" "orders" {\n  function_name = "«${var.a}-shop»"\n}\n',
      `nameProperty ${ORDERS}`,
    ],
    [
      'its name from a variable',
      'resource "aws_lambda_function" "orders" {\n  function_name = «var.name»\n}\n',
      `nameProperty ${ORDERS}`,
    ],
    ['an ARN', within('a = «aws_lambda_function.orders.arn»'), `attribute ${ORDERS}`],
    ['a name', within('a = «aws_lambda_function.orders.function_name»'), `attribute ${ORDERS}`],
    ['an invoke ARN', within('a = «aws_lambda_function.orders.invoke_arn»'), `attribute ${ORDERS}`],
    ['a qualified ARN', within('a = «aws_lambda_function.orders.qualified_arn»'), `attribute ${ORDERS}`],
    [
      'a qualified invoke ARN',
      within('a = «aws_lambda_function.orders.qualified_invoke_arn»'),
      `attribute ${ORDERS}`,
    ],
    ['the resource', within('a = «aws_lambda_function.orders»'), `attribute ${ORDERS}`],
    ['an index', within('a = «aws_lambda_function.orders[0].arn»'), `attribute ${ORDERS}`],
    ['an old index', within('a = «aws_lambda_function.orders.0.arn»'), `attribute ${ORDERS}`],
    ['a key', within('a = «aws_lambda_function.orders[each.key].arn»'), `attribute ${ORDERS}`],
    ['a literal key', within('a = «aws_lambda_function.orders["a"].arn»'), `attribute ${ORDERS}`],
    ['a count', within('a = «aws_lambda_function.orders[count.index].arn»'), `attribute ${ORDERS}`],
    ['a splat', within('a = «aws_lambda_function.orders[*].arn»'), `attribute ${ORDERS}`],
    ['an old splat', within('a = «aws_lambda_function.orders.*.arn»'), `attribute ${ORDERS}`],
    ['a template', within('a = "x ${«aws_lambda_function.orders.arn»} y"'), `attribute ${ORDERS}`],
    [
      'a heredoc',
      within('a = <<-EOT\n    b: ${«aws_lambda_function.orders.arn»}\n  EOT'),
      `attribute ${ORDERS}`,
    ],
    [
      'a directive',
      within('a = "%{ if «aws_lambda_function.orders.arn» == "" }x%{ endif }"'),
      `attribute ${ORDERS}`,
    ],
    [
      'jsonencode',
      within('a = jsonencode({ B = [{ C = «aws_lambda_function.orders.arn» }] })'),
      `attribute ${ORDERS}`,
    ],
    [
      'templatefile',
      within('a = templatefile("x", { b = «aws_lambda_function.orders.arn» })'),
      `attribute ${ORDERS}`,
    ],
    ['a list', within('a = [«aws_lambda_function.orders.arn», 1]'), `attribute ${ORDERS}`],
    ['a condition', within('a = b ? «aws_lambda_function.orders.arn» : c'), `attribute ${ORDERS}`],
    ['an operation', within('a = !(«aws_lambda_function.orders.arn» == "x" && b)'), `attribute ${ORDERS}`],
    ['a for', within('a = [for f in «aws_lambda_function.orders» : f.arn]'), `attribute ${ORDERS}`],
    [
      'a for of an object',
      within('a = { for k, v in b : k => «aws_lambda_function.orders.arn» if v }'),
      `attribute ${ORDERS}`,
    ],
    ['steps behind a call', within('a = one(«aws_lambda_function.orders[*].arn»).x'), `attribute ${ORDERS}`],
    ['a key of an object', within('a = { («aws_lambda_function.orders.arn») = 1 }'), `attribute ${ORDERS}`],
    [
      'a nested block',
      within('b {\n c {\n d = «aws_lambda_function.orders.arn»\n }\n }'),
      `attribute ${ORDERS}`,
    ],
    [
      'a dynamic block',
      within('dynamic "b" {\n for_each = c\n content {\n d = «aws_lambda_function.orders.arn»\n }\n }'),
      `attribute ${ORDERS}`,
    ],
    ['depends_on', within('depends_on = [«aws_lambda_function.orders»]'), `dependsOn ${ORDERS}`],
    [
      'an output',
      `${FUNCTION}output "x" {\n  value = «aws_lambda_function.orders.arn»\n}\n`,
      `attribute ${ORDERS}`,
    ],
    [
      'an argument of a module',
      `${FUNCTION}module "x" {\n source = "./x"\n  fn = «aws_lambda_function.orders.arn»\n}\n`,
      `attribute ${ORDERS}`,
    ],
    ['an alias', within('a = «aws_lambda_alias.live.arn»'), 'attribute aws_lambda_alias.live'],
    ['an alias label', 'resource "aws_lambda_alias" "«live»" {\n}\n', 'declaration aws_lambda_alias.live'],
    ['a queue', within('a = «aws_sqs_queue.failed.arn»'), 'attribute aws_sqs_queue.failed'],
    [
      'a function that is not there',
      'locals {\n  a = «aws_lambda_function.none.arn»\n}\n',
      'attribute unknown undeclared',
    ],
    [
      'a local',
      `${FUNCTION}locals {\n  fn = aws_lambda_function.orders.arn\n}\noutput "a" {\n  value = «local.fn»\n}\n`,
      `local ${ORDERS}`,
    ],
    [
      'a local in a local',
      `${FUNCTION}locals {\n  a = local.b.c\n  b = { c = aws_lambda_function.orders.arn }\n}\noutput "a" {\n  value = «local.a»\n}\n`,
      `local ${ORDERS}`,
    ],
    ['a variable', 'output "a" {\n  value = «var.orders_lambda_arn»\n}\n', 'local unknown parameter'],
    [
      'a name property with a variable',
      'resource "aws_lambda_permission" "x" {\n  function_name = «var.fn»\n}\n',
      'nameProperty unknown parameter',
    ],
    [
      'the same expression as its name',
      'resource "aws_lambda_function" "orders" {\n  function_name = "${var.a}-b"\n}\nresource "aws_lambda_permission" "x" {\n  function_name = "«${var.a}-b»"\n}\n',
      `nameProperty ${ORDERS}`,
    ],
    [
      'the same name behind a local',
      'locals {\n  n = "${var.a}-b"\n}\nresource "aws_lambda_function" "orders" {\n  function_name = local.n\n}\nresource "aws_lambda_permission" "x" {\n  function_name = "«${var.a}-b»"\n}\n',
      `nameProperty ${ORDERS}`,
    ],
    [
      'a literal name',
      'resource "aws_lambda_permission" "x" {\n  function_name = "«payments»"\n}\n',
      'nameProperty named payments',
    ],
    [
      'a literal name of here',
      `${FUNCTION}resource "aws_lambda_permission" "x" {\n  function_name = "«shop-orders»"\n}\n`,
      `nameProperty ${ORDERS}`,
    ],
    [
      'a name of another module',
      'module "o" {\n source = "./o"\n}\nresource "aws_lambda_permission" "x" {\n  function_name = «module.o.name»\n}\n',
      'nameProperty unknown module',
    ],
    [
      'a data source',
      'data "aws_lambda_function" "«old»" {\n  function_name = "old-orders"\n}\n',
      'declaration named old-orders',
    ],
    [
      'a reference to a data source',
      'data "aws_lambda_function" "old" {\n  function_name = "old-orders"\n}\noutput "a" {\n  value = «data.aws_lambda_function.old.arn»\n}\n',
      'attribute named old-orders',
    ],
    [
      'a log group',
      'resource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«payments»"\n}\n',
      'logGroup named payments',
    ],
    [
      'a log group of here',
      `${FUNCTION}resource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«shop-orders»"\n}\n`,
      `logGroup ${ORDERS}`,
    ],
    [
      'a log group by its expression',
      'resource "aws_lambda_function" "orders" {\n  function_name = "${var.a}-b"\n}\nresource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«${var.a}-b»"\n}\n',
      `logGroup ${ORDERS}`,
    ],
    [
      'a log group by an expression in lower case',
      'resource "aws_lambda_function" "orders" {\n  function_name = "${lower(var.a)}-b"\n}\nresource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«${lower(var.a)}-b»"\n}\n',
      `logGroup ${ORDERS}`,
    ],
    [
      'a log group by the expression in another case',
      'resource "aws_lambda_function" "orders" {\n  function_name = "${lower(var.a)}-b"\n}\nresource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«${upper(var.a)}-b»"\n}\n',
      'logGroup unknown expression',
    ],
    [
      'a log group in a loop',
      'resource "aws_cloudwatch_log_group" "x" {\n  name = "/aws/lambda/«${each.key}»"\n}\n',
      'logGroup unknown loop',
    ],
    [
      'an ARN put together',
      `${FUNCTION}locals {\n  a = "arn:aws:lambda:\${var.region}:\${data.aws_caller_identity.x.account_id}:function:«shop-orders»"\n}\n`,
      `arn ${ORDERS}`,
    ],
    [
      'an ARN in the Region of the provider',
      `provider "aws" {\n  region = "us-east-1"\n}\n${FUNCTION}locals {\n  a = "arn:aws:lambda:us-east-1:\${var.account_id}:function:«shop-orders»"\n}\n`,
      `arn ${ORDERS}`,
    ],
    ['a module call', MODULE.replace('"orders"', '"«orders»"'), 'declaration module.orders'],
    ['its name', MODULE.replace('shop-orders', '«shop-orders»'), 'nameProperty module.orders'],
    [
      'its output',
      `${MODULE}output "x" {\n  value = «module.orders.lambda_function_arn»\n}\n`,
      'moduleOutput module.orders',
    ],
    [
      'its output in a template',
      `${MODULE}output "x" {\n  value = "\${«module.orders.lambda_function_invoke_arn»}"\n}\n`,
      'moduleOutput module.orders',
    ],
    [
      'its log group',
      `${MODULE}output "x" {\n  value = «module.orders.lambda_cloudwatch_log_group_name»\n}\n`,
      'logGroup module.orders',
    ],
    [
      'the name that another module is given',
      'module "o" {\n  source = "cloudposse/lambda-function/aws"\n  function_name = "«x»"\n}\n',
      'nameProperty unknown module',
    ],
    [
      'an output of another module',
      'module "o" {\n  source = "./o"\n}\noutput "x" {\n  value = «module.o.lambda_arn»\n}\n',
      'moduleOutput unknown module',
    ],
  ])('%s', (_, text, expected) => {
    expect(referencesAt(text)).toEqual([expected]);
  });

  test.each([
    ['a role of the module', `${MODULE}output "x" {\n  value = «module.orders.lambda_role_arn»\n}\n`],
    ['a function of Step Functions', 'output "a" {\n  value = «var.step_function_arn»\n}\n'],
    ['a module that is no function', 'module "o" {\n  source = "./x"\n  function_name = "«x»"\n}\n'],
    [
      'a whole of another module that is no function',
      'module "o" {\n  source = "./o"\n}\noutput "x" {\n  value = «module.o.lambda».id\n}\n',
    ],
    ['a role', 'output "a" {\n  value = «var.lambda_role_arn»\n}\n'],
    ['a pattern of log groups', 'locals {\n  a = "/aws/lambda/«shop»-*"\n}\n'],
    ['a resource that is no function', within('a = «aws_iam_role.orders.arn»')],
    [
      'an ARN in another account',
      `${FUNCTION}locals {\n  a = "arn:aws:lambda:\${var.region}:\${var.other}:function:«shop-orders»"\n}\n`,
    ],
    [
      'an ARN in another Region',
      `${FUNCTION}locals {\n  a = "arn:aws:lambda:us-east-1:\${var.account_id}:function:«shop-orders»"\n}\n`,
    ],
    [
      'a complete ARN, which is read anywhere',
      `${FUNCTION}locals {\n  a = "arn:aws:lambda:eu-west-1:123456789012:function:«shop-orders»"\n}\n`,
    ],
    ['a comment', `${FUNCTION}# «aws_lambda_function.orders.arn»\n`],
    ['an escaped interpolation', within('a = "$${«aws_lambda_function.orders.arn»}"')],
  ])('%s names none', (_, text) => {
    expect(referencesAt(text)).toEqual([]);
  });

  test.each([
    ['module.o.lambda', '.arn'],
    ['module.o.lambda_alias_arn', ''],
    ['module.o.orders_function_invoke_arn', ''],
  ])('%s%s of another module', (output, rest) => {
    const text = `module "o" {\n  source = "./o"\n}\noutput "x" {\n  value = «${output}»${rest}\n}\n`;
    expect(referencesAt(text)).toEqual(['moduleOutput unknown module']);
  });

  test('across files of the module', () => {
    const others = {
      'functions.tf': FUNCTION,
      'locals.tf': 'locals {\n  fn = aws_lambda_function.orders.arn\n}\n',
    };
    expect(referencesAt('output "x" {\n  value = «local.fn»\n}\n', 'outputs.tf', others)).toEqual([
      `local ${ORDERS}`,
    ]);
    expect(
      referencesAt('output "x" {\n  value = «aws_lambda_function.orders.arn»\n}\n', 'o.tofu', others),
    ).toEqual([`attribute ${ORDERS}`]);
  });
});

describe('the JSON form', () => {
  const json = (value: string): string =>
    `{"resource":{"aws_lambda_function":{"orders":{"function_name":"shop-orders"}},"x":{"y":{"a":${value}}}}}`;

  test.each([
    ['a template', json('"${«aws_lambda_function.orders.arn»}"'), `attribute ${ORDERS}`],
    ['a template with a text', json('"a ${«aws_lambda_function.orders[0].arn»} b"'), `attribute ${ORDERS}`],
    [
      'escapes',
      json(
        String.raw`"\u0061\n${'${'}«aws_lambda_function.orders["x"].arn»}"`.replaceAll(
          '["x"]',
          String.raw`[\"x\"]`,
        ),
      ),
      `attribute ${ORDERS}`,
    ],
    ['nested values', json('[{"b":"${«aws_lambda_function.orders.arn»}"}]'), `attribute ${ORDERS}`],
    [
      'depends_on',
      '{"resource":{"aws_lambda_function":{"orders":{}},"x":{"y":[{"depends_on":["«aws_lambda_function.orders»"]}]}}}',
      `dependsOn ${ORDERS}`,
    ],
    [
      'its key',
      '{"resource":{"aws_lambda_function":{"«orders»":{"function_name":"a"}}}}',
      `declaration ${ORDERS}`,
    ],
    [
      'its key in a list',
      '{"resource":[{"aws_lambda_function":{"«orders»":[{"function_name":"a"}]}}]}',
      `declaration ${ORDERS}`,
    ],
    [
      'its name',
      '{"resource":{"aws_lambda_function":{"orders":{"function_name":"«a»"}}}}',
      `nameProperty ${ORDERS}`,
    ],
    ['a log group', json('"/aws/lambda/«other»"'), 'logGroup named other'],
  ])('%s', (_, text, expected) => {
    expect(referencesAt(text, 'main.tf.json')).toEqual([expected]);
  });
});

describe('half-typed files', () => {
  test.each([
    [
      'an attribute without a value',
      `${FUNCTION}resource "x" "y" {\n  a =\n  b = aws_lambda_function.orders.arn\n}\n`,
    ],
    ['a dot', `${FUNCTION}locals {\n  a = foo.\n  b = aws_lambda_function.orders.arn\n}\n`],
    [
      'an open list',
      `locals {\n  a = [\n}\n${FUNCTION}output "b" {\n  value = aws_lambda_function.orders.arn\n}\n`,
    ],
    [
      'an open text',
      `locals {\n  a = "\${foo\n}\n${FUNCTION}output "b" {\n  value = aws_lambda_function.orders.arn\n}\n`,
    ],
    [
      'an open block',
      `resource "x" "y" {\n  c = 1\n${FUNCTION}output "b" {\n  value = aws_lambda_function.orders.arn\n}\n`,
    ],
    [
      'a heredoc without end',
      `${FUNCTION}output "b" {\n  value = aws_lambda_function.orders.arn\n}\nlocals {\n  a = <<EOT\n foo\n`,
    ],
  ])('%s', (_, text) => {
    const { references, unread, resources } = read(text);
    expect(references.map((reference) => wordsOf(reference))).toEqual(
      expect.arrayContaining([`declaration ${ORDERS}`, `attribute ${ORDERS}`]),
    );
    expect(resources.map(({ address }) => address)).toEqual([ORDERS]);
    expect(unread.length).toBeGreaterThan(0);
  });

  test('a value that runs into the next line is no value', () => {
    const { resources } = read('resource "aws_lambda_function" "a" {\n  function_name =\n  role = "x"\n}\n');
    expect(resources).toMatchObject([{ name: { kind: 'unknown', why: 'broken' } }]);
  });
});
