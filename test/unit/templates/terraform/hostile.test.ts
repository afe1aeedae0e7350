import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import type { Span } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import type { terraformReader } from '../../../../src/templates/terraform/index.ts';
import { MAX_FILES, MAX_HCL } from '../../../../src/templates/limits.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';
import { FUNCTION, read, reader, REST, wasm, wordsOf } from './support.ts';

const CONFIG = `resource "aws_lambda_function_event_invoke_config" "orders" {
  function_name          = aws_lambda_function.orders.function_name
  qualifier              = "live"
  maximum_retry_attempts = var.n ? 1 : local.x["a"].b
  destination_config {
    on_failure {
      destination = "\${aws_sqs_queue.failed.arn}"
    }
  }
  depends_on = [aws_iam_role.orders]
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.orders.id
  policy = <<-EOF
    { "Statement": [{ "Effect": "Allow", "Action": "sqs:*", "Resource": "\${aws_sqs_queue.failed.arn}" }] }
  EOF
}
locals {
  x = { for k, v in var.all : k => "%{ if v }\${k}%{ endif }" }
  y = jsonencode([{ "é😀" = "/aws/lambda/shop-\${var.stage}" }, -1, !true])
}
`;
const WHOLE = `${FUNCTION}${REST}${CONFIG}`;
const JSON_WHOLE = JSON.stringify({
  resource: {
    aws_lambda_function: { orders: { function_name: 'a-${var.x["b"]}', a: '/aws/lambda/x\n${var.y}' } },
  },
});

/** All spans of a result, wherever they stand. */
function spansOf(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => spansOf(one));
  return 'file' in value && 'start' in value && 'end' in value ? [value as Span, ...inner] : inner;
}

function expectWithin(template: DeclaredTemplate, text: string): void {
  for (const { start, end } of spansOf(template)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

describe('texts of any kind', () => {
  test.each([
    ['Terraform', WHOLE, 'main.tf'],
    ['JSON', JSON_WHOLE, 'main.tf.json'],
  ])('any beginning of %s is read, with places in it', (_, whole, file) => {
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const text = whole.slice(0, length);
        expectWithin(read(text, file), text);
      }),
      { numRuns: 200 },
    );
  });

  test('and with a piece changed', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('{', '}', '"', '${', '<<EOT\n', '[', '%{', '\\', '=', '\r\n', '/*'),
    );
    fc.assert(
      fc.property(fc.nat(WHOLE.length), fc.nat(20), piece, (start, length, inserted) => {
        const text = WHOLE.slice(0, start) + inserted + WHOLE.slice(start + length);
        expectWithin(read(text), text);
      }),
      { numRuns: 300 },
    );
  });

  test('places are those of the words', () => {
    const text = `# é😀\r\n${WHOLE.replaceAll('\n', '\r\n')}`;
    const found = read(text).references.map((one) => [wordsOf(one), text.slice(one.at.start, one.at.end)]);
    expect(found).toContainEqual(['attribute aws_sqs_queue.failed', 'aws_sqs_queue.failed.arn']);
    expect(found).toContainEqual(['declaration aws_lambda_function.orders', 'orders']);
    expect(found).toContainEqual(['logGroup unknown expression', 'shop-${var.stage}']);
  });

  test('a byte order mark', () => {
    expect(read(`\uFEFF${FUNCTION}`).resources).toHaveLength(1);
  });

  test.each(['a{b', 'a b', '${a', '1a', ''])('no address with %j', (name) => {
    expect(read(`resource "aws_lambda_function" "${name}" {\n}\n`).resources).toEqual([]);
  });

  test('plain data crosses threads', () => {
    expect(structuredClone(read(WHOLE))).toEqual(read(WHOLE));
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s as a name', (name) => {
    const text = `resource "aws_lambda_function" "${name}" {\n  function_name = local.${name}\n}\nlocals {\n  a = aws_lambda_function.${name}.arn\n  b = module.${name}.lambda_arn\n  c = var.${name}\n}\n`;
    const { references, resources } = read(text);
    expect(resources).toMatchObject([{ name: { kind: 'unknown', why: 'undeclared' } }]);
    expect(references.map((one) => wordsOf(one))).toContain(`attribute aws_lambda_function.${name}`);
    expect(references.map((one) => wordsOf(one))).toContain('moduleOutput unknown undeclared');
  });
});

