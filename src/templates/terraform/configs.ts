import { LATEST } from '../../domain/arn/functionArn.ts';
import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredTarget } from '../../domain/declared/resources.ts';
import { declaredText } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { baseOf, given, givenNumber, givenText } from './given.ts';
import type { Declaration } from './module.ts';
import { ownRegion } from './regions.ts';
import { attributeOf, type Block, type Body, blocksOf, dynamicOf, type Traversal } from './node.ts';
import { plainText } from './expressionParts.ts';

/** `aws_lambda_function_event_invoke_config`. */
export function configOf(declaration: Declaration, evaluator: Evaluator): DeclaredConfig {
  const { body } = declaration.block;
  const base = baseOf(declaration);
  const named = givenText(body, 'function_name', evaluator) ?? {
    kind: 'unknown',
    why: 'broken',
    text: '',
    at: base.nameAt,
  };
  const retries = givenNumber(body, 'maximum_retry_attempts', evaluator);
  const age = givenNumber(body, 'maximum_event_age_in_seconds', evaluator);
  const onSuccess = targetOf(body, 'on_success', evaluator);
  const onFailure = targetOf(body, 'on_failure', evaluator);
  const region = ownRegion(declaration, evaluator);
  return {
    ...base,
    kind: 'config',
    ...(region && { region }),
    of: functionNamed(named, evaluator),
    qualifier: qualifierOf(body, named, evaluator, base.nameAt),
    ...(retries && { maximumRetryAttempts: retries }),
    ...(age && { maximumEventAgeInSeconds: age }),
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
    dependsOn: dependsOn(body),
  };
}

/** A config on an alias is one of the alias' function. */
function functionNamed(named: Declared<string>, evaluator: Evaluator): Declared<string> {
  if (named.kind !== 'reference') return named;
  const declaration = evaluator.module.declarations.get(named.to);
  if (declaration?.type !== 'aws_lambda_alias') return named;
  const of = givenText(declaration.block.body, 'function_name', evaluator);
  return of ? { ...of, at: named.at } : named;
}

/** Absent and `""` are `$LATEST` (templates.md §4), unless the function is named with a qualifier. */
function qualifierOf(
  body: Body,
  of: Declared<string>,
  evaluator: Evaluator,
  place: DeclaredConfig['nameAt'],
): Declared<string> {
  const qualifier = givenText(body, 'qualifier', evaluator);
  const isGiven = qualifier && !(qualifier.kind === 'literal' && qualifier.value === '');
  if (isGiven) return qualifier.kind === 'unknown' ? withDefault(qualifier) : qualifier;
  if (isQualified(of, evaluator)) return { kind: 'unknown', why: 'expression', text: '', at: of.at };
  return { kind: 'literal', value: LATEST, at: qualifier?.at ?? place };
}

/** A variable's empty default is `$LATEST` as well. */
function withDefault(qualifier: Extract<Declared<string>, { readonly kind: 'unknown' }>): Declared<string> {
  return qualifier.otherwise === '' ? { ...qualifier, otherwise: LATEST } : qualifier;
}

function isQualified(of: Declared<string>, evaluator: Evaluator): boolean {
  if (of.kind === 'literal') return /:function:[^:]{1,140}:|^[^:]{1,140}:[^:]{1,140}$/.test(of.value);
  if (of.kind !== 'reference') return false;
  const isAlias = evaluator.module.declarations.get(of.to)?.type === 'aws_lambda_alias';
  return isAlias ? of.attribute !== 'function_name' : /qualified/.test(of.attribute ?? '');
}

type Half = 'on_success' | 'on_failure';

function targetOf(body: Body, half: Half, evaluator: Evaluator): DeclaredTarget | undefined {
  const outer = blocksOf(body, 'destination_config');
  for (const block of outer.flatMap((one) => blocksOf(one.body, half))) {
    const destination = given(block.body, 'destination');
    if (destination) return { arn: declaredText(destination.value, evaluator), at: block.at };
    return { arn: { kind: 'unknown', why: 'broken', text: '', at: block.at }, at: block.at };
  }
  const dynamicOuter = dynamicOf(body, 'destination_config');
  const isInner = (one: Block): boolean =>
    blocksOf(one.body, half).length > 0 || dynamicOf(one.body, half) !== undefined;
  const within =
    dynamicOuter && blocksOf(dynamicOuter.body, 'content').some(isInner) ? dynamicOuter : undefined;
  const dynamic = within ?? outer.flatMap((one) => dynamicOf(one.body, half) ?? [])[0];
  return dynamic && dynamicTarget(dynamic, evaluator);
}

/** A target in a `dynamic` block: there may be none. */
export const dynamicTarget = ({ at, type }: Block, { module }: Evaluator): DeclaredTarget => ({
  arn: { kind: 'unknown', why: 'loop', text: module.quote(at), at: type.at },
  at,
});

/** Addresses of `depends_on`. */
export function dependsOn(body: Body): readonly string[] {
  const value = attributeOf(body, 'depends_on')?.value;
  const items = value?.kind === 'list' ? value.items : [];
  return items.flatMap((item) => {
    const address = item.kind === 'traversal' ? addressOf(item) : plainText(item);
    return address === undefined ? [] : [address];
  });
}

/** The address that a traversal begins with: `aws_sqs_queue.x`, `module.x`, `data.aws_region.x`. */
export function addressOf({ root, steps }: Traversal): string | undefined {
  const names = steps.map((step) => (step.kind === 'attribute' ? step.name : undefined));
  const needed = root.text === 'data' ? 2 : 1;
  const path = names.slice(0, needed);
  if (path.length < needed || path.includes(undefined)) return undefined;
  return [root.text, ...path].join('.');
}
