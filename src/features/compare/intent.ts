import {
  COMPARISON_COLUMNS,
  type ComparisonColumn,
  type ComparisonFilter,
  type ComparisonOrder,
} from '../../domain/comparison/rowView.ts';
import { COMPARISON_STATES } from '../../domain/comparison/row.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { hasOnly } from '../../page/hasOnly.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';

const PLAIN_INTENTS = [
  /** The page is ready for its view and its rows. */
  'ready',
  /** Start or resume the comparison. */
  'start',
  'cancel',
  /** Read files and settings again, and compare them. */
  'again',
  /** Compare again what failed. */
  'retry',
  /** Take the active session, or try again to open one. */
  'reload',
  'manageTrust',
  'openFolder',
] as const;

/** Actions on one row, by its key. */
export const ROW_INTENTS = [
  /** Show the row's sides and actions. */
  'select',
  'openDeclaration',
  'openPanel',
  /** Both sides in the editor's diff. */
  'diff',
  'chooseStack',
  'chooseState',
] as const;

export type RowIntent = { readonly type: (typeof ROW_INTENTS)[number]; readonly key: string };

/** A wish of the user. */
export type Intent =
  | SessionIntent
  | { readonly [K in (typeof PLAIN_INTENTS)[number]]: { readonly type: K } }[(typeof PLAIN_INTENTS)[number]]
  | RowIntent
  /** With the filter and the order on screen, to export the same. */
  | { readonly type: 'export'; readonly filter: ComparisonFilter; readonly order: ComparisonOrder };

/** True for the page's intents; other messages are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  if (isOneOf(ROW_INTENTS, type)) return hasOnly(rest, { key: isKey });
  if (type === 'export') return hasOnly(rest, { filter: isComparisonFilter, order: isComparisonOrder });
  return isOneOf(PLAIN_INTENTS, type) && Object.keys(rest).length === 0;
}

/** Reads a filter from a message of the page, or from the state that it kept over a reload. */
export function isComparisonFilter(value: unknown): value is ComparisonFilter {
  return hasOnly(
    value,
    { text: (text) => typeof text === 'string' && text.length <= 1000 },
    { state: (state) => isOneOf(COMPARISON_STATES, state) },
  );
}

export function isComparisonOrder(value: unknown): value is ComparisonOrder {
  return hasOnly(value, {
    column: (column): column is ComparisonColumn => isOneOf(COMPARISON_COLUMNS, column),
    descending: (descending) => typeof descending === 'boolean',
  });
}

/** Has an effect only where the comparison has such a row. */
const isKey = (key: unknown): key is string => typeof key === 'string' && key !== '' && key.length <= 4000;
