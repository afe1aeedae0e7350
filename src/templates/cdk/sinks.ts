import type { DeclaredSink } from '../../domain/declared/resources.ts';
import { propertyNamed } from '../code/calls.ts';
import { base, textOf } from './base.ts';
import type { Addressed } from './creation.ts';
import type { Values } from './values.ts';

/** The properties that name a sink. */
const NAMES = {
  queue: 'queuename',
  topic: 'topicname',
  eventBus: 'eventbusname',
  bucket: 'bucketname',
} as const;

/** A construct that can be a destination. */
export function sinkOf(values: Values, one: Addressed, kind: DeclaredSink['kind']): DeclaredSink {
  const { properties } = one.construct;
  const name = textOf(values, one, NAMES[kind]);
  const fifo = propertyNamed(properties, 'fifo');
  const text =
    fifo &&
    values.program.tokens
      .slice(fifo.value.from, Math.min(fifo.value.to, fifo.value.from + 10))
      .map((token) => token.text)
      .join('');
  const isFifo = fifo ? /^(?:jsii\.Bool\()?(?:true|True)\)?$/.test(text ?? '') || undefined : false;
  const isKnown = isFifo !== undefined && !properties.isOpen;
  return { kind, ...base(values, one), ...(name && { name }), ...(isKnown && { isFifo }) };
}
