import type { StateProblem } from '../../domain/declared/state.ts';
import { MAX_DEPTH } from '../limits.ts';
import { fieldOf, KEPT_TYPES, listOf, type StateEntry, stringOf } from './stateEntries.ts';

/** `terraform show -json`: of a plan the state before it counts, as this is what is deployed. */
export function shownEntries(document: unknown): readonly StateEntry[] | StateProblem {
  const values =
    fieldOf(document, 'values') ??
    fieldOf(fieldOf(document, 'prior_state'), 'values') ??
    fieldOf(document, 'planned_values');
  const root = fieldOf(values, 'root_module');
  // A state without resources has no values.
  if (root === undefined)
    return stringOf(document, 'terraform_version') === undefined ? { kind: 'notState' } : [];
  const entries: StateEntry[] = [];
  const modules: { readonly module: unknown; readonly depth: number }[] = [{ module: root, depth: 0 }];
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module, depth } = next;
    // One at a time: a call takes some 100,000 arguments at most.
    for (const resource of listOf(module, 'resources')) {
      const entry = shownEntry(resource);
      if (entry) entries.push(entry);
    }
    if (depth >= MAX_DEPTH) continue;
    for (const child of listOf(module, 'child_modules')) modules.push({ module: child, depth: depth + 1 });
  }
  return entries;
}

function shownEntry(resource: unknown): StateEntry | undefined {
  const type = stringOf(resource, 'type');
  const address = stringOf(resource, 'address');
  const isKept = type !== undefined && KEPT_TYPES.has(type) && stringOf(resource, 'mode') === 'managed';
  if (!isKept || address === undefined) return undefined;
  const marks = fieldOf(resource, 'sensitive_values');
  const sensitive = typeof marks === 'object' && marks !== null ? marks : {};
  return {
    type,
    address,
    values: fieldOf(resource, 'values'),
    sensitive: new Set(Object.entries(sensitive).flatMap(([key, mark]) => (isMarked(mark) ? [key] : []))),
  };
}

/** `true`, or a structure that has one in it; empty structures mark nothing. */
function isMarked(mark: unknown): boolean {
  const rest = [mark];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next === true) return true;
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) rest.push(inner);
  }
  return false;
}

/** `terraform.tfstate`, version 4. */
export function rawEntries(document: unknown): readonly StateEntry[] {
  return listOf(document, 'resources').flatMap((resource): readonly StateEntry[] => {
    const type = stringOf(resource, 'type');
    const name = stringOf(resource, 'name');
    const isKept = type !== undefined && KEPT_TYPES.has(type) && stringOf(resource, 'mode') === 'managed';
    if (!isKept || name === undefined) return [];
    const module = stringOf(resource, 'module');
    const base = `${module === undefined ? '' : `${module}.`}${type}.${name}`;
    return listOf(resource, 'instances').flatMap((instance): readonly StateEntry[] => {
      // A deposed object is about to be destroyed.
      if (fieldOf(instance, 'deposed') !== undefined) return [];
      const values = fieldOf(instance, 'attributes');
      return [{ type, address: `${base}${indexOf(instance)}`, values, sensitive: sensitiveOf(instance) }];
    });
  });
}

function indexOf(instance: unknown): string {
  const key = fieldOf(instance, 'index_key');
  if (typeof key === 'number') return `[${key}]`;
  return typeof key === 'string' ? `[${JSON.stringify(key)}]` : '';
}

/** `sensitive_attributes`: paths, of which the first step is the attribute. */
function sensitiveOf(instance: unknown): ReadonlySet<string> {
  const paths = listOf(instance, 'sensitive_attributes');
  return new Set(
    paths.flatMap((path): readonly string[] => {
      const first: unknown = Array.isArray(path) ? path[0] : path;
      const name = stringOf(first, 'value');
      return name === undefined ? [] : [name];
    }),
  );
}
