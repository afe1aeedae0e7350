import type { Declared } from '../../domain/declared/declared.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredQualifier,
  DeclaredResource,
  DeclaredSink,
} from '../../domain/declared/resources.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import { dependsOn } from './dependencies.ts';
import { functionNames } from './functionNames.ts';
import { roleOf } from './roles.ts';
import type { Stack, StackEntry } from './stack.ts';
import { samConfig, samProperties, samSetting } from './sam.ts';
import { limits, targetAt } from './settings.ts';
import type { Values } from './values.ts';

const SINKS = new Map<
  string,
  { readonly kind: DeclaredSink['kind']; readonly name: string; readonly fifo?: string }
>([
  ['AWS::SQS::Queue', { kind: 'queue', name: 'QueueName', fifo: 'FifoQueue' }],
  ['AWS::SNS::Topic', { kind: 'topic', name: 'TopicName', fifo: 'FifoTopic' }],
  ['AWS::Events::EventBus', { kind: 'eventBus', name: 'Name' }],
  ['AWS::S3::Bucket', { kind: 'bucket', name: 'BucketName' }],
]);

/** Declarations of the template about functions and the targets of their events. */
export function declaredResources(stack: Stack, values: Values): readonly DeclaredResource[] {
  return [...stack.resources.values()].flatMap((entry) => declared(entry, stack, values));
}

function declared(entry: StackEntry, stack: Stack, values: Values): readonly DeclaredResource[] {
  switch (entry.type) {
    case 'AWS::Lambda::Function':
      return [lambdaFunction(entry, values)];
    case 'AWS::Serverless::Function':
      return samFunction(entry, stack, values);
    case 'AWS::Lambda::Alias':
      return [qualifier('alias', entry, stack, values)];
    case 'AWS::Lambda::Version':
      return [qualifier('version', entry, stack, values)];
    case 'AWS::Lambda::EventInvokeConfig':
      return [configResource(entry, stack, values)];
    case 'AWS::IAM::Role':
      return [roleOf(entry, stack, values)];
    default:
      return sink(entry, values);
  }
}

function base({ logicalId, entry }: StackEntry) {
  const isConditional = at(entry.value, 'Condition') !== undefined;
  return {
    address: logicalId,
    at: spanOf(entry),
    nameAt: entry.key.inner,
    ...(isConditional && { isConditional }),
  };
}

/** The parts that a function has in both forms. */
function functionParts(entry: StackEntry, values: Values): DeclaredFunction {
  const { properties } = entry;
  const name = at(properties, 'FunctionName');
  const role = at(properties, 'Role');
  const path = scalarAt(entry.entry.value, 'Metadata', 'aws:cdk:path')?.text;
  return {
    ...base(entry),
    kind: 'function',
    ...(name && { name: values.text(name) }),
    ...(role && { role: values.text(role) }),
    ...(path !== undefined && { constructPath: path }),
    ...(isDurable(properties) && { isDurable: true }),
  };
}

/** A durable configuration that depends on a condition is none that is sure. */
function isDurable(properties: TreeNode | undefined): boolean {
  const node = at(properties, 'DurableConfig');
  return node !== undefined && !intrinsicOf(node);
}

function lambdaFunction(entry: StackEntry, values: Values): DeclaredFunction {
  const deadLetter = targetAt(entry.properties, ['DeadLetterConfig', 'TargetArn'], values);
  return { ...functionParts(entry, values), ...(deadLetter && { deadLetter }) };
}

function samFunction(entry: StackEntry, stack: Stack, values: Values): readonly DeclaredResource[] {
  const alias = samSetting(entry, stack, 'AutoPublishAlias');
  const role = samSetting(entry, stack, 'Role');
  const deadLetter = targetAt(samProperties(entry, stack), ['DeadLetterQueue', 'TargetArn'], values);
  const fn: DeclaredFunction = {
    ...functionParts(entry, values),
    ...(role && { role: values.text(role) }),
    ...(deadLetter && { deadLetter }),
    ...(alias && { publishes: values.text(alias) }),
  };
  const config = samConfig(entry, fn, stack, values);
  return [fn, ...publishedAlias(fn, stack), ...(config ? [config] : [])];
}

/** SAM makes an alias `<Function>Alias<name>` of AutoPublishAlias. */
function publishedAlias(fn: DeclaredFunction, stack: Stack): readonly DeclaredQualifier[] {
  const { publishes, address, nameAt } = fn;
  if (publishes?.kind !== 'literal') return [];
  const { isConditional } = fn;
  const alias: DeclaredQualifier = {
    kind: 'alias',
    address: `${address}Alias${publishes.value}`,
    at: publishes.at,
    nameAt: publishes.at,
    of: { kind: 'reference', to: address, at: nameAt },
    name: publishes,
    ...(isConditional !== undefined && { isConditional }),
  };
  stack.generated.set(alias.address, alias);
  return [alias];
}

function qualifier(
  kind: 'alias' | 'version',
  entry: StackEntry,
  stack: Stack,
  values: Values,
): DeclaredQualifier {
  const name = kind === 'alias' ? at(entry.properties, 'Name') : undefined;
  return {
    ...base(entry),
    kind,
    of: functionOf(entry, stack, values),
    ...(name && { name: values.text(name) }),
  };
}

function configResource(entry: StackEntry, stack: Stack, values: Values): DeclaredConfig {
  const { properties } = entry;
  const given = at(properties, 'Qualifier');
  const success = targetAt(properties, ['DestinationConfig', 'OnSuccess', 'Destination'], values);
  const failure = targetAt(properties, ['DestinationConfig', 'OnFailure', 'Destination'], values);
  return {
    ...base(entry),
    kind: 'config',
    of: functionOf(entry, stack, values),
    ...(given && { qualifier: values.text(given) }),
    ...limits(properties, values),
    ...(success && { onSuccess: success }),
    ...(failure && { onFailure: failure }),
    dependsOn: dependsOn(entry.entry.value),
  };
}

/** The function that a resource belongs to; one that is named as the template names it is that one. */
function functionOf({ entry, properties }: StackEntry, stack: Stack, values: Values): Declared<string> {
  const node = at(properties, 'FunctionName');
  if (!node) return { kind: 'unknown', why: 'broken', text: '', at: entry.key.inner };
  const value = values.text(node);
  const key = value.kind === 'reference' ? undefined : values.key(node);
  const to = key === undefined ? undefined : functionNames(stack, values).get(key);
  return to === undefined ? value : { kind: 'reference', to, at: value.at };
}

function sink(entry: StackEntry, values: Values): readonly DeclaredSink[] {
  const known = SINKS.get(entry.type);
  if (!known) return [];
  const name = at(entry.properties, known.name);
  const isFifo = known.fifo === undefined ? false : values.flag(at(entry.properties, known.fifo));
  return [
    {
      ...base(entry),
      kind: known.kind,
      ...(name && { name: values.text(name) }),
      ...(isFifo !== undefined && { isFifo }),
    },
  ];
}
