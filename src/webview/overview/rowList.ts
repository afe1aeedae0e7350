import { unqualified } from '../../domain/account/functionIdentity.ts';
import { NO_FILTER, type RowFilter, rowFilter } from '../../domain/overview/rowView.ts';
import { type RowOrder, rowOrder, WORST_FIRST } from '../../domain/overview/rowOrder.ts';
import type { FunctionRows, RowsMessage, RowViewModel } from '../../features/overview/protocol.ts';

/** All rows from the host, and the visible ones in their order. */
export class RowList {
  readonly #byFunction = new Map<string, readonly RowViewModel[]>();
  #size = 0;
  #filter: RowFilter = NO_FILTER;
  #order: RowOrder = WORST_FIRST;
  #shown: readonly RowViewModel[] = [];

  get size(): number {
    return this.#size;
  }

  get shown(): readonly RowViewModel[] {
    return this.#shown;
  }

  get filter(): RowFilter {
    return this.#filter;
  }

  get order(): RowOrder {
    return this.#order;
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
    this.#shown = [...this.#byFunction.values()].flat().filter(rowFilter(filter)).sort(rowOrder(this.#order));
  }

  setOrder(order: RowOrder): void {
    this.#order = order;
    this.#shown = this.#shown.toSorted(rowOrder(order));
  }

  /** Takes a message of the host. Unchanged rows are already in order, which makes the sort fast. */
  take({ reset, functions }: Pick<RowsMessage, 'reset' | 'functions'>): void {
    if (reset) this.#clear();
    const changed = new Set(functions.map(({ arn }) => arn));
    const tagged = functions.map(withTags);
    for (const { arn, rows } of tagged) this.#put(arn, rows);
    const stay = this.#shown.filter(({ arn }) => !changed.has(unqualified(arn)));
    const come = tagged.flatMap(({ rows }) => rows).filter(rowFilter(this.#filter));
    this.#shown = [...stay, ...come.sort(rowOrder(this.#order))].sort(rowOrder(this.#order));
  }

  #clear(): void {
    this.#byFunction.clear();
    this.#size = 0;
    this.#shown = [];
  }

  #put(arn: string, rows: readonly RowViewModel[]): void {
    this.#size += rows.length - (this.#byFunction.get(arn)?.length ?? 0);
    if (rows.length > 0) this.#byFunction.set(arn, rows);
    else this.#byFunction.delete(arn);
  }
}

/** A function's tags with each of its rows, for filters and groups. */
function withTags({ arn, rows, tags }: FunctionRows): Pick<FunctionRows, 'arn' | 'rows'> {
  if (!tags) return { arn, rows };
  const map = new Map(tags);
  return { arn, rows: rows.map((row) => ({ ...row, tags: map })) };
}
