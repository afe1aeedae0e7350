import { describe, expect, test } from 'vitest';

import type { Remark } from '../../../../src/domain/declared/remark.ts';
import { genericRemarks } from '../../../../src/domain/declared/rules.ts';
import { FUNCTION, read, REST } from './support.ts';

const remarks = (text: string, kind: Remark['kind'], file = 'main.tf'): readonly Remark[] =>
  read(text, file).remarks.filter((remark) => remark.kind === kind);

/** The text after the first fix of a remark. */
function fixed(text: string, kind: Remark['kind'], file = 'main.tf'): string {
  const [edit] = remarks(text, kind, file)[0]?.fixes[0]?.edits ?? [];
  if (!edit) throw new Error('no fix');
  return text.slice(0, edit.at.start) + edit.text + text.slice(edit.at.end);
}

const config = (name: string, body: string): string =>
  `resource "aws_lambda_function_event_invoke_config" "${name}" {\n  function_name = aws_lambda_function.orders.function_name\n${body}}\n`;
const failure = (value: string): string =>
  `  destination_config {\n    on_failure {\n      destination = ${value}\n    }\n  }\n`;

describe('13: arguments of the module without effect', () => {
  const call = (body: string): string =>
    `module "a" {\n  source = "terraform-aws-modules/lambda/aws"\n  function_name = "a"\n${body}}\n`;

  test.each([
    [
      'absent',
      '  maximum_retry_attempts = 0\n',
      '  create_async_event_config = true\n  maximum_retry_attempts = 0\n',
    ],
    [
      'false',
      '  destination_on_failure = "x"\n  create_async_event_config = false # why\n',
      '  destination_on_failure = "x"\n  create_async_event_config = true # why\n',
    ],
  ])('%s', (_, body, after) => {
    expect(remarks(call(body), 'module-config-off')).toMatchObject([{ subject: 'module.a' }]);
    expect(fixed(call(body), 'module-config-off')).toBe(call(after));
    expect(remarks(fixed(call(body), 'module-config-off'), 'module-config-off')).toEqual([]);
  });

  test('no fix that would collide with a config of its own', () => {
    const own = `resource "aws_lambda_function_event_invoke_config" "b" {\n  function_name = module.a.lambda_function_name\n}\n`;
    expect(remarks(call('  maximum_retry_attempts = 0\n') + own, 'module-config-off')).toMatchObject([
      { fixes: [] },
    ]);
  });

  test('a default beside another value: the other is named', () => {
    const body = '  maximum_retry_attempts = 2\n  maximum_event_age_in_seconds = 60\n';
    expect(remarks(call(body), 'module-config-off')).toMatchObject([
      { facts: { argument: 'maximum_event_age_in_seconds' } },
    ]);
  });

  test('on one line', () => {
    const text = 'module "a" { source = "terraform-aws-modules/lambda/aws"\n maximum_retry_attempts = 0 }\n';
    expect(remarks(fixed(text, 'module-config-off'), 'module-config-off')).toEqual([]);
  });

  test('in JSON', () => {
    const text = '{"module":{"a":{"source":"terraform-aws-modules/lambda/aws","maximum_retry_attempts":0}}}';
    const after = fixed(text, 'module-config-off', 'main.tf.json');
    expect(JSON.parse(after)).toMatchObject({ module: { a: { create_async_event_config: true } } });
    expect(remarks(after, 'module-config-off', 'main.tf.json')).toEqual([]);
  });

  test.each([
    ['switched on', '  maximum_retry_attempts = 0\n  create_async_event_config = true\n'],
    ['a variable', '  maximum_retry_attempts = 0\n  create_async_event_config = var.on\n'],
    ['null', '  maximum_retry_attempts = null\n'],
    ['no argument', ''],
    ['the default', '  maximum_retry_attempts = 2\n  maximum_event_age_in_seconds = 21600\n'],
    ['not finished', '  maximum_retry_attempts = 0\n  create_async_event_config =\n'],
  ])('not for %s', (_, body) => {
    expect(remarks(call(body), 'module-config-off')).toEqual([]);
  });
});

