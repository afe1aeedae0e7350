import { type Evaluates, joinedValues, named, unknown, type Value } from './value.ts';
import { type Expression } from './node.ts';
import { plainText } from './expressionParts.ts';

/** Functions that give one text back as another type. */
const SAME = new Set(['tostring', 'tonumber', 'nonsensitive', 'sensitive']);
/** Functions that pick one of what they are given, or the first that there is. */
const PICKING = new Set([
  'one',
  'try',
  'coalesce',
  'element',
  'concat',
  'coalescelist',
  'flatten',
  'compact',
]);

/** The value of a call, where it can be told without doing what the function does. */
export function callValue(name: string, args: readonly Expression[], evaluator: Evaluates): Value {
  const [first, ...rest] = args;
  if (!first) return unknown('expression');
  if (name === 'join') return joinedCall(first, rest[0], evaluator);
  if (name === 'format') return formatted(first, rest, evaluator);
  if (name === 'lower' || name === 'upper') return cased(name, first, evaluator);
  if (SAME.has(name)) return evaluator.value(first);
  if (!PICKING.has(name)) return unknown('expression');
  const value = evaluator.value(first);
  // The others give nothing, so only the first can be meant.
  const isOnly = name === 'element' || rest.every(isNothing);
  if (value.kind === 'reference' && isOnly) return value;
  return unknown(name === 'try' || name === 'coalesce' ? 'condition' : 'expression');
}

function isNothing(expression: Expression): boolean {
  if (expression.kind === 'list') return expression.items.every(isNothing);
  return expression.kind === 'literal' ? expression.text === 'null' : plainText(expression) === '';
}

function cased(name: string, first: Expression, evaluator: Evaluates): Value {
  const value = evaluator.value(first);
  if (value.kind !== 'literal') return casedParts(name, value);
  return { kind: 'literal', value: name === 'lower' ? value.value.toLowerCase() : value.value.toUpperCase() };
}

/** The same parts give the same text, whatever it is. */
function casedParts(name: string, value: Value): Value {
  if (value.kind !== 'unknown' || !value.parts) return unknown('expression');
  const texts = value.parts.map((part) => {
    if (part.kind === 'text') return JSON.stringify(part.text);
    return part.kind === 'pseudo' ? part.pseudo : part.name;
  });
  return named(`${name}(${texts.join(' ')})`, 'expression');
}

/** `join("-", [a, b])`; `join("", aws_lambda_function.x.*.arn)` is the old way to name the only one. */
function joinedCall(separator: Expression, list: Expression | undefined, evaluator: Evaluates): Value {
  const between = evaluator.value(separator);
  if (between.kind !== 'literal' || !list) return unknown('expression');
  if (list.kind !== 'list') {
    const only = evaluator.value(list);
    return only.kind === 'reference' ? only : unknown('expression');
  }
  return joinedValues(
    list.items
      .slice(0, 100)
      .flatMap((item, index) => [...(index > 0 ? [between] : []), evaluator.piece(item)]),
  );
}

/** `format("%s-%s", a, b)`. */
function formatted(pattern: Expression, args: readonly Expression[], evaluator: Evaluates): Value {
  const text = evaluator.value(pattern);
  if (text.kind !== 'literal' || text.value.length > 1_000) return unknown('expression');
  const pieces = text.value.split(/(%[sd])/);
  const isKnown = pieces.every((piece) => !piece.includes('%') || piece === '%s' || piece === '%d');
  if (!isKnown) return unknown('expression');
  const rest = [...args];
  return joinedValues(
    pieces.map((piece): Value => {
      if (piece !== '%s' && piece !== '%d') return { kind: 'literal', value: piece };
      const arg = rest.shift();
      return arg ? evaluator.piece(arg) : unknown('broken');
    }),
  );
}
