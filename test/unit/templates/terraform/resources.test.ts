import { describe, expect, test } from 'vitest';

import { configOf, functionOf, FUNCTION, inWords, read, resourceOf, REST, roleOf } from './support.ts';

const fn = (body: string): string => `resource "aws_lambda_function" "orders" {\n${body}\n}\n`;
const config = (body: string): string =>
  `${FUNCTION}${REST}resource "aws_lambda_function_event_invoke_config" "orders" {\n  function_name = aws_lambda_function.orders.function_name\n${body}\n}\n`;
const destination = (half: string, value: string): string =>
  `  destination_config {\n    ${half} {\n      destination = ${value}\n    }\n  }`;

describe('the name of a function', () => {
  test.each([
    ['a literal', 'function_name = "shop"', 'shop'],
    ['escapes', String.raw`function_name = "a\u0062c"`, 'abc'],
    ['a variable', 'function_name = var.plain', 'parameter'],
    ['a variable with a default', 'function_name = var.named', 'parameter else dev'],
    ['a variable that is not declared', 'function_name = var.none', 'parameter'],
    ['a template', 'function_name = "shop-${var.named}"', 'expression else shop-dev'],
    ['a template without defaults', 'function_name = "shop-${var.plain}"', 'expression'],
    ['one interpolation', 'function_name = "${var.named}"', 'parameter else dev'],
    ['a local', 'function_name = local.name', 'shop'],
    ['a local in a template', 'function_name = "${local.name}-x"', 'shop-x'],
    ['an attribute of a local', 'function_name = local.map.a', 'in map'],
    ['a key of a local', 'function_name = local.map["a"]', 'in map'],
    ['a local of itself', 'function_name = local.loop', 'broken'],
    ['a default in an object', 'function_name = var.object.name', 'parameter else deep'],
    ['a key of a loop', 'function_name = each.key', 'loop'],
    ['a template of a loop', 'function_name = "a-${each.key}"', 'loop'],
    ['a condition', 'function_name = var.a ? "x" : "y"', 'condition'],
    ['a workspace', 'function_name = "a-${terraform.workspace}"', 'expression'],
    ['an output of a module', 'function_name = module.label.id', 'module'],
    ['a remote state', 'function_name = data.terraform_remote_state.x.outputs.a', 'import'],
    ['join', 'function_name = join("-", ["a", var.named])', 'expression else a-dev'],
    ['format', 'function_name = format("%s-%s", "a", local.name)', 'a-shop'],
    ['format with width', 'function_name = format("%03d", 1)', 'expression'],
    ['lower', 'function_name = lower("ABC")', 'abc'],
    ['another function', 'function_name = substr("abc", 0, 1)', 'expression'],
    ['nothing', '', 'broken'],
    ['not finished', 'function_name = ', 'broken'],
  ])('%s', (_, body, expected) => {
    const rest =
      'variable "plain" {}\nvariable "named" {\n  default = "dev"\n}\nvariable "object" {\n  default = { name = "deep" }\n}\n' +
      'locals {\n  name = "shop"\n  map = { a = "in map" }\n  loop = local.pool\n  pool = local.loop\n}\n' +
      'module "label" {\n  source = "x"\n}\ndata "terraform_remote_state" "x" {}\n';
    expect(inWords(functionOf(read(fn(body) + rest))?.name)).toBe(expected);
  });

  test('its pieces, with what only the deployment knows', () => {
    const text = `${fn('function_name = "a-${data.aws_region.current.name}-${var.x}"')}provider "aws" {\n  region = "eu-west-1"\n}\n`;
    expect(functionOf(read(text))?.name).toMatchObject({
      parts: [
        { kind: 'text', text: 'a-' },
        { kind: 'pseudo', pseudo: 'region', value: 'eu-west-1' },
        { kind: 'text', text: '-' },
        { kind: 'unknown', name: 'var.x' },
      ],
    });
  });
});

describe('how many there are', () => {
  test.each([
    ['count = var.n', true, undefined],
    ['for_each = var.all', true, undefined],
    ['count = var.on ? 1 : 0', undefined, true],
    ['count = var.on ? 2 : 0', true, undefined],
    ['count = 1', undefined, undefined],
    ['count = 3', true, undefined],
    ['', undefined, undefined],
  ])('%s', (body, isRepeated, isConditional) => {
    const found = functionOf(read(fn(body)));
    expect([found?.isRepeated, found?.isConditional]).toEqual([isRepeated, isConditional]);
  });
});

