import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { functionNames } from '../../../../src/domain/declared/state.ts';
import { MAX_STATE } from '../../../../src/templates/limits.ts';
import { readState } from '../../../../src/templates/terraform/index.ts';

const SECRET = 'hunter2-secret';
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:shop-orders';
const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:failed';

const functionValues = {
  function_name: 'shop-orders',
  arn: ARN,
  environment: [{ variables: { PASSWORD: SECRET } }],
  description: SECRET,
  tags: { token: SECRET },
};
const configValues = {
  function_name: 'shop-orders',
  qualifier: '',
  maximum_retry_attempts: 0,
  maximum_event_age_in_seconds: 0,
  destination_config: [{ on_failure: [{ destination: QUEUE }], on_success: [] }],
  extra: SECRET,
};
const aliasValues = { name: 'live', function_name: ARN, arn: `${ARN}:live`, description: SECRET };
const dbValues = { password: SECRET, function_name: SECRET };

const shownResource = (address: string, type: string, values: unknown, more: object = {}) => ({
  address,
  mode: 'managed',
  type,
  name: address.split('.').at(-1),
  values,
  sensitive_values: { environment: [], tags: {} },
  ...more,
});

const root = {
  resources: [
    shownResource('aws_lambda_function.orders', 'aws_lambda_function', functionValues),
    shownResource('aws_db_instance.db', 'aws_db_instance', dbValues),
    shownResource('data.aws_lambda_function.old', 'aws_lambda_function', functionValues, { mode: 'data' }),
  ],
  child_modules: [
    {
      address: 'module.shop',
      resources: [
        shownResource('module.shop.aws_lambda_alias.live', 'aws_lambda_alias', aliasValues),
        shownResource(
          'module.shop.aws_lambda_function_event_invoke_config.orders["a"]',
          'aws_lambda_function_event_invoke_config',
          configValues,
        ),
      ],
    },
  ],
};
const HEAD = { format_version: '1.0', terraform_version: '1.9.0' };
const shown = JSON.stringify({
  ...HEAD,
  values: { root_module: root, outputs: { password: { value: SECRET, sensitive: true } } },
});

const raw = JSON.stringify({
  version: 4,
  terraform_version: '1.9.0',
  lineage: SECRET,
  outputs: { password: { value: SECRET } },
  resources: [
    {
      mode: 'managed',
      type: 'aws_lambda_function',
      name: 'orders',
      provider: 'x',
      instances: [{ attributes: functionValues }],
    },
    { mode: 'data', type: 'aws_lambda_function', name: 'old', instances: [{ attributes: functionValues }] },
    {
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'db',
      instances: [{ attributes: dbValues, private: SECRET }],
    },
    {
      module: 'module.shop',
      mode: 'managed',
      type: 'aws_lambda_alias',
      name: 'live',
      instances: [{ attributes: aliasValues }],
    },
    {
      module: 'module.shop',
      mode: 'managed',
      type: 'aws_lambda_function_event_invoke_config',
      name: 'orders',
      instances: [
        { index_key: 'a', attributes: configValues },
        { deposed: 'x', index_key: 'b', attributes: configValues },
      ],
    },
  ],
});

