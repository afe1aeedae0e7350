import type { Account } from '../account/account.ts';
import { countedIn, isLoss, type Losses } from '../evidence/losses.ts';
import { metricOf, RANGES, spanUntil } from '../evidence/metrics.ts';
import type { MetricsApi, MetricSeries, MetricSpan, RankedFunction } from '../session/evidenceApi.ts';
import { METRICS, chunks } from './lossPlan.ts';

/** One period of an hour: 24 points a metric, far below what one request may have. */
const PERIOD_SECONDS = 3_600;

/** Requests under way at once: CloudWatch answers 50 a second. */
const REQUESTS_AT_ONCE = 3;

/** The most functions that a query of Metrics Insights names (domain.md §15). */
const MOST_RANKED = 500;

/** Lost events of the last 24 hours. */
export interface LossResult {
  /** The functions that lost some, by name. */
  readonly lost: ReadonlyMap<string, Losses>;
  /**
   * Absent: the answers are about the whole time. Since when they are, as far as is known: AWS's pages disagree on how
   * far back Metrics Insights looks. `unknown`: it has no data of the account that could tell.
   */
  readonly since?: Date | 'unknown';
  /** Metrics Insights did not send everything, or named as many functions as it can: there may be more. */
  readonly cut: boolean;
}

/** Asks for the metrics of every function. Rejects with an ExpectedError. */
export async function findByFunction(
  account: Account,
  now: Date,
  signal: AbortSignal,
  done: (functions: number) => void = () => undefined,
): Promise<LossResult> {
  const metrics = metricsOf(account);
  const span = spanUntil(now, RANGES.day, PERIOD_SECONDS);
  const waiting = chunks(account.directory.all().map(({ name }) => name));
  const found = new Map<string, Losses>();
  const work = async (): Promise<void> => {
    for (let names = waiting.shift(); names; names = waiting.shift()) {
      const queries = names.flatMap((name) => METRICS.map((metric) => metricOf(name, metric)));
      // oxlint-disable-next-line no-await-in-loop -- one request after the other
      const series = await metrics.read(queries, span, signal);
      for (const [index, name] of names.entries())
        found.set(name, lossesIn(series.slice(index * METRICS.length, (index + 1) * METRICS.length), span));
      done(names.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
  } catch (error) {
    // The others send no further request, for which AWS would charge.
    waiting.splice(0);
    throw error;
  }
  return told(account, found, { cut: false });
}

/** Asks Metrics Insights, in four queries. Rejects with an ExpectedError. */
export async function findByInsights(account: Account, now: Date, signal: AbortSignal): Promise<LossResult> {
  const metrics = metricsOf(account);
  const span = spanUntil(now, RANGES.day, PERIOD_SECONDS);
  const rank = async (metric: string, byFunction: boolean) =>
    await metrics.rank(metric, byFunction, span, signal);
  const [dropped, notDelivered, deadLetterErrors, [all]] = await Promise.all([
    rank(METRICS[0], true),
    rank(METRICS[1], true),
    rank(METRICS[2], true),
    rank('Invocations', false),
  ]);
  const byMetric = [dropped, notDelivered, deadLetterErrors].map(
    (ranked) => new Map(ranked.map(({ name, series }) => [name, series])),
  );
  const cut = [dropped, notDelivered, deadLetterErrors].some(isCut);
  const since = coveredSince(all?.series, span);
  const named = new Set(byMetric.flatMap((ranked) => [...ranked.keys()]));
  // Of a function that no answer names, nothing is known unless the answers are whole.
  const names = cut || since ? [...named] : account.directory.all().map(({ name }) => name);
  const found = names.map((name) => {
    const series = byMetric.map((ranked) => ranked.get(name) ?? NO_DATA);
    return [name, lossesIn(series, span)] as const;
  });
  return told(account, new Map(found), { cut, ...(since && { since }) });
}

const isCut = (ranked: readonly RankedFunction[]): boolean =>
  ranked.length >= MOST_RANKED || ranked.some(({ series }) => series.partial);

function metricsOf({ evidence }: Account): MetricsApi {
  if (evidence) return evidence.api.metrics;
  throw new Error('The account has nobody to ask for metrics.');
}

const NO_DATA: MetricSeries = { points: [], partial: false };

/**
 * Undefined where the functions of the account were invoked in the first quarter of the time, and Metrics Insights knows
 * it; else the oldest point that it knows.
 */
function coveredSince(series: MetricSeries | undefined, { from, to }: MetricSpan): LossResult['since'] {
  const oldest = series?.points[0]?.at;
  if (!oldest) return 'unknown';
  const quarter = (to.getTime() - from.getTime()) / 4;
  return oldest.getTime() <= from.getTime() + quarter ? undefined : oldest;
}

function lossesIn(series: readonly MetricSeries[], { from, to }: MetricSpan): Losses {
  const [dropped = NO_DATA, notDelivered = NO_DATA, deadLetterErrors = NO_DATA] = series;
  return {
    from,
    to,
    dropped: countedIn(dropped, from),
    notDelivered: countedIn(notDelivered, from),
    deadLetterErrors: countedIn(deadLetterErrors, from),
  };
}

/** Tells the account, whose reports then have the findings. */
function told(
  { evidence, directory }: Account,
  found: ReadonlyMap<string, Losses>,
  rest: Omit<LossResult, 'lost'>,
): LossResult {
  // CloudWatch remembers functions that were deleted.
  const own = [...found].filter(([name]) => directory.lists(name));
  for (const [name, losses] of own) evidence?.add(name, { losses });
  return { lost: new Map(own.filter(([, losses]) => isLoss(losses))), ...rest };
}
