import { LATEST, parseFunctionRef } from '../../../domain/arn/functionArn.ts';
import { isSink, qualifierOf } from '../../../domain/declared/compare.ts';
import type { UnknownReason } from '../../../domain/declared/declared.ts';
import { configsOf, functionOf, resourceOf } from '../../../domain/declared/lookUp.ts';
import type { AssembledConstruct } from '../../../domain/declared/resolution.ts';
import type { DeclaredConstruct, DeclaredTemplate, Reference } from '../../../domain/declared/template.ts';
import type { DeclaredFunction, DeclaredResource, DeclaredSink } from '../../../domain/declared/resources.ts';

/** Subject of a place in a template. */
export type TemplateSubject =
  /** A function that the template declares, or one of its qualifiers or configs. */
  | {
      readonly kind: 'declared';
      readonly fn: DeclaredFunction;
      readonly resource: DeclaredResource;
      /** The qualifier that the place means; absent: none. */
      readonly qualifier?: string;
    }
  /** A queue, topic, bus or bucket that the template declares. */
  | { readonly kind: 'sink'; readonly sink: DeclaredSink }
  /** A deployed function by its name. */
  | { readonly kind: 'named'; readonly name: string; readonly qualifier?: string }
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly text: string }
  /** A construct of a CDK app whose function is not certain. */
  | {
      readonly kind: 'construct';
      readonly construct: DeclaredConstruct;
      /** Of the assembly; none: there is no assembly. */
      readonly functions: readonly AssembledConstruct[];
    };

/** Undefined: nothing is to be said about the place. */
export function subjectOf(template: DeclaredTemplate, { to }: Reference): TemplateSubject | undefined {
  switch (to.kind) {
    case 'declared': {
      const resource = resourceOf(template, to.address);
      return resource && declaredSubject(template, resource);
    }
    case 'named':
      return namedSubject(to.ref);
    case 'unknown':
      return { kind: 'unknown', why: to.why, text: to.text };
    case 'construct':
      // Only the assembly tells: `constructSubject`.
      return undefined;
    default:
      return to satisfies never;
  }
}

function declaredSubject(
  template: DeclaredTemplate,
  resource: DeclaredResource,
): TemplateSubject | undefined {
  if (isSink(resource)) return { kind: 'sink', sink: resource };
  const fn = functionOf(template, resource);
  if (!fn) return foreignSubject(resource);
  const qualifier = resource === fn ? configuredQualifier(template, fn) : qualifierIn(template, resource);
  return { kind: 'declared', fn, resource, ...(qualifier !== undefined && { qualifier }) };
}

/** Where the template configures another qualifier than `$LATEST`, as SAM does with a published alias, that one is meant. */
function configuredQualifier(template: DeclaredTemplate, fn: DeclaredFunction): string | undefined {
  const qualifiers = configsOf(fn.address, template).map((config) => qualifierOf(config, template));
  return qualifiers.includes(LATEST) ? undefined : qualifiers.find((qualifier) => qualifier !== undefined);
}

/** A config or an alias of a function that the template does not declare: by its literal name, or with the reason. */
function foreignSubject(resource: DeclaredResource): TemplateSubject | undefined {
  if (!('of' in resource)) return undefined;
  const { of } = resource;
  if (of.kind === 'literal') return namedSubject(of.value);
  return of.kind === 'unknown' ? { kind: 'unknown', why: of.why, text: of.text } : undefined;
}

function qualifierIn(template: DeclaredTemplate, resource: DeclaredResource): string | undefined {
  if (resource.kind === 'config') return qualifierOf(resource, template);
  const isNamed = resource.kind === 'alias' || resource.kind === 'version';
  return isNamed && resource.name?.kind === 'literal' ? resource.name.value : undefined;
}

function namedSubject(text: string): TemplateSubject | undefined {
  const parsed = parseFunctionRef(text);
  // ARNs are read wherever they stand, with their account and Region.
  if (!parsed.ok || parsed.ref.accountId !== undefined || parsed.ref.region !== undefined) return undefined;
  const { name, qualifier } = parsed.ref;
  return { kind: 'named', name, ...(qualifier !== undefined && { qualifier }) };
}
