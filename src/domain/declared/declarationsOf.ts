import type { Span } from './declared.ts';
import { computed, logicalIdOf } from './deployedNames.ts';
import { type DeclaredTemplate } from './template.ts';
import { type DeclaredFunction, isFunction } from './resources.ts';

/** A deployed function, as far as it says where it comes from. */
export interface DeployedOrigin {
  readonly name: string;
  /** From CloudFormation's tags on it. */
  readonly logicalId?: string | undefined;
}

/** A place that declares a function. */
export interface DeclarationPlace {
  readonly fn: DeclaredFunction;
  readonly at: Span;
  /** `certain`: the template gives the name. `likely`: it has the logical id, which other templates may have, too. */
  readonly match: 'certain' | 'likely';
}

/** The declarations of a template that can be a deployed function's. */
export function declarationsOf(
  template: DeclaredTemplate,
  { name, logicalId }: DeployedOrigin,
): readonly DeclarationPlace[] {
  return template.resources.filter(isFunction).flatMap((fn): readonly DeclarationPlace[] => {
    const at = fn.nameAt;
    if (fn.name?.kind === 'literal') return fn.name.value === name ? [{ fn, at, match: 'certain' }] : [];
    if (computed(fn.name) === name) return [{ fn, at, match: 'likely' }];
    const isGenerated = fn.name === undefined || template.dialect === 'serverless';
    return isGenerated && logicalId !== undefined && logicalIdOf(fn) === logicalId
      ? [{ fn, at, match: 'likely' }]
      : [];
  });
}