describe('what is kept', () => {
  test.each([
    ['terraform show -json', shown],
    [
      'a plan: the state before it',
      JSON.stringify({
        ...HEAD,
        planned_values: { root_module: {} },
        prior_state: { ...HEAD, values: { root_module: root } },
      }),
    ],
    ['a first plan', JSON.stringify({ ...HEAD, planned_values: { root_module: root } })],
    ['terraform.tfstate', raw],
    ['a byte order mark', `\uFEFF${raw}`],
  ])('%s', (_, text) => {
    expect(readState(text)).toEqual({
      ok: true,
      state: {
        functions: [{ address: 'aws_lambda_function.orders', name: 'shop-orders', arn: ARN }],
        aliases: [
          {
            address: 'module.shop.aws_lambda_alias.live',
            name: 'live',
            functionName: ARN,
            arn: `${ARN}:live`,
          },
        ],
        configs: [
          {
            address: 'module.shop.aws_lambda_function_event_invoke_config.orders["a"]',
            functionName: 'shop-orders',
            qualifier: '$LATEST',
            maximumRetryAttempts: 0,
            onFailure: QUEUE,
          },
        ],
        isCut: false,
      },
    });
  });

  test.each([
    ['terraform show -json', shown],
    ['terraform.tfstate', raw],
  ])('no secret survives: %s', (_, text) => {
    expect(text).toContain(SECRET);
    expect(JSON.stringify(readState(text))).not.toContain(SECRET);
  });

  test('whatever stands in the other values, nothing of it survives', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        const resource = {
          mode: 'managed',
          name: 'a',
          type: 'aws_lambda_function',
          address: 'aws_lambda_function.a',
        };
        const own = { ...values, secret: SECRET, function_name: 'a', arn: SECRET };
        const text = JSON.stringify({
          ...HEAD,
          values: { root_module: { resources: [{ ...resource, values: own }] } },
        });
        expect(readState(text)).toEqual({
          ok: true,
          state: {
            functions: [{ address: 'aws_lambda_function.a', name: 'a' }],
            aliases: [],
            configs: [],
            isCut: false,
          },
        });
      }),
    );
  });

  test('a value that is marked as sensitive is left out', () => {
    const marked = shown.replace('"sensitive_values":{', '"sensitive_values":{"arn":true,');
    const read = readState(marked);
    expect(read.ok && read.state.functions).toEqual([
      { address: 'aws_lambda_function.orders', name: 'shop-orders' },
    ]);
    const named = raw.replace(
      '"instances":[{',
      '"instances":[{"sensitive_attributes":[[{"type":"get_attr","value":"function_name"}]],',
    );
    expect(readState(named)).toMatchObject({ ok: true, state: { functions: [] } });
  });

  test('indexes as numbers', () => {
    const text = raw.replace('"instances":[{"attributes"', '"instances":[{"index_key":0,"attributes"');
    expect(readState(text)).toMatchObject({
      state: { functions: [{ address: 'aws_lambda_function.orders[0]' }] },
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', '', 'syntax'],
    ['a text', 'hello', 'syntax'],
    ['half a state', raw.slice(0, -20), 'syntax'],
    ['another JSON', '{"version":4}', 'notState'],
    ['a list', '[]', 'notState'],
    ['null', 'null', 'notState'],
    ['a prototype', '{"__proto__":{"version":4,"resources":[]}}', 'notState'],
    ['an old version', '{"version":3,"lineage":"x"}', 'version'],
    ['an encrypted state', '{"serial":1,"lineage":"x","encrypted_data":"x"}', 'encrypted'],
  ])('%s', (_, text, kind) => {
    expect(readState(text)).toMatchObject({ ok: false, problem: { kind } });
  });

  test('more than the most, without parsing it', () => {
    const long = `${' '.repeat(MAX_STATE)}${raw}`;
    const started = performance.now();
    expect(readState(long)).toEqual({ ok: false, problem: { kind: 'tooLong', limit: MAX_STATE } });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('deep nesting, and modules in modules', () => {
    expect(readState('['.repeat(100_000)).ok).toBe(false);
    const deep = `${'{"child_modules":['.repeat(5_000)}${']}'.repeat(5_000)}`;
    expect(readState(`{"format_version":"1.0","values":{"root_module":${deep}}}`)).toMatchObject({
      ok: true,
    });
  });

  test('more resources than are kept', () => {
    const instances = Array.from({ length: 20_001 }, (_, index) => ({
      index_key: index,
      attributes: functionValues,
    }));
    const text = JSON.stringify({
      version: 4,
      resources: [{ mode: 'managed', type: 'aws_lambda_function', name: 'a', instances }],
    });
    const read = readState(text);
    expect(read).toMatchObject({ ok: true, state: { isCut: true } });
    expect(read.ok && read.state.functions.length).toBe(20_000);
  });
});

test('names by the addresses that templates give', () => {
  const addresses = [
    'aws_lambda_function.a',
    'aws_lambda_function.b[0]',
    'aws_lambda_function.c[0]',
    'aws_lambda_function.c[1]',
    'module.d.aws_lambda_function.this[0]',
    'aws_lambda_function.e["x"]',
  ];
  const functions = addresses.map((address) => ({ address, name: address.replaceAll(/\W/g, '-') }));
  const names = functionNames({ functions, aliases: [], configs: [], isCut: false });
  expect(names.get('aws_lambda_function.a')).toBe('aws_lambda_function-a');
  expect(names.get('aws_lambda_function.b')).toBe('aws_lambda_function-b-0-');
  expect(names.get('aws_lambda_function.c')).toBeUndefined();
  expect(names.get('module.d')).toBe('module-d-aws_lambda_function-this-0-');
  expect(names.get('aws_lambda_function.e')).toBeUndefined();
});

test.each([
  [
    'resources',
    {
      values: {
        root_module: {
          resources: Array.from({ length: 300_000 }, (_, index) =>
            shownResource(`a${index}`, 'aws_lambda_function', {}),
          ),
        },
      },
    },
  ],
  [
    'marks',
    {
      values: {
        root_module: {
          resources: [
            shownResource('a', 'aws_lambda_function', functionValues, {
              sensitive_values: { tags: Array.from({ length: 300_000 }, () => ({})) },
            }),
          ],
        },
      },
    },
  ],
])('300,000 %s are read', (_, state) => {
  expect(
    readState(JSON.stringify({ format_version: '1.0', terraform_version: '1.9.0', ...state })),
  ).toMatchObject({ ok: true });
});
