/**
 * Messages between the overview's host and its page. Rows are sent once, and then only those of the
 * functions that changed: the whole state with each answer, as the panel does it, would be work that grows with
 * the square of the functions. All that is not rows is small and comes whole, in words. The page filters
 * and sorts with the domain's rules, so that typing never waits for the host.
 */
import type { ViewedRow } from '../../domain/overview/rowView.ts';
import type { Finding, Severity } from '../../domain/findings/finding.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type { OverviewViewModel } from './view.ts';

export type * from './choice.ts';
export * from './intent.ts';
export type * from './view.ts';

/** A row for the page: the values to filter and sort by, and its own words. */
export interface RowViewModel extends ViewedRow {
  /** The name as it is shown, where that is another: without invisible characters. */
  readonly shownName?: string;
  /** The maximum event age in words. */
  readonly ageText: string;
  readonly findings: readonly FindingViewModel[];
}

export interface FindingViewModel extends Pick<Finding, 'kind'> {
  readonly severity: Severity;
  readonly text: string;
}

/** The rows of one function, in place of those before; none: it is gone. */
export interface FunctionRows {
  /** Unqualified. */
  readonly arn: string;
  readonly rows: readonly RowViewModel[];
  /** Keys and values; absent: not read, or none. */
  readonly tags?: readonly (readonly [string, string])[];
}

export interface ViewMessage {
  readonly type: 'view';
  readonly view: OverviewViewModel;
}

export interface RowsMessage {
  readonly type: 'rows';
  /** True if these are all there are, rather than what changed. */
  readonly reset: boolean;
  /** True if the next message continues this one. */
  readonly more: boolean;
  readonly functions: readonly FunctionRows[];
}

export type HostMessage = ViewMessage | RowsMessage;

/** True if what reached the page is of the host. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isRecord(value)) return false;
  if (value['type'] === 'view') return isRecord(value['view']) && isRecord(value['view']['header']);
  return value['type'] === 'rows' && Array.isArray(value['functions']);
}
