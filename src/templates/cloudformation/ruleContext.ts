import type { DeclaredResource } from '../../domain/declared/resources.ts';
import type { Stack } from './stack.ts';
import type { Values } from './values.ts';

/** Input of a rule. */
export interface RuleContext {
  readonly stack: Stack;
  readonly values: Values;
  readonly byAddress: ReadonlyMap<string, DeclaredResource>;
}

/** The two halves of a DestinationConfig. */
export const HALVES = ['OnSuccess', 'OnFailure'] as const;
