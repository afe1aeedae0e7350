import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredTarget } from '../../domain/declared/template.ts';
import { at, type Entry, spanOf, type TreeNode } from '../tree/node.ts';
import type { Values } from './values.ts';

/** Retries and age under the names that CloudFormation and SAM share. */
export function limits(
  node: TreeNode | undefined,
  values: Values,
): Pick<DeclaredConfig, 'maximumRetryAttempts' | 'maximumEventAgeInSeconds'> {
  const retries = at(node, 'MaximumRetryAttempts');
  const age = at(node, 'MaximumEventAgeInSeconds');
  return {
    ...(retries && { maximumRetryAttempts: values.number(retries) }),
    ...(age && { maximumEventAgeInSeconds: values.number(age) }),
  };
}

export function target(entry: Entry, values: Values): DeclaredTarget {
  const { value } = entry;
  const arn: Declared<string> = value
    ? values.text(value)
    : { kind: 'unknown', why: 'broken', text: '', at: entry.key.at };
  return { arn, at: spanOf(entry) };
}
