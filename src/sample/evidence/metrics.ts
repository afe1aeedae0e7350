import { type Input, textAt } from '../lambda/input.ts';
import { validationError } from '../lambda/errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type { Shelf } from '../lambda/store.ts';
import type { JsonService } from './jsonService.ts';
import { SLOT_MS, type Span, type Values, queueAge, slotsOf } from './metricValues.ts';

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
