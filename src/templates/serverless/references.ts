import type { Span } from '../../domain/declared/declared.ts';
import type { Reference, ReferenceForm, Referent } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { MAX_QUOTE, MAX_RESOURCES } from '../limits.ts';
import { type Entry, entriesOf, type Scalar, type TreeNode } from '../tree/node.ts';
import { placeWithin } from '../tree/within.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { namesIn } from './nameTexts.ts';
import type { Service } from './service.ts';
import { segmentsOf } from './variables.ts';

/** Where a node stands, as far as it says something about the names in it. */
interface Context {
  /** The key that it stands behind. */
  readonly key: string;
  /** The key around that one. */
  readonly parent: string;
  /** Inside `stepFunctions`, where the plugin takes keys of functions for logical ids. */
  readonly isStepFunctions: boolean;
  /** Addresses by the logical ids that stand for them. */
  readonly addresses: ReadonlyMap<string, string>;
}

function addressesOf(
  { byLogicalId }: Service,
  resources: readonly DeclaredResource[],
): ReadonlyMap<string, string> {
  const others = resources.filter(({ kind }) => kind !== 'function' && kind !== 'role');
  const section = resources.filter(({ kind, address }) => kind === 'function' && !byLogicalId.has(address));
  const entries = [...section, ...others].map(({ address }) => [address, address] as const);
  return new Map([...entries, ...byLogicalId]);
}

/** Finds what names a function, an alias or a sink anywhere in the file, except for keys (see `keyReferences`). */
export function textReferences(
  service: Service,
  resources: readonly DeclaredResource[],
): readonly Reference[] {
  const addresses = addressesOf(service, resources);
  const found: Reference[] = [];
  const seen = new Set<TreeNode>();
  const rest: { node: TreeNode; context: Context }[] = [
    { node: service.root, context: { key: '', parent: '', isStepFunctions: false, addresses } },
  ];
  for (let next = rest.pop(); next && found.length < MAX_RESOURCES; next = rest.pop()) {
    const { node, context } = next;
    // Shared nodes of YAML's aliases are read once.
    if (seen.has(node)) continue;
    seen.add(node);
    // One at a time: a call takes some 100,000 arguments at most.
    for (const reference of referencesAt(service, node, context)) found.push(reference);
    for (const child of childrenOf(node, context)) rest.push(child);
  }
  return found;
}

function childrenOf(node: TreeNode, context: Context): readonly { node: TreeNode; context: Context }[] {
  if (node.kind === 'list') return node.items.map((item) => ({ node: item, context }));
  return entriesOf(node).flatMap(({ key, value }) => {
    if (!value) return [];
    const isStepFunctions = context.isStepFunctions || key.text === 'stepFunctions';
    return [{ node: value, context: { ...context, parent: context.key, key: key.text, isStepFunctions } }];
  });
}

function referencesAt(service: Service, node: TreeNode, context: Context): readonly Reference[] {
  const intrinsic = intrinsicOf(node);
  const scalars =
    node.kind === 'scalar' && typeof node.value === 'string' ? scalarReferences(service, node, context) : [];
  switch (intrinsic?.kind) {
    case 'ref':
    case 'getAtt': {
      const { target, name, kind } = intrinsic;
      const place = placeWithin(service.source.text, target, 0, name.length);
      return named(service, kind === 'ref' ? 'ref' : 'getAtt', name, place, context);
    }
    case 'sub':
      return [...scalars, ...subReferences(service, intrinsic.text, context)];
    default:
      return [...scalars, ...dependencies(node, context)];
  }
}

/** Referent of a logical id; a name that looks like a function's and is not declared here is unknown. */
function named(
  service: Service,
  form: ReferenceForm,
  name: string,
  place: Span,
  context: Context,
): readonly Reference[] {
  const key = context.isStepFunctions && service.functions.has(name) ? name : undefined;
  const address = context.addresses.get(name) ?? key;
  if (address !== undefined) return [{ form, to: { kind: 'declared', address }, at: place }];
  if (!name.endsWith('LambdaFunction')) return [];
  const why = service.isPartial ? 'import' : 'undeclared';
  return [{ form, to: { kind: 'unknown', why, text: name.slice(0, MAX_QUOTE) }, at: place }];
}

function subReferences(service: Service, scalar: Scalar, context: Context): readonly Reference[] {
  // Pieces are twice as many as names at most.
  const segments = segmentsOf(scalar.text).slice(0, 2 * MAX_RESOURCES);
  return segments.flatMap(({ start, variable }) => {
    const name = /^[A-Za-z0-9]{1,255}(?=$|\.)/.exec(variable ?? '')?.[0];
    if (name === undefined) return [];
    const from = start + '${'.length;
    const place = placeWithin(service.source.text, scalar, from, from + name.length);
    return named(service, 'sub', name, place, context);
  });
}

function dependencies(node: TreeNode, { addresses }: Context): readonly Reference[] {
  return entriesOf(node)
    .filter(({ key }) => key.text === 'DependsOn' || key.text === 'dependsOn')
    .flatMap(({ value }) => (value?.kind === 'list' ? value.items : value ? [value] : []))
    .flatMap((item): readonly Reference[] => {
      const address = item.kind === 'scalar' ? addresses.get(item.text) : undefined;
      if (address === undefined || item.kind !== 'scalar') return [];
      return [{ form: 'dependsOn', to: { kind: 'declared', address }, at: item.inner }];
    });
}

/** `${self:functions.hello.name}`, log groups, ARNs and names in any text. */
function scalarReferences(service: Service, scalar: Scalar, { key, parent }: Context): readonly Reference[] {
  const { text } = scalar;
  const variables = text.includes('self:functions.') ? functionVariables(service, scalar) : [];
  // A log group that a function is told to write to has any name.
  const isOwnGroup = key === 'logGroup' && (parent === 'logs' || parent === 'lambda');
  const found = isOwnGroup ? [] : namesIn(service, scalar, key);
  const names = found.map(({ form, start, end, to }) => ({
    form,
    to,
    at: placeWithin(service.source.text, scalar, start, end),
  }));
  return [...variables, ...names];
}

const FUNCTION_VARIABLE = /self:functions\.([\w-]{1,128})(?:\.[\w.-]{1,255})?/g;

function functionVariables(service: Service, scalar: Scalar): readonly Reference[] {
  return [...scalar.text.matchAll(FUNCTION_VARIABLE)].map((match): Reference => {
    const [, key = ''] = match;
    const start = match.index + 'self:functions.'.length;
    return {
      form: 'serverlessKey',
      to: keyReferent(service, key),
      at: placeWithin(service.source.text, scalar, start, start + key.length),
    };
  });
}

/** Referent of a key of the service's functions. */
export function keyReferent(service: Service, key: string): Referent {
  if (service.functions.has(key)) return { kind: 'declared', address: key };
  const why = service.isPartial ? 'import' : 'undeclared';
  return { kind: 'unknown', why, text: key.slice(0, MAX_QUOTE) };
}

/** The entries of a function that itself is named: its key, its name, and the keys of others. */
export function declarationReferences(service: Service, { key, value }: Entry): readonly Reference[] {
  const to: Referent = { kind: 'declared', address: key.text };
  const name = entriesOf(value).find((entry) => entry.key.text === 'name')?.value;
  return [
    { form: 'declaration', to, at: key.inner },
    ...(name?.kind === 'scalar' && name.text !== ''
      ? [{ form: 'nameProperty' as const, to, at: name.inner }]
      : []),
  ];
}