describe('a name of one is never that of another', () => {
  const EACH = '  for_each = toset(["a", "b"])\n';
  const DATA = (more: string): string => `data "aws_ssm_parameter" "p" {\n${more}  name = "x"\n}\n`;
  const MODULE = (more: string): string => `module "m" {\n${more}  source = "./m"\n}\n`;
  const QUEUE = (more: string): string => `resource "aws_sqs_queue" "q" {\n${more}  name = var.name\n}\n`;
  const LOCALS = 'locals {\n  m = {\n    a = var.c ? "x" : "y"\n    b = var.d ? "x" : "y"\n  }\n}\n';

  /** Whether a permission names the function. */
  const isNamed = (head: string, own: string, other: string): boolean =>
    read(
      `${head}resource "aws_lambda_function" "f" {\n  function_name = ${own}\n}\nresource "aws_lambda_permission" "p" {\n  function_name = ${other}\n}\n`,
    ).references.filter(({ form, to }) => form === 'nameProperty' && to.kind === 'declared').length === 2;

  test.each([
    ['keys of a local', LOCALS, 'local.m.a', 'local.m.b'],
    [
      'data sources of a loop',
      DATA(EACH),
      'data.aws_ssm_parameter.p["a"].value',
      'data.aws_ssm_parameter.p["b"].value',
    ],
    ['modules of a loop', MODULE(EACH), 'module.m["a"].name', 'module.m["b"].name'],
    [
      'resources of a loop',
      QUEUE(EACH),
      '"${aws_sqs_queue.q["a"].name}-x"',
      '"${aws_sqs_queue.q["b"].name}-x"',
    ],
  ])('%s', (_, head, own, other) => {
    expect(isNamed(head, own, other)).toBe(false);
  });

  test.each([
    ['a local', LOCALS, 'local.m.a'],
    ['a data source', DATA(''), 'data.aws_ssm_parameter.p.value'],
    ['a module', MODULE(''), 'module.m.name'],
    ['a resource', QUEUE(''), '"${aws_sqs_queue.q.name}-x"'],
    ['a resource that there may be', QUEUE('  count = var.c ? 1 : 0\n'), '"${aws_sqs_queue.q[0].name}-x"'],
  ])('the same %s is the same', (_, head, value) => {
    expect(isNamed(head, value, value)).toBe(true);
  });
});

