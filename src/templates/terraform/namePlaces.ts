import type { Reference, Referent } from '../../domain/declared/template.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { nameReferent, type Names } from './nameTexts.ts';
import { attributeOf, type Block, type Expression } from './node.ts';
import { plainText } from './expressionParts.ts';

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

/** True if an attribute names a function, by the blocks that it stands in. */
export function isNamePlace(outer: readonly Block[], name: string): boolean {
  const block = outer.at(-1);
  if (!block) return false;
  if (block.type.text === 'module') return name === 'function_name' && isLambdaCall(block);
  const isTop = block.type.text === 'resource' || block.type.text === 'data';
  if (isTop) return PLACES.get(block.labels[0]?.text ?? '')?.includes(name) === true;
  return NESTED.get(block.type.text) === name;
}

/** A call of a module that makes a function, by its source or its own name. */
function isLambdaCall({ labels, body }: Block): boolean {
  const source = plainText(attributeOf(body, 'source')?.value) ?? '';
  return /lambda/i.test(`${labels[0]?.text ?? ''} ${source.slice(0, 500)}`);
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
  const to = isOtherModule(outer) ? otherModule(value, names) : nameReferent(value, names);
  return to ? [{ form: 'nameProperty', to, at }] : [];
}

const isOtherModule = (outer: readonly Block[]): boolean => outer.at(-1)?.type.text === 'module';

/** Only the module that is called tells which name it gives its function. */
const otherModule = (value: Expression, { evaluator }: Names): Referent => ({
  kind: 'unknown',
  why: 'module',
  text: evaluator.module.quote(value.at),
});

/** The function that the block itself declares. */
function ownAddress(outer: readonly Block[], { evaluator }: Names): string | undefined {
  const [block] = outer.slice(-1);
  const [first, second] = block?.labels.map(({ text }) => text) ?? [];
  const isFunction = block?.type.text === 'resource' && first === 'aws_lambda_function';
  const isModule = block?.type.text === 'module' && isLambdaModule(block.body);
  if (!isFunction && !isModule) return undefined;
  const address = isModule ? `module.${first ?? ''}` : `${first}.${second ?? ''}`;
  return evaluator.module.declarations.has(address) ? address : undefined;
}
