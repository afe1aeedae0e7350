import type { Destination } from '../destinations/destination.ts';
import { type CopyAs, type CopySource } from './source.ts';

/** A resource of Terraform and OpenTofu. */
export function asTerraform({ name, qualifier, retries, age, onSuccess, onFailure }: CopySource): CopyAs {
  const half = (block: string, destination: Destination | undefined): readonly string[] =>
    destination ? [`    ${block} {`, `      destination = ${hclString(destination.arn)}`, '    }'] : [];
  const halves = [...half('on_success', onSuccess), ...half('on_failure', onFailure)];
  const lines = [
    `resource "aws_lambda_function_event_invoke_config" "${blockName(name)}" {`,
    `  function_name                = ${hclString(name)}`,
    `  qualifier                    = ${hclString(qualifier)}`,
    `  maximum_retry_attempts       = ${retries}`,
    `  maximum_event_age_in_seconds = ${age}`,
    ...(halves.length > 0 ? ['', '  destination_config {', ...halves, '  }'] : []),
    '}',
  ];
  return { text: `${lines.join('\n')}\n` };
}

/** Quotes a text for HCL, in which `${` and `%{` begin templates. */
export function hclString(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(/([$%])\1*\{/g, plainBrace);
  return `"${escaped}"`;
}

/** `$${` for `${`. Signs before it are written by their number: `$$${` can be read in two ways. */
const plainBrace = (signs: string, sign: string): string => {
  const before = sign === '$' ? '\\u0024' : '\\u0025';
  return `${before.repeat(signs.length - 2)}${sign}${sign}{`;
};

function blockName(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `function_${safe}`;
}
