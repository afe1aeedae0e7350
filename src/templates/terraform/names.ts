import type { Evaluator } from './evaluate.ts';
import { attributeOf } from './node.ts';
import { multiplicityOf } from './multiplicity.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { canonical } from './value.ts';

/** Functions of the module by their canonical names; names that several have are left out. */
export function functionsByName(evaluator: Evaluator): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const doubled = new Set<string>();
  for (const { address, type, block } of evaluator.module.declarations.values()) {
    const isFunction = type === 'aws_lambda_function' || (type === 'module' && isLambdaModule(block.body));
    const value = isFunction ? attributeOf(block.body, 'function_name') : undefined;
    if (!value?.value || value.isBroken === true || multiplicityOf(block.body) === 'repeated') continue;
    const name = canonical(evaluator.piece(value.value));
    if (name === undefined || name === '') continue;
    if (names.has(name)) doubled.add(name);
    names.set(name, address);
  }
  for (const name of doubled) names.delete(name);
  return names;
}
