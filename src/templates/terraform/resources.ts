import type { Declared } from '../../domain/declared/declared.ts';
import type {
  DeclaredFunction,
  DeclaredQualifier,
  DeclaredResource,
  DeclaredSink,
  DeclaredTarget,
} from '../../domain/declared/resources.ts';
import { configOf, dynamicTarget } from './configs.ts';
import { declaredText, flagOf } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { moduleResources } from './lambdaModule.ts';
import type { Declaration } from './module.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { attributeOf, type Body, blocksOf, dynamicOf } from './node.ts';
import { baseOf, given, givenText } from './given.ts';
import { ownRegion } from './regions.ts';

/** Declarations of a block that concern functions. Roles are read with their policies (`roles.ts`). */
export function resourcesOf(declaration: Declaration, evaluator: Evaluator): readonly DeclaredResource[] {
  switch (declaration.type) {
    case 'aws_lambda_function':
      return [functionOf(declaration, evaluator)];
    case 'aws_lambda_alias':
      return [aliasOf(declaration, evaluator)];
    case 'aws_lambda_function_event_invoke_config':
      return [configOf(declaration, evaluator)];
    case 'module':
      return isLambdaModule(declaration.block.body) ? moduleResources(declaration, evaluator) : [];
    default:
      return sinkOf(declaration, evaluator);
  }
}

function functionOf(declaration: Declaration, evaluator: Evaluator): DeclaredFunction {
  const { body } = declaration.block;
  const role = givenText(body, 'role', evaluator);
  const deadLetter = deadLetterOf(body, evaluator);
  const region = ownRegion(declaration, evaluator);
  return {
    ...baseOf(declaration),
    kind: 'function',
    ...(region && { region }),
    name: givenText(body, 'function_name', evaluator) ?? missing(declaration),
    ...(deadLetter && { deadLetter }),
    ...(role && { role }),
    ...(blocksOf(body, 'durable_config').length > 0 && { isDurable: true }),
  };
}

/** A name that Terraform requires and that is not written yet. */
const missing = ({ block }: Declaration): Declared<string> => ({
  kind: 'unknown',
  why: 'broken',
  text: '',
  at: block.labels.at(-1)?.at ?? block.at,
});

function deadLetterOf(body: Body, evaluator: Evaluator): DeclaredTarget | undefined {
  const [first] = blocksOf(body, 'dead_letter_config').flatMap(
    (block) => given(block.body, 'target_arn') ?? [],
  );
  if (first) return { arn: declaredText(first.value, evaluator), at: first.at };
  const dynamic = dynamicOf(body, 'dead_letter_config');
  return dynamic && dynamicTarget(dynamic, evaluator);
}

function aliasOf(declaration: Declaration, evaluator: Evaluator): DeclaredQualifier {
  const { body } = declaration.block;
  return {
    ...baseOf(declaration),
    kind: 'alias',
    of: givenText(body, 'function_name', evaluator) ?? missing(declaration),
    name: givenText(body, 'name', evaluator) ?? missing(declaration),
  };
}

const SINKS = new Map<
  string,
  { readonly kind: DeclaredSink['kind']; readonly name: string; readonly fifo?: string }
>([
  ['aws_sqs_queue', { kind: 'queue', name: 'name', fifo: 'fifo_queue' }],
  ['aws_sns_topic', { kind: 'topic', name: 'name', fifo: 'fifo_topic' }],
  ['aws_cloudwatch_event_bus', { kind: 'eventBus', name: 'name' }],
  ['aws_s3_bucket', { kind: 'bucket', name: 'bucket' }],
]);

function sinkOf(declaration: Declaration, evaluator: Evaluator): readonly DeclaredSink[] {
  const sink = SINKS.get(declaration.type);
  if (!sink) return [];
  const { body } = declaration.block;
  const name = givenText(body, sink.name, evaluator);
  const fifo = sink.fifo === undefined ? undefined : attributeOf(body, sink.fifo);
  const isFifo = fifo?.isBroken === true ? undefined : flagOf(fifo?.value, false, evaluator);
  return [
    {
      ...baseOf(declaration),
      kind: sink.kind,
      ...(name && { name }),
      ...(isFifo !== undefined && { isFifo }),
    },
  ];
}
