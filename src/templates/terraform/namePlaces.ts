import type { Reference } from '../../domain/declared/template.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { nameReferent, type Names } from './nameTexts.ts';
import type { Block, Expression } from './node.ts';

/** Attributes that name a function, by the type of their resource or data source. */
const PLACES = new Map<string, readonly string[]>([
  ['aws_lambda_function', ['function_name']],
  ['aws_lambda_alias', ['function_name']],
  ['aws_lambda_permission', ['function_name']],
  ['aws_lambda_event_source_mapping', ['function_name']],
  ['aws_lambda_function_url', ['function_name']],
  ['aws_lambda_function_event_invoke_config', ['function_name']],
  ['aws_lambda_provisioned_concurrency_config', ['function_name']],
  ['aws_lambda_invocation', ['function_name']],
  ['aws_lambda_function_recursion_config', ['function_name']],
  ['aws_lambda_runtime_management_config', ['function_name']],
]);

/** Attributes of nested blocks that take the ARN of a function. */
const NESTED = new Map([
  ['lambda_function', 'lambda_function_arn'],
  ['lambda_function_association', 'lambda_arn'],
]);

/** Whether an attribute names a function, by the blocks that it stands in. */
export function isNamePlace(outer: readonly Block[], name: string): boolean {
  const block = outer.at(-1);
  if (!block) return false;
  if (block.type.text === 'module') return name === 'function_name' && isLambdaModule(block.body);
  const isTop = block.type.text === 'resource' || block.type.text === 'data';
  if (isTop) return PLACES.get(block.labels[0]?.text ?? '')?.includes(name) === true;
  return NESTED.get(block.type.text) === name;
}

/** The value of an attribute that names a function. References to resources are told where they stand. */
export function nameReferences(
  outer: readonly Block[],
  value: Expression,
  names: Names,
): readonly Reference[] {
  const own = ownAddress(outer, names);
  const at = value.kind === 'template' ? value.inner : value.at;
  if (at.end <= at.start) return [];
  if (own !== undefined) return [{ form: 'nameProperty', to: { kind: 'declared', address: own }, at }];
  if (names.evaluator.value(value).kind === 'reference') return [];
  const to = nameReferent(value, names);
  return to ? [{ form: 'nameProperty', to, at }] : [];
}

/** The function that the block itself declares. */
function ownAddress(outer: readonly Block[], { evaluator }: Names): string | undefined {
  const [block] = outer.slice(-1);
  const [first, second] = block?.labels.map(({ text }) => text) ?? [];
  const isFunction = block?.type.text === 'resource' && first === 'aws_lambda_function';
  const address = isFunction
    ? `${first}.${second ?? ''}`
    : block?.type.text === 'module'
      ? `module.${first ?? ''}`
      : '';
  return evaluator.module.declarations.has(address) ? address : undefined;
}
