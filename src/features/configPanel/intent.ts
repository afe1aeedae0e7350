import type { TargetRole } from '../../domain/destinations/destination.ts';
import type { Range } from '../../domain/evidence/metrics.ts';
import { isPurpose, type Purpose } from '../../domain/change/purpose.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';
import type * as page from '../../page/viewModels.ts';

/** Content for the clipboard; a role stands for the ARN of that destination. */
export type CopyWhat =
  | 'name'
  | 'arn'
  | 'json'
  | 'cli'
  | 'logsTail'
  | 'asyncTest'
  | 'executionRole'
  | TargetRole;

/** A wish of the user. */
export type Intent =
  | SessionIntent
  | { readonly [K in PlainIntent]: { readonly type: K } }[PlainIntent]
  /** Opens a change; it is reviewed and confirmed there. */
  | { readonly type: 'change'; readonly purpose: Purpose }
  | { readonly type: 'selectQualifier'; readonly qualifier: string }
  | { readonly type: 'showRange'; readonly range: Range }
  | { readonly type: 'copy'; readonly what: CopyWhat }
  | { readonly type: 'openDestination'; readonly role: TargetRole }
  | { readonly type: 'revealDestination'; readonly role: TargetRole };

type PlainIntent = (typeof PLAIN_INTENTS)[number];

const PLAIN_INTENTS = [
  /** The page is there and waits for its first state. */
  'ready',
  /** Read everything again. */
  'refresh',
  /** Try again what failed. */
  'retry',
  /** Take the session that is active now. */
  'reload',
  /** Read what happened. */
  'loadEvidence',
  /** Ask IAM's simulator about the execution role. */
  'simulateRole',
  'openMetrics',
  'openPricing',
  'openConsole',
  'openLogs',
  'openDocs',
  'revealFunction',
  'showInGraph',
  'copyAs',
  'goToDeclaration',
] as const;

const TARGET_ROLES: readonly TargetRole[] = ['onSuccess', 'onFailure', 'deadLetter'];
const COPYABLE: readonly CopyWhat[] = [
  'name',
  'arn',
  'json',
  'cli',
  'logsTail',
  'asyncTest',
  'executionRole',
  ...TARGET_ROLES,
];
const RANGE_NAMES: readonly Range[] = ['hours', 'day', 'week'];

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;
export type FactViewModel = page.FactViewModel<Intent>;

/** True for the page's intents; other messages are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const members = Object.keys(rest);
  if (isOneOf(PLAIN_INTENTS, type)) return members.length === 0;
  if (members.length !== 1) return false;
  switch (type) {
    case 'change':
      return isPurpose(rest['purpose']);
    case 'selectQualifier':
      return typeof rest['qualifier'] === 'string' && rest['qualifier'] !== '';
    case 'showRange':
      return isOneOf(RANGE_NAMES, rest['range']);
    case 'copy':
      return isOneOf(COPYABLE, rest['what']);
    case 'openDestination':
    case 'revealDestination':
      return isOneOf(TARGET_ROLES, rest['role']);
    default:
      return false;
  }
}
