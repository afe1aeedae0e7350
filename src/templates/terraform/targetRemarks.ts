import type { Remark } from '../../domain/declared/remark.ts';
import type { Evaluator } from './evaluate.ts';
import { given } from './given.ts';
import type { Declaration } from './module.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { blocksOf, type Traversal } from './node.ts';

/** Attributes that are an ARN, by the types that can be a destination; of a function also the qualified one. */
const ARNS = new Map<string, readonly string[]>([
  ['aws_sqs_queue', ['arn']],
  ['aws_sns_topic', ['arn', 'id']],
  ['aws_cloudwatch_event_bus', ['arn']],
  ['aws_lambda_function', ['arn', 'qualified_arn']],
  ['aws_s3_bucket', ['arn']],
]);
/** Attributes that are known to be a name, an address or an ARN of another service. */
const NOT_ARNS = new Set([
  'id',
  'url',
  'name',
  'function_name',
  'bucket',
  'invoke_arn',
  'qualified_invoke_arn',
]);

/** 4: the name or address of a resource in the place of its ARN. */
export function targetsNotArn(
  { address, type, block }: Declaration,
  evaluator: Evaluator,
): readonly Remark[] {
  const { body } = block;
  const isModule = type === 'module' && isLambdaModule(body);
  if (!isModule && type !== 'aws_lambda_function_event_invoke_config') return [];
  const targets = isModule
    ? [given(body, 'destination_on_failure'), given(body, 'destination_on_success')]
    : blocksOf(body, 'destination_config')
        .flatMap((outer) => [...blocksOf(outer.body, 'on_failure'), ...blocksOf(outer.body, 'on_success')])
        .map((half) => given(half.body, 'destination'));
  return targets.flatMap((target): readonly Remark[] => {
    const value = target?.value;
    if (value?.kind !== 'traversal') return [];
    const remark = notArn(value, evaluator);
    return remark ? [{ ...remark, subject: address }] : [];
  });
}

function notArn({ root, steps, at }: Traversal, { module }: Evaluator): Remark | undefined {
  const arns = ARNS.get(root.text);
  const attribute = steps.slice(1).find((step) => step.kind === 'attribute');
  const [name] = steps;
  if (!arns || attribute?.kind !== 'attribute' || name?.kind !== 'attribute') return undefined;
  if (!NOT_ARNS.has(attribute.name) || arns.includes(attribute.name)) return undefined;
  if (!module.declarations.has(`${root.text}.${name.name}`)) return undefined;
  return {
    kind: 'destination-not-arn',
    at,
    facts: { resource: `${root.text}.${name.name}`, attribute: attribute.name },
    fixes: [{ kind: 'use-arn', subject: name.name, edits: [{ at: attribute.at, text: 'arn' }] }],
  };
}
