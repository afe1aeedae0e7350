import { attributeOf, type Body, type Expression } from './node.ts';
import { plainText } from './expressionParts.ts';

/** `count = var.x ? 1 : 0` makes one or none, `count = 1` one; all else any number. */
export function multiplicityOf(body: Body): 'one' | 'conditional' | 'repeated' {
  if (attributeOf(body, 'for_each')) return 'repeated';
  const count = attributeOf(body, 'count');
  if (!count) return 'one';
  const value = count.value;
  if (value?.kind === 'conditional') {
    return [value.yes, value.no].every(isAtMostOne) ? 'conditional' : 'repeated';
  }
  if (value?.kind !== 'literal' || count.isBroken === true) return 'repeated';
  if (value.value === 1) return 'one';
  return value.value === 0 ? 'conditional' : 'repeated';
}

export function isAtMostOne(value: Expression): boolean {
  if (value.kind === 'conditional') return isAtMostOne(value.yes) && isAtMostOne(value.no);
  return plainText(value) === '0' || plainText(value) === '1';
}
