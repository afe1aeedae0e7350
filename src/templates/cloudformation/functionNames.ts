import { at } from '../tree/node.ts';
import type { Stack } from './stack.ts';
import type { Values } from './values.ts';

const FUNCTIONS = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

export const isFunctionType = (type: string): boolean => FUNCTIONS.has(type);

const known = new WeakMap<Stack, ReadonlyMap<string, string | undefined>>();

/** Logical ids of functions by what their FunctionName stands for (`Values.key`); undefined: several have that name. */
export function functionNames(stack: Stack, values: Values): ReadonlyMap<string, string | undefined> {
  const found = known.get(stack);
  if (found) return found;
  const names = new Map<string, string | undefined>();
  for (const { type, logicalId, properties } of stack.resources.values()) {
    const name = isFunctionType(type) ? at(properties, 'FunctionName') : undefined;
    const key = name && values.key(name);
    if (key !== undefined) names.set(key, names.has(key) ? undefined : logicalId);
  }
  known.set(stack, names);
  return names;
}
