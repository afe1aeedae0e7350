/**
 * What the overview's host and its page say to each other. The rows are sent once, and then only those of the
 * functions that changed: the whole state with each answer, as the panel does it, would be work that grows with
 * the square of the functions. All that is not rows is small and comes whole, in words. The page filters and
 * sorts by itself, with the domain's rules, so that typing never waits for the host.
 */
import { TARGET_ROLES } from '../../domain/destinations/destination.ts';
import {
  type FindingFilter,
  isFindingFilter,
  ROW_COLUMNS,
  type RowColumn,
  type RowFilter,
  type RowOrder,
  TARGET_KINDS,
  type TargetFilter,
  type ViewedRow,
} from '../../domain/overview/rowView.ts';
import type { Finding, Severity } from '../../domain/findings/finding.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';
import type { OverviewView } from './view.ts';

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
  readonly name: string;
  readonly rows: readonly RowViewModel[];
}

export interface ViewMessage {
  readonly type: 'view';
  readonly view: OverviewView;
}

export interface RowsMessage {
  readonly type: 'rows';
  /** Whether these are all there are, rather than what changed. */
  readonly reset: boolean;
  /** Whether the next message continues this one. */
  readonly more: boolean;
  readonly functions: readonly FunctionRows[];
}

export type HostMessage = ViewMessage | RowsMessage;

const PLAIN_INTENTS = [
  /** The page is ready for its view and its rows. */
  'ready',
  /** Start or resume the scan. */
  'start',
  'pause',
  'cancel',
  /** Ask which results to read again. */
  'refresh',
  'retryAll',
  /** Take the active session, or try again to open one. */
  'reload',
  'openGraph',
] as const;

/** What the user asked for. */
export type Intent =
  | SessionIntent
  | { readonly [K in (typeof PLAIN_INTENTS)[number]]: { readonly type: K } }[(typeof PLAIN_INTENTS)[number]]
  /** Retry one function that failed. */
  | { readonly type: 'retry'; readonly name: string }
  | { readonly type: 'openPanel'; readonly name: string; readonly qualifier: string }
  /** With the filter and the order on screen, to export the same. */
  | { readonly type: 'export'; readonly filter: RowFilter; readonly order: RowOrder };

/** Whether a message is one of the page's intents; others are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  switch (type) {
    case 'retry':
      return hasOnly(rest, { name: isName });
    case 'openPanel':
      return hasOnly(rest, { name: isName, qualifier: isName });
    case 'export':
      return hasOnly(rest, { filter: isRowFilter, order: isRowOrder });
    default:
      return isOneOf(PLAIN_INTENTS, type) && Object.keys(rest).length === 0;
  }
}

/** Whether what reached the page is of the host. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isRecord(value)) return false;
  if (value['type'] === 'view') return isRecord(value['view']) && isRecord(value['view']['header']);
  return value['type'] === 'rows' && Array.isArray(value['functions']);
}

/** Reads a filter from what the page sent, or from what it kept over a reload. */
export function isRowFilter(value: unknown): value is RowFilter {
  return hasOnly(
    value,
    { text: (text) => typeof text === 'string' && text.length <= 1000 },
    {
      target: isTargetFilter,
      finding: isFindingFilter satisfies (finding: unknown) => finding is FindingFilter,
      source: (source) => source === 'configured' || source === 'default',
    },
  );
}

export function isRowOrder(value: unknown): value is RowOrder {
  return hasOnly(value, {
    column: (column): column is RowColumn => isOneOf(ROW_COLUMNS, column),
    descending: (descending) => typeof descending === 'boolean',
  });
}

function isTargetFilter(value: unknown): value is TargetFilter {
  return hasOnly(value, {
    role: (role) => isOneOf([...TARGET_ROLES, 'any'], role),
    kind: (kind) => isOneOf(TARGET_KINDS, kind),
  });
}

type Tests = Readonly<Record<string, (value: unknown) => boolean>>;

/** Whether a value has all members that are required, perhaps the optional ones, and no others. */
function hasOnly(value: unknown, required: Tests, optional: Tests = {}): boolean {
  if (!isRecord(value)) return false;
  const tests = new Map(Object.entries({ ...required, ...optional }));
  const known = Object.entries(value).every(([name, member]) => tests.get(name)?.(member) === true);
  return known && Object.keys(required).every((name) => Object.hasOwn(value, name));
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256;
