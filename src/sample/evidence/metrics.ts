import { type Input, textAt } from '../lambda/input.ts';
import { validationError } from '../lambda/errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type { Shelf } from '../lambda/store.ts';
import type { JsonService } from './jsonService.ts';
import type { StoryRecord } from './surroundings.ts';

/** The finest period that there is data for. */
const SLOT_MS = 300_000;
/** The most metrics of a request (domain.md §15). */
const MOST = 500;

/** CloudWatch, as far as GetMetricData goes. */
export const CLOUDWATCH: JsonService = {
  actions: 'cloudwatch',
  version: '1.0',
  operations: {
    GetMetricData: (shelf, input) => {
      const queries = input['MetricDataQueries'];
      if (!Array.isArray(queries) || queries.length === 0 || queries.length > MOST)
        throw validationError(`The collection MetricDataQueries must not have a size greater than ${MOST}.`);
      const span = { from: Number(input['StartTime']) * 1_000, to: Number(input['EndTime']) * 1_000 };
      return {
        Messages: [],
        MetricDataResults: queries.filter(isRecord).flatMap((query) => resultsOf(shelf, query, span)),
      };
    },
  },
};

interface Span {
  readonly from: number;
  readonly to: number;
}

type Values = ReadonlyMap<number, number>;

function resultsOf(shelf: Shelf, query: Input, span: Span): readonly object[] {
  const id = textAt(query, 'Id') ?? '';
  const expression = textAt(query, 'Expression');
  if (expression !== undefined) return insights(shelf, id, expression, Number(query['Period']), span);
  const period = Number(at(query, 'MetricStat')['Period']);
  const metric = at(at(query, 'MetricStat'), 'Metric');
  const name = textAt(metric, 'MetricName') ?? '';
  const [dimension] = Array.isArray(metric['Dimensions']) ? metric['Dimensions'].filter(isRecord) : [];
  const resource = (dimension && textAt(dimension, 'Value')) ?? '';
  const values =
    textAt(metric, 'Namespace') === 'AWS/SQS'
      ? queueAge(shelf, resource, span)
      : slotsOf(shelf, resource, name, span);
  const join =
    textAt(at(query, 'MetricStat'), 'Stat') === 'Maximum' ? Math.max : (a: number, b: number) => a + b;
  return [result(id, name, periods(values, period, join))];
}

const at = (input: Input, name: string): Input => {
  const value = input[name];
  return isRecord(value) ? value : {};
};

function result(Id: string, Label: string, values: Values): object {
  const times = [...values.keys()].toSorted((a, b) => a - b);
  return {
    Id,
    Label,
    StatusCode: 'Complete',
    Timestamps: times.map((time) => time / 1_000),
    Values: times.map((time) => values.get(time) ?? 0),
  };
}

/** Slots put together to the periods that are asked for. */
function periods(values: Values, seconds: number, join: (a: number, b: number) => number): Values {
  const width = Math.max(seconds * 1_000, SLOT_MS);
  const joined = new Map<number, number>();
  for (const [time, value] of values) {
    const start = Math.floor(time / width) * width;
    const known = joined.get(start);
    joined.set(start, known === undefined ? value : join(known, value));
  }
  return joined;
}

/** Sums by function, the largest first; functions without data are not named. */
function insights(
  shelf: Shelf,
  id: string,
  expression: string,
  period: number,
  span: Span,
): readonly object[] {
  const metric = /SUM\((\w+)\)/.exec(expression)?.[1] ?? '';
  const sum = (values: Values): number => [...values.values()].reduce((all, value) => all + value, 0);
  const all = [...shelf.functions.keys()].map((name) => ({
    name,
    values: periods(slotsOf(shelf, name, metric, span), period, (a, b) => a + b),
  }));
  const known = all.filter(({ values }) => values.size > 0).toSorted((a, b) => sum(b.values) - sum(a.values));
  if (/GROUP BY/.test(expression))
    return known.slice(0, MOST).map(({ name, values }) => result(id, name, values));
  const joined = new Map<number, number>();
  for (const { values } of known)
    for (const [time, value] of values) joined.set(time, (joined.get(time) ?? 0) + value);
  return [result(id, metric, joined)];
}

/** A number that only the texts decide, from 0 to below 1: the same time has the same data whenever it is asked. */
function chance(text: string, slot: number): number {
  let hash = slot * 2_654_435_761;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** The values of a function's metric, slot by slot; a slot in which nothing happened has none. */
function slotsOf(shelf: Shelf, name: string, metric: string, { from, to }: Span): Values {
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
function queueAge(shelf: Shelf, name: string, { from, to }: Span): Values {
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
