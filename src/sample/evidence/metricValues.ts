import type { Shelf } from '../lambda/store.ts';
import type { StoryRecord } from './surroundings.ts';

/** The finest period that there is data for. */
export const SLOT_MS = 300_000;

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Values = ReadonlyMap<number, number>;

/** A number that only the texts decide, from 0 to below 1: the same time has the same data whenever it is asked. */
function chance(text: string, slot: number): number {
  let hash = slot * 2_654_435_761;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** The values of a function's metric, slot by slot; a slot in which nothing happened has none. */
export function slotsOf(shelf: Shelf, name: string, metric: string, { from, to }: Span): Values {
  const values = new Map<number, number>();
  if (!shelf.functions.has(name)) return values;
  const story = shelf.surroundings.stories.get(name);
  // Many functions are not invoked at all: no data, which is not 0.
  if (!story) return values;
  const now = Date.now();
  for (let time = Math.ceil(from / SLOT_MS) * SLOT_MS; time < Math.min(to, now); time += SLOT_MS) {
    const isOn = story.minutes === undefined || time >= now - story.minutes * 60_000;
    const value = VALUES[metric]?.(story, isOn, chance(name, time / SLOT_MS));
    if (value !== undefined) values.set(time, value);
  }
  return values;
}

const some = (count: number | undefined, isOn: boolean, luck: number): number | undefined => {
  const value = isOn && count !== undefined ? Math.round(count * (0.5 + luck)) : 0;
  return value > 0 ? value : undefined;
};

/** A metric of failures that never happened has no data; errors and throttles have a 0 with each invocation. */
const VALUES: Readonly<
  Record<string, (story: StoryRecord, isOn: boolean, luck: number) => number | undefined>
> = {
  AsyncEventsReceived: ({ received }, _, luck) => some(received, true, luck),
  Invocations: ({ received, dropped = 0 }, isOn, luck) =>
    some(received + (isOn ? dropped * 2 : 0), true, luck),
  AsyncEventAge: ({ dropped }, isOn, luck) => (isOn && dropped ? 180_000 + luck * 20_000 : 40 + luck * 300),
  AsyncEventsDropped: ({ dropped }, isOn, luck) => some(dropped, isOn, luck),
  Errors: ({ dropped = 0 }, isOn, luck) => (some(dropped, isOn, luck) ?? 0) * 3,
  Throttles: ({ throttled }, isOn, luck) => some(throttled, isOn, luck) ?? 0,
  DestinationDeliveryFailures: ({ notDelivered }, isOn, luck) => some(notDelivered, isOn, luck),
  DeadLetterErrors: ({ deadLetterErrors }, isOn, luck) => some(deadLetterErrors, isOn, luck),
};

/** The oldest message grows older with the time; an empty queue has no data. */
export function queueAge(shelf: Shelf, name: string, { from, to }: Span): Values {
  const { accountId, region, surroundings } = shelf;
  const oldest = surroundings.queues.get(`arn:aws:sqs:${region}:${accountId}:${name}`)?.oldest;
  const values = new Map<number, number>();
  if (oldest === undefined) return values;
  const now = Date.now();
  for (let time = Math.ceil(from / SLOT_MS) * SLOT_MS; time < Math.min(to, now); time += SLOT_MS) {
    const age = oldest - Math.round((now - time) / 1_000);
    if (age > 0) values.set(time, age);
  }
  return values;
}
