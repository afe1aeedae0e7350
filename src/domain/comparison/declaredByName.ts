import { qualifierOf } from '../declared/compare.ts';
import { keyOf } from '../text/keyOf.ts';
import type { ComparisonUnit } from './unit.ts';

/** Configs that templates declare for a function by its name, as `keyOf(name, qualifier)`. */
export function namedFunctions(units: readonly ComparisonUnit[]): ReadonlySet<string> {
  return new Set(
    units.flatMap((unit) => {
      if (unit.kind !== 'config') return [];
      const qualifier = qualifierOf(unit.config, unit.template) ?? unit.ref.qualifier;
      return qualifier === undefined ? [] : [keyOf(unit.ref.name, qualifier)];
    }),
  );
}