describe('texts made to attack', () => {
  const depth = 100_000;

  test.each([
    ['open lists', `a = ${'['.repeat(depth)}`],
    ['closed lists', `a = ${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['parentheses', `a = ${'('.repeat(depth)}b${')'.repeat(depth)}`],
    ['objects', `a = ${'{ b = '.repeat(depth)}`],
    ['blocks', 'a {\n'.repeat(depth)],
    ['interpolations', `a = "${'${"'.repeat(depth)}`],
    ['conditions', `a = ${'b ? '.repeat(depth)}`],
    ['calls', `a = ${'f('.repeat(depth)}`],
    ['indexes', `a = b${'[b'.repeat(depth)}`],
    ['attributes', `a = b${'.b'.repeat(depth)}`],
    ['signs', `a = ${'-'.repeat(depth)}1`],
    ['directives', `a = "${'%{ if b }'.repeat(depth / 10)}`],
    ['heredocs', 'a = <<EOT\n'.repeat(depth / 2)],
    ['quotes', '"'.repeat(depth)],
    ['one line', `a = "${'x'.repeat(MAX_HCL - 10)}"`],
    ['a huge name', `resource "aws_lambda_function" "${'x'.repeat(depth)}" {\n}`],
    ['NUL', '\0'.repeat(depth)],
    ['lone surrogates', `a = "${'\uD83D'.repeat(depth)}"`],
    ['comments', '/*'.repeat(depth)],
  ])('%s, and the next file is read', (_, text) => {
    const template = read({ 'bad.tf': text, 'good.tf': FUNCTION });
    expect(template.resources.map(({ address }) => address)).toContain('aws_lambda_function.orders');
  });

  test('what is too deep is told', () => {
    expect(read(`a = ${'['.repeat(1_000)}${']'.repeat(1_000)}`).unread).toMatchObject([{ why: 'tooDeep' }]);
    expect(read('['.repeat(100_000), 'a.tf.json').unread).not.toEqual([]);
  });

  test('what is too long is told', () => {
    const template = read({ 'a.tf': `#${'x'.repeat(MAX_HCL)}`, 'b.tf': FUNCTION });
    expect(template.unread).toMatchObject([{ why: 'tooLong', at: { file: 'a.tf' } }]);
    expect(template.resources).toHaveLength(1);
  });

  test('5,000 files', () => {
    const files = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`${index}.tf`, FUNCTION.replace('orders', `f${index}`)]),
    );
    const template = read(files);
    expect(template.resources).toHaveLength(MAX_FILES);
    expect(template.unread[0]).toMatchObject({ why: 'tooMany' });
    expect(template.unread.length).toBeLessThanOrEqual(MAX_FILES);
  });

  test('locals that multiply, and locals in a circle', () => {
    const bomb = Array.from(
      { length: 60 },
      (_, index) => `  l${index} = "\${local.l${index + 1}}\${local.l${index + 1}}"`,
    ).join('\n');
    const circle = '  a = local.b\n  b = local.c\n  c = local.a\n';
    const text = `locals {\n${bomb}\n  l60 = "x"\n${circle}}\nresource "aws_lambda_function" "a" {\n  function_name = local.l0\n  role = local.a\n}\n`;
    expect(read(text).resources).toMatchObject([{ name: { kind: 'unknown' }, role: { kind: 'unknown' } }]);
  });

  test('names that multiply, and names that are each other', () => {
    const fn = (name: string, value: string): string =>
      `resource "aws_lambda_function" "${name}" {\n  function_name = ${value}\n}\n`;
    const other = (index: number): string => `\${aws_lambda_function.f${index}.function_name}`;
    const bomb = Array.from({ length: 200 }, (_, index) =>
      fn(`f${index}`, `"${other(index + 1)}${other(index + 1)}"`),
    );
    const pair = [
      fn('a', 'aws_lambda_function.b.function_name'),
      fn('b', 'aws_lambda_function.a.function_name'),
    ];
    expect(read([...bomb, ...pair].join('')).resources).toHaveLength(202);
  });

  test('data sources that multiply, the deepest first and last', () => {
    const one = (index: number): string =>
      `data "aws_lambda_function" "d${index}" {\n  function_name = "${`\${data.aws_lambda_function.d${index + 1}.function_name}`.repeat(50)}"\n}\n`;
    const all = Array.from({ length: 30 }, (_, index) => one(index));
    const end = 'data "aws_lambda_function" "d30" {\n  function_name = ""\n}\n';
    const fn =
      'resource "aws_lambda_function" "a" {\n  function_name = data.aws_lambda_function.d0.function_name\n}\n';
    for (const blocks of [all, all.toReversed()]) {
      expect(read([fn, ...blocks, end].join('')).resources).toHaveLength(1);
    }
  });

  test('names of what is not known, put together', () => {
    const one = (index: number): string => `  l${index} = lower("${`\${local.l${index + 1}}`.repeat(60)}")`;
    const locals = Array.from({ length: 12 }, (_, index) => one(index)).toReversed();
    const text = `locals {\n  l12 = lower("\${var.x}")\n${locals.join('\n')}\n}\n${FUNCTION}`;
    expect(read(text).resources).toHaveLength(1);
  });

  test.each([
    ['a default', `variable "long" {\n  default = "${'x'.repeat(50_000)}"\n}\n`, 'var.long'],
    ['a path', `locals {\n  long = var.${'a.'.repeat(25_000)}a\n}\n`, 'local.long'],
  ])('%s that many functions have', (_, head, value) => {
    const fn = (index: number): string =>
      `resource "aws_lambda_function" "f${index}" {\n  function_name = ${value}\n}\n`;
    const text = head + Array.from({ length: 100 }, (__, index) => fn(index)).join('');
    expect(JSON.stringify(read(text)).length).toBeLessThan(text.length * 10);
  });

  test('policies that many roles have', () => {
    const actions = Array.from({ length: 1_500 }, (_, index) => `"sqs:A${index}"`).join(', ');
    const policy = `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = [${actions}], Resource = "*" }] })\n}\n`;
    const role = (index: number): string =>
      `resource "aws_iam_role" "r${index}" {\n}\nresource "aws_iam_role_policy_attachment" "a${index}" {\n  role       = aws_iam_role.r${index}.name\n  policy_arn = aws_iam_policy.p.arn\n}\n`;
    const text = policy + Array.from({ length: 1_000 }, (_, index) => role(index)).join('');
    expect(JSON.stringify(read(text)).length).toBeLessThan(text.length * 100);
  });

  test('names that name each other', () => {
    const text =
      'resource "aws_lambda_function" "a" {\n  function_name = "${aws_lambda_function.b.function_name}-x"\n}\nresource "aws_lambda_function" "b" {\n  function_name = "${aws_lambda_function.a.function_name}-x"\n}\n';
    expect(read(text).resources).toHaveLength(2);
  });

  test.each([
    [
      'blocks',
      'resource "aws_lambda_function" "a" {\n  function_name = "b"\n  role = aws_iam_role.c.arn\n}\n',
    ],
    ['interpolations', 'a = "${aws_lambda_function.b.arn}${var.c}"\n'],
    ['names', 'a = "/aws/lambda/b:function:c"\n'],
    ['broken blocks', 'resource "a" "b" {\n  c = [\n'],
    ['broken heredocs', 'a = <<EOT\n'],
    ['locals', 'locals {\n  a = local.b\n  b = local.a\n}\n'],
  ])('linear in %s', (_, piece) => {
    expect(growth(repeated(piece), (text) => read(text), 400_000)).toBeLessThan(LINEAR);
  });

  test.each<readonly [string, (length: number) => string]>([
    [
      'keys of one local',
      (length) =>
        `locals {\n  m = {\n${Array.from({ length: length / 24 }, (_, index) => `k${index} = 1\n`).join('')}  }\n  a = [${'local.m.k0,'.repeat(length / 24)}]\n}\n`,
    ],
    [
      'roles and policies',
      (length) =>
        Array.from(
          { length: length / 80 },
          (_, index) =>
            `resource "aws_iam_role" "r${index}" {\n}\nresource "aws_iam_role_policy" "p${index}" {\n  role = aws_iam_role.r${index}.id\n}\n`,
        ).join(''),
    ],
    [
      'configs that depend on a resource with many references',
      (length) =>
        `resource "aws_sqs_queue" "q" {\n  a = [${'aws_s3_bucket.b.arn,'.repeat(length / 40)}]\n}\n${FUNCTION}${Array.from(
          { length: length / 400 },
          (_, index) =>
            `resource "aws_lambda_function_event_invoke_config" "c${index}" {\n  function_name = aws_lambda_function.orders.function_name\n  depends_on    = [aws_sqs_queue.q]\n}\n`,
        ).join('')}`,
    ],
  ])('linear in %s', (_, textOf) => {
    expect(growth(textOf, (text) => read(text), 200_000)).toBeLessThan(LINEAR);
  });

  test('100,000 blocks in one body', () => {
    const text = `resource "aws_iam_role" "r" {\n}\n${'a{}\n'.repeat(70_000)}`;
    expect(read({ 'a.tf': text, 'b.tf': FUNCTION }).resources).toHaveLength(2);
  });

  test('linear in strings of JSON', () => {
    const textOf = (length: number): string =>
      `{"locals":{"a":[${'"${aws_lambda_function.b.arn} /aws/lambda/c",'.repeat(length / 45)}0]}}`;
    expect(growth(textOf, (text) => read(text, 'a.tf.json'), 400_000)).toBeLessThan(LINEAR);
  });
});

