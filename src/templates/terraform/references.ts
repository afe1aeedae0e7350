import type { Reference } from '../../domain/declared/template.ts';
import { MAX_RESOURCES } from '../limits.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { type Names, namesIn } from './nameTexts.ts';
import type { Block, Body, Expression } from './node.ts';
import { partsOf, plainText } from './expressionParts.ts';
import { isNamePlace, nameReferences } from './namePlaces.ts';
import { dataReferent, isToldAddress, TOLD, traversalReference } from './traversalReference.ts';

/** Finds what names a function, an alias, a config or a sink in a body and all that is in it. */
export function bodyReferences(body: Body, names: Names): readonly Reference[] {
  const found: Reference[] = [];
  const bodies: { readonly body: Body; readonly outer: readonly Block[] }[] = [{ body, outer: [] }];
  for (let next = bodies.pop(); next && found.length < MAX_RESOURCES; next = bodies.pop()) {
    const { body: inner, outer } = next;
    for (const { name, value, isBroken } of inner.attributes) {
      if (!value) continue;
      const isPlace = isBroken !== true && isNamePlace(outer, name.text);
      if (isPlace) found.push(...nameReferences(outer, value, names));
      found.push(...expressionReferences(value, name.text === 'depends_on', names, isPlace));
    }
    found.push(...inner.loose.flatMap((value) => expressionReferences(value, false, names, false)));
    for (const block of inner.blocks) {
      found.push(...declarationReferences(block, names));
      bodies.push({ body: block.body, outer: [...outer, block].slice(-3) });
    }
  }
  return found;
}

/** The labels of a block that declares something. */
function declarationReferences(block: Block, names: Names): readonly Reference[] {
  const { module } = names.evaluator;
  const [first, second] = block.labels;
  const label = second ?? first;
  if (!first || !label) return [];
  const isModule = block.type.text === 'module' && isLambdaModule(block.body);
  const isResource = block.type.text === 'resource' && second !== undefined && TOLD.has(first.text);
  if (isModule || isResource) {
    const address = isModule ? `module.${first.text}` : `${first.text}.${label.text}`;
    if (!module.declarations.has(address)) return [];
    return [{ form: 'declaration', to: { kind: 'declared', address }, at: label.at }];
  }
  const isData = block.type.text === 'data' && second !== undefined && first.text === 'aws_lambda_function';
  if (!isData) return [];
  return [
    {
      form: 'declaration',
      to: dataReferent(`data.${first.text}.${label.text}`, names, label.at),
      at: label.at,
    },
  ];
}

interface Walk {
  readonly names: Names;
  readonly found: Reference[];
  readonly isDependsOn: boolean;
}

function expressionReferences(
  expression: Expression,
  isDependsOn: boolean,
  names: Names,
  isNamePlaceValue: boolean,
): readonly Reference[] {
  const walk: Walk = { names, found: [], isDependsOn };
  const rest: Expression[] = [expression];
  for (let next = rest.pop(); next && walk.found.length < MAX_RESOURCES; next = rest.pop()) {
    visit(next, walk, isNamePlaceValue && next === expression);
    for (const part of partsOf(next)) rest.push(part);
  }
  return walk.found;
}

function visit(expression: Expression, { names, found, isDependsOn }: Walk, isTold: boolean): void {
  if (expression.kind === 'traversal') {
    const reference = traversalReference(expression, isDependsOn, names);
    // A variable in the place of a name was told with the place.
    if (reference && !(isTold && reference.form === 'local')) found.push(reference);
  } else if (expression.kind === 'template') {
    if (isDependsOn) found.push(...jsonDependency(expression, names));
    else found.push(...namesIn(expression, names));
  }
}

/** In JSON, `depends_on` has addresses as texts. */
function jsonDependency(expression: Expression, names: Names): readonly Reference[] {
  const address = plainText(expression);
  if (address === undefined || expression.kind !== 'template' || !isToldAddress(address, names)) return [];
  return [{ form: 'dependsOn', to: { kind: 'declared', address }, at: expression.inner }];
}
