/**
 * Messages between the comparison's host and its page. Rows are sent once, and then only those that changed; the detail
 * of a row is sent when the user selects it. The page filters and sorts by the domain's rules.
 */
import type { ViewedComparison } from '../../domain/comparison/rowView.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type { ActionViewModel, CompareViewModel } from './view.ts';

export * from './intent.ts';
export type * from './view.ts';

/** A row for the page: the values to filter and sort by, and its own words. */
export interface RowViewModel extends ViewedComparison {
  readonly key: string;
  /** The short address behind the function's name; empty where it is the name. */
  readonly shortAddress: string;
  /** Differences, or the reason why nothing was compared. */
  readonly note: string;
  /** Of the declaration: `SAM`; empty where the function is not declared. */
  readonly dialect: string;
}

/** The rows of one declaration, in place of those before. */
export interface UnitRows {
  readonly key: string;
  readonly rows: readonly RowViewModel[];
}

/** A setting on its three sides, in words. */
export interface SideViewModel {
  readonly setting: string;
  readonly file: string;
  /** Absent: the stack's template was not read. */
  readonly stack?: string;
  readonly deployed: string;
  readonly outcome: 'same' | 'differs' | 'unknown';
  /** The outcome in one word. */
  readonly outcomeText: string;
}

/** All about the selected row. */
export interface DetailViewModel {
  readonly key: string;
  readonly heading: string;
  readonly text: string;
  readonly sides: readonly SideViewModel[];
  readonly actions: readonly ActionViewModel[];
}

export interface ViewMessage {
  readonly type: 'view';
  readonly view: CompareViewModel;
}

export interface RowsMessage {
  readonly type: 'rows';
  /** These are all rows so far, rather than changed ones. */
  readonly reset: boolean;
  /** The next message continues this one. */
  readonly more: boolean;
  readonly units: readonly UnitRows[];
}

export interface DetailMessage {
  readonly type: 'detail';
  readonly detail: DetailViewModel;
}

export type HostMessage = ViewMessage | RowsMessage | DetailMessage;

/** True if a message that reached the page is the host's. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isRecord(value)) return false;
  if (value['type'] === 'view') return isRecord(value['view']) && isRecord(value['view']['header']);
  if (value['type'] === 'detail') return isRecord(value['detail']);
  return value['type'] === 'rows' && Array.isArray(value['units']);
}
