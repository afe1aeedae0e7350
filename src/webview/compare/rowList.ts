import {
  ALL_COMPARISONS,
  BY_STATE,
  type ComparisonFilter,
  comparisonFilter,
  type ComparisonOrder,
  comparisonOrder,
} from '../../domain/comparison/rowView.ts';
import type { RowsMessage, RowViewModel } from '../../features/compare/protocol.ts';

/** All rows from the host, and the visible ones in their order. */
export class RowList {
  readonly #byUnit = new Map<string, readonly RowViewModel[]>();
  #filter: ComparisonFilter = ALL_COMPARISONS;
  #order: ComparisonOrder = BY_STATE;
  #shown: readonly RowViewModel[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get shown(): readonly RowViewModel[] {
    return this.#shown;
  }

  get filter(): ComparisonFilter {
    return this.#filter;
  }

  get order(): ComparisonOrder {
    return this.#order;
  }

  setFilter(filter: ComparisonFilter): void {
    this.#filter = filter;
    this.#select();
  }

  setOrder(order: ComparisonOrder): void {
    this.#order = order;
    this.#shown = this.#shown.toSorted(comparisonOrder(order));
  }

  /** Takes a message of the host. */
  take({ reset, units }: Pick<RowsMessage, 'reset' | 'units'>): void {
    if (reset) this.#byUnit.clear();
    for (const { key, rows } of units) this.#byUnit.set(key, rows);
    this.#select();
  }

  #select(): void {
    const all = [...this.#byUnit.values()].flat();
    this.#size = all.length;
    this.#shown = all.filter(comparisonFilter(this.#filter)).sort(comparisonOrder(this.#order));
  }
}
