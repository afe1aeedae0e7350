import type { Destination, DestinationKind, TargetRole } from '../destinations/destination.ts';
import { keyOf } from '../text/keyOf.ts';
import { isBrokenTarget, ruleOf, type RuleId } from '../findings/rules.ts';
import type { OverviewRow } from './row.ts';

/** How many rows send events to which kind of target; `none`: not configured. */
export type TargetCounts = Readonly<Partial<Record<DestinationKind | 'none', number>>>;

/** Counts something both ways: a function counts once, however many of its qualifiers do. */
export interface Count {
  readonly functions: number;
  readonly rows: number;
}

/** The account at a glance. Plain data. */
export interface Summary {
  readonly all: Count;
  /** A config is stored. */
  readonly configured: Count;
  /** Lose events silently: no on-failure destination and no dead-letter queue. */
  readonly lost: Count;
  /** Have retries that never run. */
  readonly retriesCut: Count;
  readonly orphaned: Count;
  /** Have a destination or dead-letter queue that cannot work. */
  readonly broken: Count;
  /** In a loop. */
  readonly looping: Count;
  /** Differ from what their stack last deployed; none before the stacks are checked. */
  readonly drifted: Count;
  /** Rows with a finding, by rule; rules without one are absent. */
  readonly byRule: Readonly<Partial<Record<RuleId, number>>>;
  /** Where events go: rows by the kind of each target. Orphaned configs are not among them: nothing goes there. */
  readonly targets: Readonly<Record<TargetRole, TargetCounts>>;
}

const ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const satisfies readonly TargetRole[];

const has = (row: OverviewRow, kind: string): boolean =>
  row.findings.some((finding) => finding.kind === kind);

const COUNTED = {
  all: () => true,
  configured: (row) => row.source === 'configured',
  lost: (row) => has(row, 'eventsLost'),
  retriesCut: (row) => has(row, 'retriesCutByAge'),
  orphaned: (row) => has(row, 'orphanedConfig'),
  broken: (row) => row.findings.some(isBrokenTarget),
  looping: (row) => has(row, 'functionLoop'),
  drifted: (row) => has(row, 'drifted'),
} satisfies Record<string, (row: OverviewRow) => boolean>;

type Counted = keyof typeof COUNTED;

const MEASURES = Object.entries(COUNTED) as readonly (readonly [Counted, (row: OverviewRow) => boolean])[];

/** Counts rows as they come and go, function by function, so that a summary costs nothing however many there are. */
export class SummaryCounter {
  readonly #counts = new Map<string, number>();

  /** Counts all rows of one function. */
  add(rows: readonly OverviewRow[]): void {
    this.#count(rows, 1);
  }

  /** Takes the rows of one function away again: the same ones. */
  remove(rows: readonly OverviewRow[]): void {
    this.#count(rows, -1);
  }

  get summary(): Summary {
    const measures = MEASURES.map(([name]) => [name, this.#both(name)] as const);
    const targets = ROLES.map((role) => [role, this.#under(`target/${role}/`)] as const);
    return {
      ...(Object.fromEntries(measures) as Record<Counted, Count>),
      byRule: this.#under('rule/'),
      targets: Object.fromEntries(targets) as Record<TargetRole, TargetCounts>,
    };
  }

  #count(rows: readonly OverviewRow[], by: 1 | -1): void {
    for (const [name, matches] of MEASURES) {
      const counted = rows.filter(matches).length;
      this.#change(`rows/${name}`, by * counted);
      this.#change(`functions/${name}`, counted > 0 ? by : 0);
    }
    for (const row of rows) {
      for (const rule of new Set(row.findings.map((finding) => ruleOf(finding).id))) {
        this.#change(`rule/${rule}`, by);
      }
      if (COUNTED.orphaned(row)) continue;
      for (const role of ROLES) this.#change(`target/${role}/${kindOf(row[role])}`, by);
    }
  }

  #change(key: string, by: number): void {
    if (by !== 0) this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  #both(name: Counted): Count {
    const count = (what: string): number => this.#counts.get(`${what}/${name}`) ?? 0;
    return { functions: count('functions'), rows: count('rows') };
  }

  #under(prefix: string): Readonly<Record<string, number>> {
    const own = [...this.#counts].filter(([key, count]) => key.startsWith(prefix) && count > 0);
    return Object.fromEntries(own.map(([key, count]) => [key.slice(prefix.length), count]));
  }
}

const kindOf = (target: Destination | undefined): DestinationKind | 'none' => target?.kind ?? 'none';

/** The summary of rows in any order. */
export function summarize(rows: readonly OverviewRow[]): Summary {
  const counter = new SummaryCounter();
  for (const own of Map.groupBy(rows, ({ region, accountId, name }) =>
    keyOf(region, accountId, name),
  ).values()) {
    counter.add(own);
  }
  return counter.summary;
}
