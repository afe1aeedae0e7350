import { type FunctionRef, parseFunctionRef } from '../arn/functionArn.ts';
import { type DeclaredTemplate } from '../declared/template.ts';
import { type DeclaredConfig, type DeclaredFunction, isConfig, isFunction } from '../declared/resources.ts';
import { keyOf } from '../text/keyOf.ts';

/** Compared in one step: a declared function, or a config for a function that the template names literally. */
export type ComparisonUnit = { readonly key: string; readonly template: DeclaredTemplate } & (
  | { readonly kind: 'function'; readonly fn: DeclaredFunction }
  | { readonly kind: 'config'; readonly config: DeclaredConfig; readonly ref: FunctionRef }
);

/** The units of templates, in the order of the templates and their texts. */
export function unitsOf(templates: readonly DeclaredTemplate[]): readonly ComparisonUnit[] {
  return templates.flatMap((template, index) => {
    const functions = template.resources
      .filter(isFunction)
      .map((fn): ComparisonUnit => ({ key: keyOf(`${index}`, fn.address), template, kind: 'function', fn }));
    const configs = template.resources.filter(isConfig).flatMap((config): readonly ComparisonUnit[] => {
      const ref = namedFunction(config);
      return ref ? [{ key: keyOf(`${index}`, config.address), template, kind: 'config', config, ref }] : [];
    });
    return [...functions, ...configs];
  });
}

/** The function that a config names literally; undefined for a function of the template, or where nothing is certain. */
function namedFunction({ of }: DeclaredConfig): FunctionRef | undefined {
  if (of.kind !== 'literal') return undefined;
  const parsed = parseFunctionRef(of.value);
  return parsed.ok ? parsed.ref : undefined;
}

/** The resource of a unit in its text. */
export const resourceOfUnit = (unit: ComparisonUnit): DeclaredFunction | DeclaredConfig =>
  unit.kind === 'function' ? unit.fn : unit.config;

/** The name of a unit's function, where the template gives it literally. */
export function nameIn(unit: ComparisonUnit): string | undefined {
  if (unit.kind === 'config') return unit.ref.name;
  return unit.fn.name?.kind === 'literal' ? unit.fn.name.value : undefined;
}
