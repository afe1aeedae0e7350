import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, entryOf, type TreeNode } from '../tree/node.ts';
import { nodesOf } from '../tree/nodes.ts';
import type { Stack, StackEntry } from './stack.ts';
import { piecesOfSub } from './sub.ts';

/** Most resources that are looked at; whatever has more is taken to wait, so that no warning is false. */
const MAX_STEPS = 1_000;

const known = new WeakMap<StackEntry, readonly string[]>();

/** True if a resource is created after another: it depends on it, or on one that does. */
export function waitsFor({ resources }: Stack, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const logicalId of seen) {
    const entry = resources.get(logicalId);
    for (const next of entry ? dependenciesOf(entry) : []) if (resources.has(next)) seen.add(next);
    if (seen.has(to) || seen.size > MAX_STEPS) return true;
  }
  return false;
}

/** Names behind DependsOn, and those that its properties refer to. */
function dependenciesOf(resource: StackEntry): readonly string[] {
  const found = known.get(resource);
  if (found) return found;
  const properties = resource.properties ? [...nodesOf(resource.properties)] : [];
  const names = [...dependsOn(resource.entry.value), ...properties.flatMap(namesIn)];
  known.set(resource, names);
  return names;
}

/** Logical ids behind DependsOn. */
export function dependsOn(resource: TreeNode | undefined): readonly string[] {
  const node = at(resource, 'DependsOn');
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? item.text : []));
}

function namesIn(node: TreeNode): readonly string[] {
  const intrinsic = intrinsicOf(node);
  switch (intrinsic?.kind) {
    case 'ref':
    case 'getAtt':
      return [intrinsic.name];
    case 'sub':
      return piecesOfSub(intrinsic.text.text).flatMap((piece) =>
        piece.kind === 'name' && !entryOf(intrinsic.map, piece.name)
          ? (piece.name.split('.', 1)[0] ?? [])
          : [],
      );
    default:
      return [];
  }
}