test('what a function refers to', () => {
  const found = functionOf(
    read(
      `${REST}${fn('function_name = "a"\n role = aws_iam_role.orders.arn\n dead_letter_config {\n target_arn = aws_sqs_queue.failed.arn\n }\n durable_config {\n }')}`,
    ),
  );
  expect(inWords(found?.role)).toBe('→ aws_iam_role.orders.arn');
  expect(inWords(found?.deadLetter?.arn)).toBe('→ aws_sqs_queue.failed.arn');
  expect(found?.isDurable).toBe(true);
});

describe('settings', () => {
  test.each([
    ['nothing', '', ['$LATEST', 'absent', 'absent', 'absent', 'absent']],
    ['an empty qualifier', 'qualifier = ""', ['$LATEST', 'absent', 'absent', 'absent', 'absent']],
    ['a qualifier', 'qualifier = "live"', ['live', 'absent', 'absent', 'absent', 'absent']],
    [
      'an alias',
      'qualifier = aws_lambda_alias.live.name',
      ['→ aws_lambda_alias.live.name', 'absent', 'absent', 'absent', 'absent'],
    ],
    [
      'a version',
      'qualifier = aws_lambda_function.orders.version',
      ['→ aws_lambda_function.orders.version', 'absent', 'absent', 'absent', 'absent'],
    ],
    [
      'numbers',
      'maximum_retry_attempts = 0\n maximum_event_age_in_seconds = 60',
      ['$LATEST', '0', '60', 'absent', 'absent'],
    ],
    ['negative', 'maximum_retry_attempts = -1', ['$LATEST', '-1', 'absent', 'absent', 'absent']],
    ['a number as a text', 'maximum_retry_attempts = "1"', ['$LATEST', '1', 'absent', 'absent', 'absent']],
    ['null', 'maximum_retry_attempts = null', ['$LATEST', 'absent', 'absent', 'absent', 'absent']],
    [
      'a variable',
      'maximum_retry_attempts = var.retries',
      ['$LATEST', 'parameter else 1', 'absent', 'absent', 'absent'],
    ],
    ['no number', 'maximum_retry_attempts = "x"', ['$LATEST', 'broken', 'absent', 'absent', 'absent']],
    [
      'on failure',
      destination('on_failure', 'aws_sqs_queue.failed.arn'),
      ['$LATEST', 'absent', 'absent', 'absent', '→ aws_sqs_queue.failed.arn'],
    ],
    [
      'on success',
      destination('on_success', '"arn:aws:sns:eu-west-1:123456789012:done"'),
      ['$LATEST', 'absent', 'absent', 'arn:aws:sns:eu-west-1:123456789012:done', 'absent'],
    ],
    [
      'a destination in a local',
      destination('on_failure', 'local.dlq'),
      ['$LATEST', 'absent', 'absent', 'absent', '→ aws_sqs_queue.failed.arn'],
    ],
    [
      'a destination that is not declared',
      destination('on_failure', 'aws_sqs_queue.none.arn'),
      ['$LATEST', 'absent', 'absent', 'absent', 'undeclared'],
    ],
    [
      'a destination without value',
      '  destination_config {\n    on_failure {\n    }\n  }',
      ['$LATEST', 'absent', 'absent', 'absent', 'broken'],
    ],
    [
      'a dynamic half',
      '  destination_config {\n    dynamic "on_failure" {\n for_each = x\n content {\n destination = on_failure.value\n }\n }\n  }',
      ['$LATEST', 'absent', 'absent', 'absent', 'loop'],
    ],
    [
      'a dynamic whole',
      '  dynamic "destination_config" {\n for_each = x\n content {\n on_success {\n destination = y\n }\n }\n }',
      ['$LATEST', 'absent', 'absent', 'loop', 'absent'],
    ],
  ])('%s', (_, body, expected) => {
    const rest = 'variable "retries" {\n  default = 1\n}\nlocals {\n  dlq = aws_sqs_queue.failed.arn\n}\n';
    const found = configOf(read(config(body) + rest));
    expect(inWords(found?.of)).toBe('→ aws_lambda_function.orders.function_name');
    expect(
      [
        found?.qualifier,
        found?.maximumRetryAttempts,
        found?.maximumEventAgeInSeconds,
        found?.onSuccess?.arn,
        found?.onFailure?.arn,
      ].map((value) => inWords(value)),
    ).toEqual(expected);
  });

  test.each([
    ['aws_lambda_alias.live.function_name', '→ aws_lambda_function.orders.function_name', '$LATEST'],
    ['aws_lambda_alias.live.arn', '→ aws_lambda_function.orders.function_name', 'expression'],
    ['aws_lambda_function.orders.arn', '→ aws_lambda_function.orders.arn', '$LATEST'],
    ['aws_lambda_function.orders.qualified_arn', '→ aws_lambda_function.orders.qualified_arn', 'expression'],
    ['"shop-orders"', 'shop-orders', '$LATEST'],
    ['data.aws_lambda_function.old.function_name', 'old', '$LATEST'],
    ['join("", aws_lambda_function.orders.*.arn)', '→ aws_lambda_function.orders.arn', '$LATEST'],
    [
      'element(concat(aws_lambda_function.orders.*.arn, [""]), 0)',
      '→ aws_lambda_function.orders.arn',
      '$LATEST',
    ],
    ['try(aws_lambda_function.orders[0].arn, null)', '→ aws_lambda_function.orders.arn', '$LATEST'],
    ['try(aws_lambda_function.orders[0].arn, var.x)', 'condition', '$LATEST'],
    ['one(aws_lambda_function.orders[*]).arn', '→ aws_lambda_function.orders.arn', '$LATEST'],
  ])('of %s', (name, of, qualifier) => {
    const text = `${config('').replace('function_name = aws_lambda_function.orders.function_name\n\n', `function_name = ${name}\n`)}data "aws_lambda_function" "old" {\n  function_name = "old"\n}\n`;
    const found = configOf(read(text));
    expect([inWords(found?.of), inWords(found?.qualifier)]).toEqual([of, qualifier]);
  });

  test('a qualifier whose default is empty', () => {
    const text = `${config('  qualifier = var.q')}variable "q" {\n  default = ""\n}\n`;
    expect(inWords(configOf(read(text))?.qualifier)).toBe('parameter else $LATEST');
  });

  test('what it depends on', () => {
    expect(configOf(read(config('depends_on = [aws_iam_role.orders, module.x]')))?.dependsOn).toEqual([
      'aws_iam_role.orders',
      'module.x',
    ]);
  });

  test('the JSON form', () => {
    const found = configOf(
      read(
        '{"resource":{"aws_lambda_function":{"orders":{}},"aws_sqs_queue":{"failed":{}},"aws_lambda_function_event_invoke_config":{"a":{"function_name":"${aws_lambda_function.orders.arn}","maximum_retry_attempts":1,"destination_config":[{"on_failure":{"destination":"${aws_sqs_queue.failed.arn}"}}],"depends_on":["aws_iam_role.x"]}}}}',
        'main.tf.json',
      ),
    );
    expect(
      [found?.of, found?.maximumRetryAttempts, found?.onFailure?.arn].map((value) => inWords(value)),
    ).toEqual(['→ aws_lambda_function.orders.arn', '1', '→ aws_sqs_queue.failed.arn']);
    expect(found?.dependsOn).toEqual(['aws_iam_role.x']);
  });
});

