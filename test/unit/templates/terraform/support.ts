import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Declared } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredTemplate, Reference } from '../../../../src/domain/declared/template.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredResource,
  DeclaredRole,
} from '../../../../src/domain/declared/resources.ts';
import { terraformReader } from '../../../../src/templates/terraform/index.ts';

const { resolve } = createRequire(import.meta.url);

export const wasm = {
  runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: readFileSync(resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm')),
};

export const reader = await terraformReader(wasm);

/** Reads one file, or several by their names. */
export function read(texts: string | Readonly<Record<string, string>>, file = 'main.tf'): DeclaredTemplate {
  const files = typeof texts === 'string' ? { [file]: texts } : texts;
  const template = reader.read(Object.entries(files).map(([name, text]) => ({ file: name, text })));
  if (!template) throw new Error('not read');
  return template;
}

/** The text with the place that is marked `«…»`, without the marks. */
export function marked(text: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return { text: text.replace('«', '').replace('»', ''), start, end };
}

export const wordsOf = ({ form, to }: Reference): string =>
  `${form} ${to.kind === 'declared' ? to.address : to.kind === 'named' ? `named ${to.ref}` : to.kind === 'unknown' ? `unknown ${to.why}` : to.path}`;

/** References at the marked place, each in words. */
export function referencesAt(
  text: string,
  file = 'main.tf',
  others: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { text: plain, start, end } = marked(text);
  return read({ [file]: plain, ...others })
    .references.filter(({ at }) => at.file === file && at.start === start && at.end === end)
    .map((reference) => wordsOf(reference));
}

export function resourceOf(template: DeclaredTemplate, address: string): DeclaredResource | undefined {
  return template.resources.find((one) => one.address === address);
}

export function functionOf(
  template: DeclaredTemplate,
  address = 'aws_lambda_function.orders',
): DeclaredFunction | undefined {
  const found = resourceOf(template, address);
  return found?.kind === 'function' ? found : undefined;
}

export function configOf(template: DeclaredTemplate): DeclaredConfig | undefined {
  return template.resources.find((one): one is DeclaredConfig => one.kind === 'config');
}

export function roleOf(template: DeclaredTemplate): DeclaredRole | undefined {
  return template.resources.find((one): one is DeclaredRole => one.kind === 'role');
}

/** A value in words. */
export function inWords(value: Declared<string | number> | undefined): string {
  if (!value) return 'absent';
  if (value.kind === 'literal') return String(value.value);
  if (value.kind === 'reference') return `→ ${[value.to, value.attribute].filter(Boolean).join('.')}`;
  return `${value.why}${value.otherwise === undefined ? '' : ` else ${value.otherwise}`}`;
}

export const FUNCTION = 'resource "aws_lambda_function" "orders" {\n  function_name = "shop-orders"\n}\n';
export const REST = `
resource "aws_sqs_queue" "failed" {
  name = "failed"
}
resource "aws_sns_topic" "done" {
  name       = "done.fifo"
  fifo_topic = true
}
resource "aws_lambda_alias" "live" {
  name          = "live"
  function_name = aws_lambda_function.orders.function_name
}
resource "aws_iam_role" "orders" {
  name = "orders"
}
`;
