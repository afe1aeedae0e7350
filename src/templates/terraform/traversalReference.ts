import type { Span } from '../../domain/declared/declared.ts';
import type { Reference, ReferenceForm, Referent } from '../../domain/declared/template.ts';
import { MAX_QUOTE } from '../limits.ts';
import { addressOf } from './configs.ts';
import { isFunctionOutput, isLambdaModule, isLogGroupOutput } from './moduleCalls.ts';
import { nameReferent, type Names } from './nameTexts.ts';
import { attributeOf, type Traversal } from './node.ts';
import { holdsFunction, outputHoldsFunction } from './variableNames.ts';

export function isToldAddress(address: string, { evaluator }: Names): boolean {
  const declaration = evaluator.module.declarations.get(address);
  if (!declaration) return false;
  return (
    TOLD.has(declaration.type) || (declaration.type === 'module' && isLambdaModule(declaration.block.body))
  );
}

export function traversalReference(
  traversal: Traversal,
  isDependsOn: boolean,
  names: Names,
): Reference | undefined {
  const { root } = traversal;
  if (root.text === 'local' || root.text === 'var') return holderReference(traversal, names);
  const address = addressOf(traversal);
  if (address === undefined) return undefined;
  const at = placeOf(traversal);
  if (root.text === 'module') return moduleReference(traversal, address, isDependsOn, names, at);
  if (address.startsWith('data.aws_lambda_function.')) {
    return { form: isDependsOn ? 'dependsOn' : 'attribute', to: dataReferent(address, names, at), at };
  }
  if (root.text === 'data' || !TOLD.has(root.text)) return undefined;
  const form: ReferenceForm = isDependsOn ? 'dependsOn' : 'attribute';
  if (names.evaluator.module.declarations.has(address))
    return { form, to: { kind: 'declared', address }, at };
  if (root.text !== 'aws_lambda_function') return undefined;
  return { form, to: { kind: 'unknown', why: 'undeclared', text: address.slice(0, MAX_QUOTE) }, at };
}

/** From the beginning to the attribute of the resource; what is picked out of that is not part of it. */
function placeOf({ root, steps, at }: Traversal): Span {
  const needed = root.text === 'data' ? 2 : 1;
  const attribute = steps.find((step, index) => index >= needed && step.kind === 'attribute');
  const last = attribute ?? steps[needed - 1];
  return { ...at, start: root.at.start, end: last?.at.end ?? at.end };
}

function moduleReference(
  { steps }: Traversal,
  address: string,
  isDependsOn: boolean,
  { evaluator }: Names,
  at: Span,
): Reference | undefined {
  const declaration = evaluator.module.declarations.get(address);
  const following = steps.slice(1).filter((step) => step.kind === 'attribute');
  const name = following[0]?.name ?? '';
  const to: Referent = { kind: 'declared', address };
  if (declaration && isLambdaModule(declaration.block.body)) {
    if (isDependsOn) return { form: 'dependsOn', to, at };
    if (isFunctionOutput(name)) return { form: 'moduleOutput', to, at };
    return isLogGroupOutput(name) ? { form: 'logGroup', to, at } : undefined;
  }
  const attribute = following[1]?.name;
  if (isDependsOn || !outputHoldsFunction(name, attribute)) return undefined;
  const text = `${address}.${name}`.slice(0, MAX_QUOTE);
  return {
    form: 'moduleOutput',
    to: { kind: 'unknown', why: declaration ? 'module' : 'undeclared', text },
    at,
  };
}

/** `data "aws_lambda_function"`: a function by its name. */
export function dataReferent(address: string, names: Names, at: Span): Referent {
  const { evaluator } = names;
  const declaration = evaluator.module.declarations.get(address);
  const name = declaration && attributeOf(declaration.block.body, 'function_name')?.value;
  const text = evaluator.module.quote(at);
  if (!name) return { kind: 'unknown', why: declaration ? 'broken' : 'undeclared', text };
  return nameReferent(name, names) ?? { kind: 'unknown', why: 'expression', text };
}

/** A local or variable that holds a function. */
function holderReference(traversal: Traversal, names: Names): Reference | undefined {
  const { evaluator } = names;
  const value = evaluator.value(traversal);
  const { at, root, steps } = traversal;
  if (root.text === 'local' && value.kind === 'reference') {
    const isTold = TOLD.has(evaluator.module.declarations.get(value.to)?.type ?? 'module');
    return isTold ? { form: 'local', to: { kind: 'declared', address: value.to }, at } : undefined;
  }
  const last = steps.findLast((step) => step.kind === 'attribute');
  const name = last?.kind === 'attribute' ? last.name : '';
  if (!holdsFunction(name)) return undefined;
  const to = nameReferent(traversal, names);
  return to && { form: 'local', to, at };
}

/** Types whose resources are told wherever they are named. */
export const TOLD = new Set([
  'aws_lambda_function',
  'aws_lambda_alias',
  'aws_lambda_function_event_invoke_config',
  'aws_sqs_queue',
  'aws_sns_topic',
  'aws_cloudwatch_event_bus',
  'aws_s3_bucket',
]);