test('sinks', () => {
  const template = read(
    `${REST}resource "aws_sqs_queue" "b" {\n  fifo_queue = var.fifo\n  name_prefix = "x"\n}\nresource "aws_s3_bucket" "c" {\n  bucket = "files"\n}\nresource "aws_cloudwatch_event_bus" "d" {\n  name = var.bus\n}\n`,
  );
  expect(template.resources.filter(({ kind }) => kind !== 'alias' && kind !== 'role')).toMatchObject([
    { kind: 'queue', address: 'aws_sqs_queue.failed', name: { value: 'failed' }, isFifo: false },
    { kind: 'topic', address: 'aws_sns_topic.done', isFifo: true },
    { kind: 'queue', address: 'aws_sqs_queue.b' },
    { kind: 'bucket', address: 'aws_s3_bucket.c', name: { value: 'files' } },
    { kind: 'eventBus', address: 'aws_cloudwatch_event_bus.d', name: { kind: 'unknown', why: 'parameter' } },
  ]);
  expect(resourceOf(template, 'aws_sqs_queue.b')).not.toHaveProperty('isFifo');
  expect(resourceOf(template, 'aws_sqs_queue.b')).not.toHaveProperty('name');
});

describe('terraform-aws-modules/lambda', () => {
  const call = (body: string, source = 'terraform-aws-modules/lambda/aws'): string =>
    `module "orders" {\n  source = "${source}"\n  function_name = "shop-orders"\n${body}\n}\n${REST}`;
  const kinds = (text: string): readonly string[] =>
    read(text)
      .resources.filter(({ address }) => address.startsWith('module.'))
      .map(({ kind, isConditional }) => `${kind}${isConditional === true ? '?' : ''}`);

  test.each([
    ['', ['function']],
    ['create_async_event_config = true', ['function', 'config']],
    ['create_async_event_config = true\n publish = true', ['function', 'config', 'config']],
    [
      'create_async_event_config = true\n publish = true\n create_unqualified_alias_async_event_config = false',
      ['function', 'config'],
    ],
    [
      'create_async_event_config = true\n publish = true\n create_current_version_async_event_config = false',
      ['function', 'config'],
    ],
    [
      'create_async_event_config = true\n create_unqualified_alias_async_event_config = false',
      ['function', 'config'],
    ],
    ['create_async_event_config = var.on', ['function', 'config?']],
    ['create_function = var.on', ['function?']],
    ['create_function = false', []],
    ['create_layer = true', []],
    ['create = false', []],
  ])('%s', (body, expected) => {
    expect(kinds(call(body))).toEqual(expected);
  });

  test.each([
    ['registry.terraform.io/terraform-aws-modules/lambda/aws', 1],
    ['git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7.0.0', 1],
    ['terraform-aws-modules/lambda/aws//modules/alias', 0],
    ['./modules/lambda', 0],
    ['cloudposse/lambda-function/aws', 0],
  ])('%s', (source, count) => {
    expect(kinds(call('', source))).toHaveLength(count);
  });

  test('its settings', () => {
    const template = read(
      call(
        'create_async_event_config = true\n maximum_retry_attempts = 1\n maximum_event_age_in_seconds = 120\n destination_on_failure = aws_sqs_queue.failed.arn\n dead_letter_target_arn = aws_sqs_queue.failed.arn\n create_role = false\n lambda_role = aws_iam_role.orders.arn',
      ),
    );
    const found = configOf(template);
    expect(
      [found?.of, found?.qualifier, found?.maximumRetryAttempts, found?.onFailure?.arn].map((value) =>
        inWords(value),
      ),
    ).toEqual(['→ module.orders', '$LATEST', '1', '→ aws_sqs_queue.failed.arn']);
    const declared = functionOf(template, 'module.orders');
    expect(inWords(declared?.name)).toBe('shop-orders');
    expect(inWords(declared?.role)).toBe('→ aws_iam_role.orders.arn');
    expect(inWords(declared?.deadLetter?.arn)).toBe('→ aws_sqs_queue.failed.arn');
  });
});

