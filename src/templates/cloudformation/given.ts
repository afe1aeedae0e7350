import type { Declared, UnknownReason } from '../../domain/declared/declared.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { type Entry, entryOf, type TreeNode } from '../tree/node.ts';
import type { Values } from './values.ts';

/** A setting as the template gives it. `open`: only the deployment knows it, since something above it is an expression. */
export type Given =
  | { readonly kind: 'none' }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'open'; readonly node: TreeNode };

const NONE: Given = { kind: 'none' };

/** True if the node is `!Ref AWS::NoValue`, which removes the property. */
export function isNoValue(node: TreeNode): boolean {
  const intrinsic = intrinsicOf(node);
  return intrinsic?.kind === 'ref' && intrinsic.name === 'AWS::NoValue';
}

/** Follows keys downwards. An expression on the way (`!If`, `Fn::Transform`) hides what stands below it. */
export function given(node: TreeNode | undefined, ...path: readonly string[]): Given {
  let entry: Entry | undefined;
  let current = node;
  for (const key of path) {
    if (!current || isNoValue(current)) return NONE;
    if (intrinsicOf(current)) return { kind: 'open', node: current };
    entry = entryOf(current, key);
    const included = entry ? undefined : entryOf(current, 'Fn::Transform');
    if (included) return { kind: 'open', node: included.value ?? included.key };
    if (!entry) return NONE;
    current = entry.value;
  }
  return entry && !(current && isNoValue(current)) ? { kind: 'entry', entry } : NONE;
}

/** A value that an expression above it hides. */
export function hidden(node: TreeNode, values: Values): Extract<Declared<never>, { kind: 'unknown' }> {
  return { kind: 'unknown', why: reasonOf(node), text: values.quote(node), at: node.at };
}

function reasonOf(node: TreeNode): UnknownReason {
  const kind = intrinsicOf(node)?.kind;
  if (kind === undefined) return 'transform';
  return kind === 'condition' || kind === 'import' || kind === 'transform' ? kind : 'expression';
}
