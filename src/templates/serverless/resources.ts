import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredResource, DeclaredTarget } from '../../domain/declared/resources.ts';
import { declaredResources } from '../cloudformation/resources.ts';
import type { Stack, StackEntry } from '../cloudformation/stack.ts';
import { Values } from '../cloudformation/values.ts';
import { at, scalarAt } from '../tree/node.ts';
import type { Service } from './service.ts';

/** Declarations of the `resources` section: CloudFormation with Serverless' variables in it. */
export function sectionResources(
  service: Service,
  own: readonly DeclaredResource[],
): readonly DeclaredResource[] {
  const { source, root, evaluator, byLogicalId } = service;
  const byKey = new Map(own.map((resource) => [resource.address, resource]));
  const generated = new Map<string, DeclaredResource>();
  for (const [logicalId, key] of byLogicalId) {
    const resource = byKey.get(key);
    if (resource) generated.set(logicalId, resource);
  }
  for (const resource of own) if (resource.kind !== 'function') generated.set(resource.address, resource);
  const stack: Stack = {
    source,
    root,
    isSam: false,
    resources: new Map(stackEntries(service).map((entry) => [entry.logicalId, entry])),
    parameters: new Map(),
    mappings: undefined,
    globals: undefined,
    generated,
  };
  const values = new Values(stack, (text) => (text.includes('${') ? evaluator.text(text) : undefined));
  return declaredResources(stack, values).map((resource) => withKeys(resource, byLogicalId));
}

function stackEntries({ resources }: Service): readonly StackEntry[] {
  return [...resources.values()].flatMap((entry) => {
    const type = scalarAt(entry.value, 'Type')?.text;
    if (type === undefined) return [];
    return [{ logicalId: entry.key.text, type, entry, properties: at(entry.value, 'Properties') }];
  });
}

type Keys = ReadonlyMap<string, string>;

/** Functions are addressed by their keys, also where a logical id names them. */
function withKeys(resource: DeclaredResource, keys: Keys): DeclaredResource {
  switch (resource.kind) {
    case 'alias':
    case 'version':
      return { ...resource, of: value(resource.of, keys) };
    case 'config': {
      const { of, onSuccess, onFailure } = resource;
      return {
        ...resource,
        of: value(of, keys),
        ...(onSuccess && { onSuccess: target(onSuccess, keys) }),
        ...(onFailure && { onFailure: target(onFailure, keys) }),
      };
    }
    case 'function': {
      const { deadLetter } = resource;
      return { ...resource, ...(deadLetter && { deadLetter: target(deadLetter, keys) }) };
    }
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
    case 'role':
      return resource;
    default:
      return resource satisfies never;
  }
}

const target = (given: DeclaredTarget, keys: Keys): DeclaredTarget => ({
  ...given,
  arn: value(given.arn, keys),
});

function value(given: Declared<string>, keys: Keys): Declared<string> {
  return given.kind === 'reference' ? { ...given, to: keys.get(given.to) ?? given.to } : given;
}