describe('what a role allows', () => {
  const role = 'resource "aws_iam_role" "orders" {\n  name = "orders"\n}\n';
  const used = fn('function_name = "a"\n role = aws_iam_role.orders.arn');
  const policy = (value: string): string =>
    `resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.orders.id\n  policy = ${value}\n}\n`;
  const LITERAL =
    'jsonencode({ Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage"], Resource = aws_sqs_queue.failed.arn }, { Effect = "Deny", Action = "*", Resource = "*" }] })';
  const BASIC =
    'resource "aws_iam_role_policy_attachment" "b" {\n  role = aws_iam_role.orders.name\n  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"\n}\n';

  test.each([
    ['nothing', '', []],
    ['jsonencode', policy(LITERAL), ['sqs:SendMessage']],
    [
      'a heredoc',
      policy(
        '<<EOF\n{"Statement":{"Effect":"Allow","Action":"sns:*","Resource":"${aws_sns_topic.done.arn}"}}\nEOF',
      ),
      ['sns:*'],
    ],
    [
      'a document',
      `${policy('data.aws_iam_policy_document.d.json')}data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["sqs:*"]\n    resources = ["*"]\n  }\n}\n`,
      ['sqs:*'],
    ],
    ['a managed policy of AWS', BASIC, ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']],
    [
      'a policy of its own',
      `resource "aws_iam_policy" "p" {\n  policy = ${LITERAL}\n}\nresource "aws_iam_role_policy_attachment" "b" {\n  role = aws_iam_role.orders.name\n  policy_arn = aws_iam_policy.p.arn\n}\n`,
      ['sqs:SendMessage'],
    ],
  ])('%s', (_, text, actions) => {
    expect(
      roleOf(read(role + used + REST.replace(/resource "aws_iam_role"[^}]*\}\n/, '') + text))?.allows?.map(
        ({ action }) => action,
      ),
    ).toEqual(actions);
  });

  test.each([
    [
      'a variable in an action',
      policy('jsonencode({ Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })'),
    ],
    ['a policy from a variable', policy('var.policy')],
    [
      'NotAction',
      policy('jsonencode({ Statement = [{ Effect = "Allow", NotAction = "iam:*", Resource = "*" }] })'),
    ],
    [
      'another managed policy',
      BASIC.replace('service-role/AWSLambdaBasicExecutionRole', 'AdministratorAccess'),
    ],
    ['a policy of an unknown role', policy(LITERAL).replace('aws_iam_role.orders.id', 'var.role')],
    [
      'a dynamic statement',
      `${policy('data.aws_iam_policy_document.d.json')}data "aws_iam_policy_document" "d" {\n  dynamic "statement" {\n    for_each = x\n    content {\n    }\n  }\n}\n`,
    ],
    [
      'a source document',
      `${policy('data.aws_iam_policy_document.d.json')}data "aws_iam_policy_document" "d" {\n  source_policy_documents = [var.x]\n}\n`,
    ],
    ['a role that is put out', 'output "role" {\n  value = aws_iam_role.orders.name\n}\n'],
    ['a role that a module gets', 'module "m" {\n  source = "./m"\n  role = aws_iam_role.orders.name\n}\n'],
    ['a policy in a loop', policy(LITERAL).replace('role =', 'for_each = var.x\n  role =')],
  ])('%s is not complete', (_, text) => {
    expect(roleOf(read(role + used + text))).toMatchObject({ kind: 'role' });
    expect(roleOf(read(role + used + text))).not.toHaveProperty('allows');
  });
});

