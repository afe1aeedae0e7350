import type { DeclaredConstruct } from '../../domain/declared/template.ts';
import type { Range } from '../code/calls.ts';
import { LIKELY_FUNCTION } from './classes.ts';
import { type Addressed, idOf } from './creation.ts';

/** Most scopes around a construct that are followed. */
const MAX_SCOPES = 20;

/**
 * The end of a construct's path: its id, behind those of the scopes that the file itself creates.
 * @param ownerOf the construct that a scope is, where the file tells it
 */
export function pathOf(
  one: Addressed,
  ownerOf: (scope: Range) => Addressed | undefined,
  depth = MAX_SCOPES,
): string {
  const { construct } = one;
  const { id, scope } = construct;
  const own = idOf(id?.text);
  const owner = scope && depth > 0 ? ownerOf(scope) : undefined;
  // Nothing may be its own scope, whatever the text says.
  return owner && owner.construct !== construct ? `${pathOf(owner, ownerOf, depth - 1)}/${own}` : own;
}

/** A construct of which only the assembly tells what it makes. */
export const declaredConstruct = (
  { construct, address }: Addressed,
  known: Omit<DeclaredConstruct, 'kind' | 'address' | 'isLikelyFunction'>,
): DeclaredConstruct => ({
  kind: 'construct',
  address,
  ...known,
  isLikelyFunction: construct.type === LIKELY_FUNCTION,
});
