import { TARGET_ROLES } from '../../domain/destinations/destination.ts';
import {
  type FindingFilter,
  isFindingFilter,
  type RowFilter,
  TARGET_KINDS,
  type TargetFilter,
} from '../../domain/overview/rowView.ts';
import { ROW_COLUMNS, type RowColumn, type RowOrder } from '../../domain/overview/rowOrder.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { hasOnly } from '../../page/hasOnly.ts';
import type { OverviewChoice } from './choice.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';

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
  /** Compare the functions with the last templates of their stacks. */
  'checkStacks',
  /** Ask CloudWatch which functions lost events. */
  'findLost',
  /** Read stacks and tags of the functions. */
  'readTags',
] as const;

/** A wish of the user. */
export type Intent =
  | SessionIntent
  | { readonly [K in (typeof PLAIN_INTENTS)[number]]: { readonly type: K } }[(typeof PLAIN_INTENTS)[number]]
  /** Retry one function that failed. */
  | { readonly type: 'retry'; readonly arn: string }
  /** The ARN is unqualified. */
  | { readonly type: 'openPanel'; readonly arn: string; readonly qualifier: string }
  /** Remember the reader's choices. */
  | ({ readonly type: 'keep' } & OverviewChoice)
  /** Opens one change for all rows that pass the filter on screen. */
  | { readonly type: 'change'; readonly filter: RowFilter }
  /** With the filter and the order on screen, to export the same. */
  | { readonly type: 'export'; readonly filter: RowFilter; readonly order: RowOrder };

/** True for the page's intents; other messages are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  switch (type) {
    case 'retry':
      return hasOnly(rest, { arn: isArn });
    case 'openPanel':
      return hasOnly(rest, { arn: isArn, qualifier: isQualifier });
    case 'keep':
      return isOverviewChoice(rest);
    case 'change':
      return hasOnly(rest, { filter: isRowFilter });
    case 'export':
      return hasOnly(rest, { filter: isRowFilter, order: isRowOrder });
    default:
      return isOneOf(PLAIN_INTENTS, type) && Object.keys(rest).length === 0;
  }
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

/** Reads choices from a message of the page, or from the workspace's memory. */
export function isOverviewChoice(value: unknown): value is OverviewChoice {
  return hasOnly(value, {
    filter: isRowFilter,
    order: isRowOrder,
    isGrouped: (isGrouped) => typeof isGrouped === 'boolean',
  });
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

const isQualifier = (value: unknown): value is string => isText(value, 256);

/** Only one of a function that the scan knows has an effect. */
const isArn = (value: unknown): value is string => isText(value, 1000);

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longest;
