import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, entryOf, type TreeNode } from '../tree/node.ts';
import { nodesOf } from '../tree/nodes.ts';
import type { Stack, StackEntry } from './stack.ts';
import { piecesOfSub } from './sub.ts';

/** Most resources that are looked at; whatever has more is taken to wait, so that no warning is false. */
const MAX_STEPS = 1_000;

/** Most dependencies of one template that are followed, over all questions. */
const MAX_FOLLOWED = 2_000_000;

const known = new WeakMap<StackEntry, ReadonlySet<string>>();
const followed = new WeakMap<Stack, number>();

/** True if a resource is created after another: it depends on it, or on one that does. */
export function waitsFor(stack: Stack, from: string, to: string): boolean {
  const { resources } = stack;
  const seen = new Set([from]);
  let count = followed.get(stack) ?? 0;
  for (const logicalId of seen) {
    const entry = resources.get(logicalId);
    const dependencies = entry && dependenciesOf(entry, stack);
    count += dependencies?.size ?? 0;
    followed.set(stack, count);
    for (const next of dependencies ?? []) seen.add(next);
    if (seen.has(to) || seen.size > MAX_STEPS || count > MAX_FOLLOWED) return true;
  }
  return false;
}

/** Resources behind DependsOn, and those that its properties refer to. */
function dependenciesOf(resource: StackEntry, { resources }: Stack): ReadonlySet<string> {
  const found = known.get(resource);
  if (found) return found;
  const properties = resource.properties ? [...nodesOf(resource.properties)] : [];
  const all = [...dependsOn(resource.entry.value), ...properties.flatMap(namesIn)];
  const names = new Set(all.filter((name) => resources.has(name)));
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