describe('4: a destination that is no ARN', () => {
  test.each([
    'aws_sqs_queue.failed.id',
    'aws_sqs_queue.failed.url',
    'aws_sqs_queue.failed[0].url',
    'aws_sns_topic.done.name',
    'aws_lambda_function.orders.function_name',
    'aws_lambda_function.orders.invoke_arn',
  ])('%s', (value) => {
    const text = `${FUNCTION}${REST}${config('a', failure(value))}`;
    expect(remarks(text, 'destination-not-arn')).toMatchObject([
      { subject: 'aws_lambda_function_event_invoke_config.a' },
    ]);
    const after = fixed(text, 'destination-not-arn');
    expect(after).toBe(
      text.replace(`destination = ${value}`, `destination = ${value.replace(/\w+$/, 'arn')}`),
    );
    expect(remarks(after, 'destination-not-arn')).toEqual([]);
  });

  test.each([
    'aws_sqs_queue.failed.arn',
    'aws_sns_topic.done.id',
    'aws_sns_topic.done.arn',
    'aws_lambda_function.orders.qualified_arn',
    'var.queue',
    'local.queue',
    'aws_sqs_queue.none.url',
    'aws_sqs_queue.failed',
  ])('not for %s', (value) => {
    expect(remarks(`${FUNCTION}${REST}${config('a', failure(value))}`, 'destination-not-arn')).toEqual([]);
  });
});

describe('18: two configs of one function', () => {
  const two = (body: string, first = ''): string =>
    `${FUNCTION}${REST}${config('a', first)}${config('b', `  qualifier = "live"\n${body}`)}`;

  test('without an order', () => {
    expect(remarks(two(''), 'configs-collide')).toMatchObject([
      {
        subject: 'aws_lambda_function_event_invoke_config.b',
        facts: { other: 'aws_lambda_function_event_invoke_config.a' },
      },
    ]);
    expect(fixed(two(''), 'configs-collide')).toBe(
      two('\n  depends_on = [aws_lambda_function_event_invoke_config.a]\n'),
    );
    expect(remarks(fixed(two(''), 'configs-collide'), 'configs-collide')).toEqual([]);
  });

  test('with another dependency', () => {
    const text = two('  depends_on = [aws_iam_role.orders]\n');
    expect(fixed(text, 'configs-collide')).toBe(
      two('  depends_on = [aws_iam_role.orders, aws_lambda_function_event_invoke_config.a]\n'),
    );
  });

  test.each([
    ['depends_on', two('  depends_on = [aws_lambda_function_event_invoke_config.a]\n')],
    ['the other way', two('', '  depends_on = [aws_lambda_function_event_invoke_config.b]\n')],
    [
      'a reference',
      two('  maximum_retry_attempts = aws_lambda_function_event_invoke_config.a.maximum_retry_attempts\n'),
    ],
    [
      'a way through another',
      `${two('  depends_on = [x.y]\n')}resource "x" "y" {\n  depends_on = [aws_lambda_function_event_invoke_config.a]\n}\n`,
    ],
    ['a condition', two('  count = var.a ? 1 : 0\n')],
    ['a loop', two('  for_each = var.a\n')],
    [
      'other functions',
      two('').replace(
        /(.*)function_name = aws_lambda_function.orders.function_name/s,
        '$1function_name = "x"',
      ),
    ],
  ])('not with %s', (_, text) => {
    expect(remarks(text, 'configs-collide')).toEqual([]);
  });
});

