import { functionsUnder } from '../../../domain/declared/assembledFunctions.ts';
import type { Anchors, AssembledConstruct } from '../../../domain/declared/resolution.ts';
import type { DeclaredFunction } from '../../../domain/declared/resources.ts';
import type { DeclaredConstruct } from '../../../domain/declared/template.ts';
import type { TemplateSubject } from './subject.ts';

/**
 * The function that a construct of the source makes, as the CDK assembly tells. Undefined: none for certain. Without an
 * assembly a class that is named like a function is worth a word.
 */
export function constructSubject(
  construct: DeclaredConstruct,
  anchors: Anchors,
): TemplateSubject | undefined {
  if (!anchors.constructs) {
    return construct.isLikelyFunction ? { kind: 'construct', construct, functions: [] } : undefined;
  }
  const found = functionsUnder(anchors, construct);
  switch (found.kind) {
    case 'none':
      return undefined;
    case 'one':
      return declaredBy(construct, found.fn);
    case 'several':
      return { kind: 'construct', construct, functions: found.functions };
    default:
      return found satisfies never;
  }
}

function declaredBy({ address, nameAt }: DeclaredConstruct, assembled: AssembledConstruct): TemplateSubject {
  const { path, logicalId, region } = assembled;
  const fn: DeclaredFunction = {
    kind: 'function',
    address,
    at: nameAt,
    nameAt,
    logicalId,
    constructPath: path,
    ...(region !== undefined && { region: { kind: 'literal', value: region, at: nameAt } }),
  };
  return { kind: 'declared', fn, resource: fn };
}
