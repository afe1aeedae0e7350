import { isRecord } from '../../domain/typeGuards.ts';

/** A request's members by their modelled names, wherever on the wire they came from. */
export type Input = Readonly<Record<string, unknown>>;

/** Value at a path; a null counts as absent, as in the service. */
export function at(input: Input, path: readonly string[]): unknown {
  let value: unknown = input;
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value ?? undefined;
}

export function textAt(input: Input, ...path: readonly string[]): string | undefined {
  const value = at(input, path);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(input: Input, ...path: readonly string[]): number | undefined {
  const value = at(input, path);
  return typeof value === 'number' ? value : undefined;
}

export function recordAt(input: Input, ...path: readonly string[]): Input | undefined {
  const value = at(input, path);
  return isRecord(value) ? value : undefined;
}
