import { entriesOf, type TreeNode } from './node.ts';

/** All nodes of a tree, each once, also those that YAML's aliases share; keys left out. No calls go down with it. */
export function* nodesOf(root: TreeNode): Generator<TreeNode, void> {
  const seen = new Set<TreeNode>();
  const rest: TreeNode[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    // One at a time: a call takes some 100,000 arguments at most.
    if (node.kind === 'list') for (const item of node.items) rest.push(item);
    for (const { value } of entriesOf(node)) if (value) rest.push(value);
  }
}
