import type { Declared } from '../../domain/declared/declared.ts';
import type { Evaluator } from './evaluate.ts';
import { isNull } from './known.ts';
import type { Expression } from './node.ts';
import { numberOf } from './value.ts';

/** An expression as a declared text. */
export function declaredText(expression: Expression, evaluator: Evaluator): Declared<string> {
  const value = evaluator.value(expression);
  const { at } = expression.kind === 'template' ? { at: expression.inner } : expression;
  if (value.kind === 'literal') return { kind: 'literal', value: value.value, at };
  if (value.kind === 'reference') return { ...value, at };
  return { ...value, text: evaluator.module.quote(expression.at), at };
}

/** An expression as a declared number. */
export function declaredNumber(expression: Expression, evaluator: Evaluator): Declared<number> {
  const text = declaredText(expression, evaluator);
  if (text.kind === 'reference') return { kind: 'unknown', why: 'expression', text: text.to, at: text.at };
  if (text.kind === 'literal') {
    const value = numberOf(text.value);
    const quote = evaluator.module.quote(expression.at);
    return value === undefined
      ? { kind: 'unknown', why: 'broken', text: quote, at: text.at }
      : { kind: 'literal', value, at: text.at };
  }
  const otherwise = text.otherwise === undefined ? undefined : numberOf(text.otherwise);
  const { why, at } = text;
  return { kind: 'unknown', why, text: text.text, ...(otherwise !== undefined && { otherwise }), at };
}

/** True, false, or undefined where the module alone does not tell. */
export function flagOf(
  expression: Expression | undefined,
  absent: boolean,
  evaluator: Evaluator,
): boolean | undefined {
  if (!expression || isNull(expression)) return absent;
  const value = evaluator.value(expression);
  if (value.kind !== 'literal' || !/^(?:true|false)$/.test(value.value)) return undefined;
  return value.value === 'true';
}
