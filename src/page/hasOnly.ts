import { isRecord } from '../domain/typeGuards.ts';

type Tests = Readonly<Record<string, (value: unknown) => boolean>>;

/** True if a value has all members that are required, perhaps the optional ones, and no others. */
export function hasOnly(value: unknown, required: Tests, optional: Tests = {}): boolean {
  if (!isRecord(value)) return false;
  const tests = new Map(Object.entries({ ...required, ...optional }));
  const known = Object.entries(value).every(([name, member]) => tests.get(name)?.(member) === true);
  return known && Object.keys(required).every((name) => Object.hasOwn(value, name));
}