describe('19: an alias’ ARN beside a qualifier', () => {
  const on = (name: string, body: string): string =>
    `${FUNCTION}${REST}resource "aws_lambda_function_event_invoke_config" "a" {\n  function_name = ${name}\n${body}}\n`;

  test.each([
    ['unset', 'aws_lambda_alias.live.arn', ''],
    ['empty', 'aws_lambda_alias.live.arn', '  qualifier = ""\n'],
    ['another', 'aws_lambda_alias.live.arn', '  qualifier = "other"\n'],
    ['a version', 'aws_lambda_alias.live.arn', '  qualifier = aws_lambda_function.orders.version\n'],
  ])('%s', (_, name, body) => {
    expect(remarks(on(name, body), 'qualifier-contradiction')).toHaveLength(1);
  });

  test.each([
    ['the same', 'aws_lambda_alias.live.arn', '  qualifier = "live"\n'],
    ['the alias itself', 'aws_lambda_alias.live.arn', '  qualifier = aws_lambda_alias.live.name\n'],
    ['a variable', 'aws_lambda_alias.live.arn', '  qualifier = var.q\n'],
    ['the function’s name', 'aws_lambda_alias.live.function_name', ''],
    ['the function', 'aws_lambda_function.orders.arn', ''],
  ])('not for %s', (_, name, body) => {
    expect(remarks(on(name, body), 'qualifier-contradiction')).toEqual([]);
  });
});

describe('11: a permission that is missing', () => {
  const module = (policy: string): string =>
    `${REST}resource "aws_lambda_function" "orders" {\n  function_name = "a"\n  role = aws_iam_role.orders.arn\n}\n${config('a', failure('aws_sqs_queue.failed.arn'))}${policy}`;
  const policy = (action: string): string =>
    `resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.orders.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })\n}\n`;

  test.each(['"logs:*"', '["sqs:ReceiveMessage", "sns:Publish"]'])('%s', (action) => {
    expect(remarks(module(policy(action)), 'permission-missing')).toMatchObject([
      {
        subject: 'aws_lambda_function_event_invoke_config.a',
        facts: { action: 'sqs:SendMessage', role: 'aws_iam_role.orders' },
      },
    ]);
  });

  test.each([
    '"sqs:SendMessage"',
    '"sqs:Send*"',
    '"SQS:sendmessage"',
    '"*"',
    '"sqs:*"',
    'var.actions',
    '["logs:*", var.more]',
  ])('not with %s', (action) => {
    expect(remarks(module(policy(action)), 'permission-missing')).toEqual([]);
  });

  test('not without any policy, which is attached elsewhere', () => {
    expect(remarks(module(''), 'permission-missing')).toEqual([]);
  });
});

describe('the rules of all dialects', () => {
  const kinds = (text: string): readonly string[] => genericRemarks(read(text)).map(({ kind }) => kind);

  test.each([
    ['1: retries', config('a', '  maximum_retry_attempts = 3\n'), ['out-of-range']],
    [
      '1: an age behind a local',
      `${config('a', '  qualifier = "live"\n  maximum_event_age_in_seconds = local.age\n')}locals {\n  age = 10\n}\n`,
      ['out-of-range'],
    ],
    [
      '2: a FIFO topic',
      config('a', `  qualifier = "live"\n${failure('aws_sns_topic.done.arn')}`),
      ['fifo-destination'],
    ],
    [
      '14: the function itself',
      config('a', `  qualifier = "live"\n${failure('aws_lambda_function.orders.arn')}`),
      ['destination-is-self'],
    ],
    ['16: an alias', config('a', ''), ['alias-without-config']],
    [
      'no value of a variable',
      config('a', `  qualifier = "live"\n  maximum_retry_attempts = var.n\n${failure('var.queue')}`),
      [],
    ],
  ])('%s', (_, text, expected) => {
    const all = kinds(`${FUNCTION}${REST}${text}`);
    expect(all.filter((kind) => kind !== 'alias-without-config' || expected.includes(kind))).toEqual(
      expected,
    );
  });

  test('16: not for an alias that may not be created', () => {
    const text = `${FUNCTION}${REST}${config('a', '')}`;
    expect(kinds(text.replace('name          = "live"', 'count = var.on ? 1 : 0\n  name = "live"'))).toEqual(
      [],
    );
  });
});
