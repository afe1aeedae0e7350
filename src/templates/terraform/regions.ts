import type { Declared } from '../../domain/declared/declared.ts';
import { declaredText } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { plainText } from './expressionParts.ts';
import { givenText } from './given.ts';
import type { Declaration } from './module.ts';
import { attributeOf, type Block, type Expression, valueOf } from './node.ts';

/**
 * The Region that a declaration gives itself, by `region` or by a provider of another name; undefined: it has that of the
 * module. Unknown where the module that calls this one decides.
 */
export function ownRegion({ type, block }: Declaration, evaluator: Evaluator): Declared<string> | undefined {
  const given = givenText(block.body, 'region', evaluator);
  if (given) return given;
  const provider = type === 'module' ? passedProvider(block) : attributeOf(block.body, 'provider')?.value;
  if (!provider || nameOf(provider) === 'aws') return undefined;
  const { at } = provider;
  const alias = /^aws\.([\w-]{1,255})$/.exec(nameOf(provider) ?? '')?.[1];
  const body = alias === undefined ? undefined : providersOf(evaluator).get(alias)?.body;
  const region = body && attributeOf(body, 'region');
  if (!region?.value || region.isBroken === true) {
    return { kind: 'unknown', why: 'module', text: evaluator.module.quote(at), at };
  }
  return { ...declaredText(region.value, evaluator), at };
}

/** `providers = { aws = aws.eu }` of a module's call. */
function passedProvider({ body }: Block): Expression | undefined {
  const passed = attributeOf(body, 'providers')?.value;
  return passed?.kind === 'object' ? valueOf(passed, 'aws') : undefined;
}

/** `aws.eu`, in JSON as a text. */
function nameOf(provider: Expression): string | undefined {
  if (provider.kind !== 'traversal') return plainText(provider);
  const steps = provider.steps.map((step) => (step.kind === 'attribute' ? step.name : ''));
  return [provider.root.text, ...steps].join('.');
}

const providers = new WeakMap<Evaluator, ReadonlyMap<string, Block>>();

/** Blocks of AWS providers by their aliases. */
function providersOf(evaluator: Evaluator): ReadonlyMap<string, Block> {
  const known = providers.get(evaluator);
  if (known) return known;
  const blocks = evaluator.module.bodies.flatMap((body) => body.blocks);
  const own = blocks.filter(({ type, labels }) => type.text === 'provider' && labels[0]?.text === 'aws');
  const found = new Map(
    own.map((block) => [plainText(attributeOf(block.body, 'alias')?.value) ?? '', block]),
  );
  providers.set(evaluator, found);
  return found;
}
