import { isIn } from './declared.ts';
import type { DeclaredResource, DeclaredTemplate, Reference } from './template.ts';

/** The innermost place of a text that names something, at an offset. */
export function referenceAt(template: DeclaredTemplate, file: string, offset: number): Reference | undefined {
  let found: Reference | undefined;
  for (const reference of template.references) {
    const { at } = reference;
    if (at.file !== file || !isIn(at, offset)) continue;
    if (!found || at.end - at.start < found.at.end - found.at.start) found = reference;
  }
  return found;
}

/** A resource of a template by its address, or by CloudFormation's logical id. */
export function resourceOf(template: DeclaredTemplate, address: string): DeclaredResource | undefined {
  return (
    template.resources.find((resource) => resource.address === address) ??
    template.resources.find((resource) => resource.kind === 'function' && resource.logicalId === address)
  );
}

/**
 * The function that a place is about, with the qualifier that it names: of an alias, a version or a config the one that
 * it belongs to.
 */
export function functionOf(
  template: DeclaredTemplate,
  resource: DeclaredResource,
): Extract<DeclaredResource, { readonly kind: 'function' }> | undefined {
  if (resource.kind === 'function') return resource;
  const isPartOfFunction =
    resource.kind === 'alias' || resource.kind === 'version' || resource.kind === 'config';
  if (!isPartOfFunction || resource.of.kind !== 'reference') return undefined;
  const target = resourceOf(template, resource.of.to);
  return target?.kind === 'function' ? target : undefined;
}