describe('which files', () => {
  test.each([
    ['main.tf', FUNCTION, true],
    ['main.tofu', FUNCTION, true],
    ['main.tf.json', '{"resource":{"aws_lambda_function":{}}}', true],
    ['MAIN.TF', FUNCTION, true],
    ['main.tfvars', FUNCTION, false],
    ['main.hcl', FUNCTION, false],
    ['vpc.tf', 'resource "aws_vpc" "x" {}', false],
  ])('%s', (file, text, expected) => {
    expect(reader.accepts({ file, text })).toBe(expected);
  });

  test('none', () => {
    expect(reader.read([{ file: 'a.yml', text: 'a: 1' }])).toBeUndefined();
    expect(reader.read([])).toBeUndefined();
  });
});

describe('in a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('as an ES module', async () => {
    const outfile = join(folder, 'reader.mjs');
    await build({
      entryPoints: ['src/templates/terraform/index.ts'],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
    expect(existsSync(outfile)).toBe(true);
    const bundled = (await import(pathToFileURL(outfile).href)) as {
      terraformReader: typeof terraformReader;
    };
    const bundledReader = await bundled.terraformReader(wasm);
    expect(bundledReader.read([{ file: 'main.tf', text: WHOLE }])).toEqual(read(WHOLE));
  });
});
