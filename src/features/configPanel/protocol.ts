/**
 * What the panel's host and its page say to each other. The host sends the whole state, with all words in it;
 * the page draws that and sends back intents, most of which the state itself carried as a button's meaning.
 */
import type { TargetRole } from '../../domain/destinations/destination.ts';
import type { FunctionTarget } from '../../contributions.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';
import type * as page from '../../page/viewModels.ts';
import type { ReadyViewModel } from './readyViewModel.ts';

export type * from './readyViewModel.ts';

/** What can be put on the clipboard; a role stands for the ARN of that destination. */
export type CopyWhat = 'name' | 'arn' | 'json' | 'cli' | 'executionRole' | TargetRole;

/** What the user wants. */
export type Intent =
  | SessionIntent
  | { readonly [K in PlainIntent]: { readonly type: K } }[PlainIntent]
  | { readonly type: 'selectQualifier'; readonly qualifier: string }
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
  'openConsole',
  'openLogs',
  'openDocs',
  'revealFunction',
  'showInGraph',
] as const;

const TARGET_ROLES: readonly TargetRole[] = ['onSuccess', 'onFailure', 'deadLetter'];
const COPYABLE: readonly CopyWhat[] = ['name', 'arn', 'json', 'cli', 'executionRole', ...TARGET_ROLES];

/** What the editor keeps of a panel over a reload: no answers of AWS, no secrets. */
export interface PanelMemory {
  readonly target: FunctionTarget;
  /** Shown where the session is another one by then; never used to sign in. */
  readonly profile?: string;
}

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;
export type FactViewModel = page.FactViewModel<Intent>;

/** Which function this is, and of which account: on every state of the panel. */
export interface HeaderViewModel {
  readonly name: string;
  readonly qualifier: string;
  readonly facts: readonly FactViewModel[];
  readonly actionsLabel: string;
  readonly actions: readonly ActionViewModel[];
  readonly copyName: ActionViewModel;
  /** Absent as long as no other qualifier is known. */
  readonly switcher?: SwitcherViewModel;
}

/** The other qualifiers of the function, to choose from. */
export interface SwitcherViewModel {
  readonly label: string;
  readonly groups: readonly {
    readonly label: string;
    readonly options: readonly { readonly qualifier: string; readonly text: string }[];
  }[];
}

export type BodyViewModel =
  | { readonly kind: 'loading'; readonly text: string }
  | { readonly kind: 'failed'; readonly notice: NoticeViewModel }
  | ReadyViewModel;

/** What was just done: `ARN copied`. */
export interface StatusViewModel {
  readonly text: string;
  /** A new number each time, so that the same thing done twice is said twice. */
  readonly serial: number;
}

/** All that the page shows. */
export interface PanelState {
  readonly memory: PanelMemory;
  readonly header: HeaderViewModel;
  /** Whether something is being read while the rest stays in view. */
  readonly busy: boolean;
  readonly busyLabel: string;
  /** The last thing that was done; absent as long as there is none. */
  readonly status?: StatusViewModel;
  readonly body: BodyViewModel;
}

export interface StateMessage {
  readonly type: 'state';
  readonly state: PanelState;
}

/** Whether a message is one of the page's intents; others are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const members = Object.keys(rest);
  if (isOneOf(PLAIN_INTENTS, type)) return members.length === 0;
  if (members.length !== 1) return false;
  switch (type) {
    case 'selectQualifier':
      return typeof rest['qualifier'] === 'string' && rest['qualifier'] !== '';
    case 'copy':
      return isOneOf(COPYABLE, rest['what']);
    case 'openDestination':
    case 'revealDestination':
      return isOneOf(TARGET_ROLES, rest['role']);
    default:
      return false;
  }
}

/** Whether a message that reached the page is a state of the host. */
export function isStateMessage(value: unknown): value is StateMessage {
  if (!isRecord(value) || value['type'] !== 'state' || !isRecord(value['state'])) return false;
  const { header, body, memory } = value['state'];
  if (!isRecord(header) || !isRecord(memory) || !isRecord(body)) return false;
  return isOneOf(['loading', 'failed', 'ready'], body['kind']);
}
