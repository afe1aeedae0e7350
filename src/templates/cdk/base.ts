import type { Declared, Span } from '../../domain/declared/declared.ts';
import type { DeclaredFunction } from '../../domain/declared/resources.ts';
import { propertyNamed } from '../code/calls.ts';
import type { Addressed } from './creation.ts';
import { declaredString, expression, spanOf, type Values } from './values.ts';

/** The parts that all declarations have. */
export function base(
  values: Values,
  { construct, address }: Addressed,
): Pick<DeclaredFunction, 'address' | 'at' | 'nameAt'> {
  const { id, start, end, idRange } = construct;
  const begin = id ? (id.inner ?? id.start) : 0;
  const nameAt: Span = id
    ? { file: values.file, start: begin, end: begin + id.text.length }
    : spanOf(values, idRange);
  return { address, at: spanOf(values, { from: start, to: end }), nameAt };
}

/** A name that is given; unknown where it may be given by properties from elsewhere. */
export function textOf(values: Values, { construct }: Addressed, name: string): Declared<string> | undefined {
  const { properties, idRange } = construct;
  const found = propertyNamed(properties, name);
  // Inserted text may follow.
  if (properties.isOpen) return expression(values, found?.value ?? idRange);
  return found && declaredString(values, found.value);
}
