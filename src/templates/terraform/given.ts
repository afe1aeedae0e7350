import type { Declared, Span } from '../../domain/declared/declared.ts';
import { declaredNumber, declaredText } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import type { Declaration } from './module.ts';
import { type Attribute, attributeOf, type Body, type Expression } from './node.ts';
import { multiplicityOf } from './multiplicity.ts';

/** An attribute that is written, and not `null`. */
export interface Given {
  readonly value: Expression;
  /** Name and value. */
  readonly at: Span;
  readonly attribute: Attribute;
}

/** An attribute of a body; `null` is as if it were not written. */
export function given(body: Body, name: string): Given | undefined {
  const attribute = attributeOf(body, name);
  const value = attribute?.value;
  if (!attribute || (value?.kind === 'literal' && value.text === 'null')) return undefined;
  const whole = attribute.isBroken === true ? undefined : value;
  // Unfinished text has no value; `other` evaluates to unknown.
  return {
    value: whole ?? { kind: 'other', parts: [], at: value?.at ?? attribute.at },
    at: attribute.at,
    attribute,
  };
}

export function givenText(body: Body, name: string, evaluator: Evaluator): Declared<string> | undefined {
  const found = given(body, name);
  if (!found) return undefined;
  if (found.attribute.isBroken === true) return broken(found);
  return declaredText(found.value, evaluator);
}

export function givenNumber(body: Body, name: string, evaluator: Evaluator): Declared<number> | undefined {
  const found = given(body, name);
  if (!found) return undefined;
  if (found.attribute.isBroken === true) return broken(found);
  return declaredNumber(found.value, evaluator);
}

const broken = ({ value }: Given): Extract<Declared<never>, { readonly kind: 'unknown' }> => ({
  kind: 'unknown',
  why: 'broken',
  text: '',
  at: value.at,
});

/** Address, places and how often there is one. */
export function baseOf({ address, block }: Declaration): {
  readonly address: string;
  readonly at: Span;
  readonly nameAt: Span;
  readonly isRepeated?: boolean;
  readonly isConditional?: boolean;
} {
  const multiplicity = multiplicityOf(block.body);
  return {
    address,
    at: block.at,
    nameAt: block.labels.at(-1)?.at ?? block.type.at,
    ...(multiplicity === 'repeated' && { isRepeated: true }),
    ...(multiplicity === 'conditional' && { isConditional: true }),
  };
}
