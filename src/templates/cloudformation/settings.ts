import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredTarget } from '../../domain/declared/resources.ts';
import { type Entry, spanOf, type TreeNode } from '../tree/node.ts';
import { given, hidden } from './given.ts';
import type { Values } from './values.ts';

/** Retries and age under the names that CloudFormation and SAM share. */
export function limits(
  node: TreeNode | undefined,
  values: Values,
): Pick<DeclaredConfig, 'maximumRetryAttempts' | 'maximumEventAgeInSeconds'> {
  const retries = limit(node, 'MaximumRetryAttempts', values);
  const age = limit(node, 'MaximumEventAgeInSeconds', values);
  return {
    ...(retries && { maximumRetryAttempts: retries }),
    ...(age && { maximumEventAgeInSeconds: age }),
  };
}

function limit(node: TreeNode | undefined, name: string, values: Values): Declared<number> | undefined {
  const found = given(node, name);
  if (found.kind === 'open') return hidden(found.node, values);
  if (found.kind === 'none') return undefined;
  const { key, value } = found.entry;
  return value ? values.number(value) : { kind: 'unknown', why: 'broken', text: '', at: key.at };
}

/** The target at a path of keys. One that an expression hides is a target that is not known, and not none. */
export function targetAt(
  node: TreeNode | undefined,
  path: readonly string[],
  values: Values,
): DeclaredTarget | undefined {
  const found = given(node, ...path);
  if (found.kind === 'none') return undefined;
  return found.kind === 'open' ? hiddenTarget(found.node, values) : target(found.entry, values);
}

export const hiddenTarget = (node: TreeNode, values: Values): DeclaredTarget => ({
  arn: hidden(node, values),
  at: node.at,
});

export function target(entry: Entry, values: Values): DeclaredTarget {
  const { value } = entry;
  const arn: Declared<string> = value
    ? values.text(value)
    : { kind: 'unknown', why: 'broken', text: '', at: entry.key.at };
  return { arn, at: spanOf(entry) };
}
