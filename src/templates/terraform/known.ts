import { multiplicityOf } from './multiplicity.ts';
import type { Declaration, Module } from './module.ts';
import { attributeOf, type Expression, type Step, valueOf } from './node.ts';
import { plainText } from './expressionParts.ts';

/** Types of resources that are read, and so can be referred to. */
export const READ_TYPES: ReadonlySet<string> = new Set([
  'aws_lambda_function',
  'aws_lambda_alias',
  'aws_lambda_function_event_invoke_config',
  'aws_sqs_queue',
  'aws_sns_topic',
  'aws_cloudwatch_event_bus',
  'aws_s3_bucket',
  'aws_iam_role',
]);

/** Attributes of read resources that are what the resource itself gives there. */
export const NAMES = new Map([
  ['aws_lambda_function', 'function_name'],
  ['aws_lambda_alias', 'name'],
  ['aws_sqs_queue', 'name'],
  ['aws_sns_topic', 'name'],
  ['aws_cloudwatch_event_bus', 'name'],
  ['aws_s3_bucket', 'bucket'],
  ['aws_iam_role', 'name'],
]);

export const PSEUDO = new Map<string, 'region' | 'accountId' | 'partition'>([
  ['data.aws_region', 'region'],
  ['data.aws_caller_identity', 'accountId'],
  ['data.aws_partition', 'partition'],
]);
export const PSEUDO_ATTRIBUTES = /^(?:name|id|region|account_id|partition)$/;

export const isNull = (expression: Expression): boolean =>
  expression.kind === 'literal' && expression.text === 'null';

export const isLoop = ({ block }: Declaration): boolean =>
  attributeOf(block.body, 'for_each') !== undefined || attributeOf(block.body, 'count') !== undefined;

/** True if a declaration stands for any number, of which a step in brackets picks one. */
export const isRepeated = ({ block }: Declaration): boolean => multiplicityOf(block.body) === 'repeated';

export function isStable(module: Module, { at }: Expression): boolean {
  return !/\b(?:uuid|timestamp|plantimestamp|bcrypt)\b/.test(module.slice(at).slice(0, 2_000));
}

/** The value that literal steps lead to. */
export function follow(value: Expression, steps: readonly Step[]): Expression | undefined {
  return steps.reduce<Expression | undefined>((inner, step) => {
    const key =
      step.kind === 'attribute' ? step.name : step.kind === 'index' ? plainText(step.key) : undefined;
    if (key === undefined) return undefined;
    if (inner?.kind === 'list') return /^\d{1,6}$/.test(key) ? inner.items[Number(key)] : undefined;
    if (inner?.kind === 'object') return valueOf(inner, key);
    return undefined;
  }, value);
}
