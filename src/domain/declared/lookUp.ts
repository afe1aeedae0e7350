import { isIn } from './declared.ts';
import type { DeclaredTemplate, Reference } from './template.ts';
import type { DeclaredConfig, DeclaredResource } from './resources.ts';

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

/** Declarations of a template, by address; made once for each template, since rules ask for all. */
interface Index {
  readonly byAddress: ReadonlyMap<string, DeclaredResource>;
  readonly byLogicalId: ReadonlyMap<string, DeclaredResource>;
  readonly configs: ReadonlyMap<string, readonly DeclaredConfig[]>;
}

const indexes = new WeakMap<DeclaredTemplate, Index>();

function indexOf(template: DeclaredTemplate): Index {
  const known = indexes.get(template);
  if (known) return known;
  const { resources } = template;
  // The first of several with one address counts.
  const byAddress = new Map(resources.toReversed().map((one) => [one.address, one]));
  const byLogicalId = new Map(
    resources.flatMap((one) =>
      one.kind === 'function' && one.logicalId !== undefined ? [[one.logicalId, one] as const] : [],
    ),
  );
  const found = { byAddress, byLogicalId };
  const configs = Map.groupBy(
    resources.filter((one): one is DeclaredConfig => one.kind === 'config' && one.of.kind === 'reference'),
    ({ of }) => (of.kind === 'reference' ? ownerOf(of.to, found) : ''),
  );
  const index = { ...found, configs };
  indexes.set(template, index);
  return index;
}

/** The address of the function behind an address: a config may be put on an alias or a version. */
function ownerOf(address: string, { byAddress, byLogicalId }: Omit<Index, 'configs'>): string {
  const resource = byAddress.get(address) ?? byLogicalId.get(address);
  const isQualifier = resource?.kind === 'alias' || resource?.kind === 'version';
  return isQualifier && resource.of.kind === 'reference' ? resource.of.to : address;
}

/** A resource of a template by its address, or by CloudFormation's logical id. */
export function resourceOf(template: DeclaredTemplate, address: string): DeclaredResource | undefined {
  const { byAddress, byLogicalId } = indexOf(template);
  return byAddress.get(address) ?? byLogicalId.get(address);
}

/** Configs that a template declares for a function. */
export const configsOf = (address: string, template: DeclaredTemplate): readonly DeclaredConfig[] =>
  indexOf(template).configs.get(address) ?? [];

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
  const target = resourceOf(template, ownerOf(resource.of.to, indexOf(template)));
  return target?.kind === 'function' ? target : undefined;
}
