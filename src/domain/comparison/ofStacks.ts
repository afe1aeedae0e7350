import type { Account } from '../account/account.ts';
import { FUNCTION_TYPE } from '../declared/deployedNames.ts';
import { isExpectedError, isUnavailable } from '../errors.ts';
import { keyOf } from '../text/keyOf.ts';
import { stackOf } from './compareUnit.ts';
import type { ComparisonRow } from './row.ts';

/**
 * Functions of the stacks in which declared functions were found that no template of the workspace declares. The
 * resources of these stacks were read for the comparison; the answer is at hand.
 */
export async function undeclaredOfStacks(
  rows: readonly ComparisonRow[],
  inRegion: (region: string) => Account,
): Promise<readonly ComparisonRow[]> {
  const stacks = new Map(
    rows.flatMap(({ region, way }) => {
      const stack = stackOf(way);
      return stack === undefined ? [] : [[keyOf(region, stack), { region, stack }] as const];
    }),
  );
  const declared = new Set(
    rows.flatMap(({ region, name }) => (name === undefined ? [] : [keyOf(region, name)])),
  );
  const found: ComparisonRow[] = [];
  for (const { region, stack } of stacks.values()) {
    for (const name of await functionsOf(inRegion(region), stack)) {
      const key = keyOf(region, name);
      if (!declared.has(key))
        found.push({
          key,
          state: 'notDeclared',
          region,
          name,
          sides: [],
          reason: { kind: 'ofStack', stack },
        });
    }
  }
  return found;
}

/** Names of the functions of a stack; none where its resources may not be read. */
async function functionsOf({ deployments }: Account, stack: string): Promise<readonly string[]> {
  try {
    const resources = (await deployments?.resourcesOf(stack)) ?? [];
    return resources.flatMap(({ type, physicalId }) =>
      type === FUNCTION_TYPE && physicalId !== undefined ? [physicalId] : [],
    );
  } catch (error) {
    if (isUnavailable(error) || (isExpectedError(error) && error.kind === 'notFound')) return [];
    throw error;
  }
}