test('files that override', () => {
  const template = read({
    'main.tf': FUNCTION,
    'override.tf': 'resource "aws_lambda_function" "orders" {\n  function_name = "other"\n}\n',
  });
  expect(template.resources).toHaveLength(1);
  expect(inWords(functionOf(template)?.name)).toBe('other');
});

test('OpenTofu reads a.tofu in place of a.tf', () => {
  const template = read({ 'a.tf': FUNCTION, 'a.tofu': FUNCTION.replace('shop-orders', 'tofu') });
  expect(template.files).toEqual(['a.tofu']);
  expect(inWords(functionOf(template)?.name)).toBe('tofu');
});

describe('the Region of a declaration', () => {
  const PROVIDERS =
    'provider "aws" {\n  region = "us-east-1"\n}\nprovider "aws" {\n  alias  = "eu"\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias  = "any"\n  region = var.region\n}\n';
  const regionOf = (line: string, type = 'resource "aws_lambda_function" "orders"'): string =>
    inWords(read(`${PROVIDERS}${type} {\n  function_name = "orders"\n  ${line}\n}\n`).resources[0]?.region);

  test.each([
    ['', 'absent'],
    ['provider = aws', 'absent'],
    ['provider = aws.eu', 'eu-west-1'],
    ['provider = aws.any', 'parameter'],
    ['provider = aws.other', 'module'],
    ['provider = second', 'module'],
    ['region = "eu-north-1"', 'eu-north-1'],
    ['region = var.region', 'parameter'],
  ])('%j: %s', (line, expected) => {
    expect(regionOf(line)).toBe(expected);
    expect(regionOf(line, 'resource "aws_lambda_function_event_invoke_config" "orders"')).toBe(expected);
  });

  test.each([
    ['providers = { aws = aws.eu }', 'eu-west-1'],
    ['providers = { aws = aws }', 'absent'],
    ['', 'absent'],
  ])('of the function of a module, %j: %s', (line, expected) => {
    const source = 'source = "terraform-aws-modules/lambda/aws"';
    expect(regionOf(`${source}\n  ${line}`, 'module "orders"')).toBe(expected);
  });
});
