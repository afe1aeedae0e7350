import type { DeclaredSink } from '../../domain/declared/template.ts';
import { at, type Entry, scalarAt, spanOf } from '../tree/node.ts';
import { declaredText, type Service } from './service.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';

const SINKS = new Map<
  string,
  { readonly kind: DeclaredSink['kind']; readonly name: string; readonly fifo?: string }
>([
  ['AWS::SQS::Queue', { kind: 'queue', name: 'QueueName', fifo: 'FifoQueue' }],
  ['AWS::SNS::Topic', { kind: 'topic', name: 'TopicName', fifo: 'FifoTopic' }],
  ['AWS::Events::EventBus', { kind: 'eventBus', name: 'Name' }],
  ['AWS::S3::Bucket', { kind: 'bucket', name: 'BucketName' }],
]);

/** A resource of the `resources` section that can be a destination. */
export function sinkOf(service: Service, entry: Entry): DeclaredSink | undefined {
  const type = scalarAt(entry.value, 'Type');
  const sink = type && SINKS.get(type.text);
  if (!sink) return undefined;
  const properties = at(entry.value, 'Properties');
  const name = at(properties, sink.name);
  const isPlain = name?.kind === 'scalar' && intrinsicOf(name) === undefined;
  const isFifo = sink.fifo === undefined ? false : fifoOf(service, at(properties, sink.fifo));
  return {
    kind: sink.kind,
    address: entry.key.text,
    at: spanOf(entry),
    nameAt: entry.key.inner,
    ...(isPlain && { name: declaredText(service, name) }),
    ...(isFifo !== undefined && { isFifo }),
    ...(at(entry.value, 'Condition') && { isConditional: true }),
  };
}

function fifoOf(service: Service, node: ReturnType<typeof at>): boolean | undefined {
  if (!node) return false;
  if (node.kind !== 'scalar' || intrinsicOf(node)) return undefined;
  const value = declaredText(service, node);
  if (value.kind !== 'literal') return undefined;
  return value.value.toLowerCase() === 'true';
}
