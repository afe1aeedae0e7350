/**
 * Messages between the graph's host and its page. The host sends two messages, each a whole: where things
 * stand, and the graph, which is large and changes less often. The page sends back intents.
 */
import type { DestinationKind, TargetRole } from '../../domain/destinations/destination.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';
import type * as page from '../../page/viewModels.ts';
import type { PageStrings } from './pageStrings.ts';

export type { RoleStrings, PageStrings } from './pageStrings.ts';

/** A wish of the user. */
export type Intent =
  | SessionIntent
  | { readonly [K in PlainIntent]: { readonly type: K } }[PlainIntent]
  /** Open the panel or the console page of a node, by its id. */
  | { readonly type: 'open'; readonly id: string };

type PlainIntent = (typeof PLAIN_INTENTS)[number];

const PLAIN_INTENTS = [
  /** The page is ready for its first messages. */
  'ready',
  /** Start the scan of the account, or resume it. */
  'start',
  'pause',
  /** Ask which results to read again. */
  'refresh',
  /** Read again the functions that could not be read. */
  'retryFailed',
  /** Take the active session. */
  'reload',
  /** Try again: the session that could not be opened, the list of functions, or the scan. */
  'retry',
  /** Open the panel of the function that was to be shown. */
  'openWanted',
  /** Put away the notice about that function. */
  'dismissWanted',
] as const;

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;

/** Account, Region and profile of the graph; in every state of the page. */
export interface HeaderViewModel {
  readonly title: string;
  readonly facts: readonly page.FactViewModel[];
}

/** The progress of the scan. */
export interface ScanViewModel {
  readonly text: string;
  readonly busy: boolean;
  /** Absent until the number of functions is known. */
  readonly percent?: number;
  readonly actions: readonly ActionViewModel[];
}

/** The page below its head. */
export type BodyViewModel =
  | { readonly kind: 'loading'; readonly text: string }
  /** There is no graph to show: the reason, and the remedy. */
  | { readonly kind: 'notice'; readonly notice: NoticeViewModel }
  | { readonly kind: 'graph' };

/** A function to bring into view. */
export interface FocusViewModel {
  /** Node ids, the best first: the first that is in the graph counts. Empty: nothing is in focus. */
  readonly ids: readonly string[];
  /** Another one for each request, so that the page follows it once. */
  readonly serial: number;
}

/** State that the editor keeps of the graph over a reload: no answers of AWS, no secrets. */
export interface GraphMemory {
  readonly kind: 'graph';
}

/** The page without the graph itself. */
export interface GraphState {
  readonly memory: GraphMemory;
  readonly header: HeaderViewModel;
  /** Absent without a session, and before the scan. */
  readonly scan?: ScanViewModel;
  readonly notices: readonly NoticeViewModel[];
  readonly body: BodyViewModel;
  readonly focus?: FocusViewModel;
}

/** A function with its qualifier, or a target of events. */
export interface NodeViewModel {
  /** The ARN. */
  readonly id: string;
  /** The ARN as it can be shown, where that differs: foreign text may have invisible characters. */
  readonly shownId?: string;
  readonly kind: DestinationKind;
  readonly name: string;
  /** The qualifier, or what AWS calls a target of this kind. */
  readonly detail: string;
  /** Number of the loop that it is part of, from 1. */
  readonly loop?: number;
  /** Its failed events are lost. */
  readonly loses?: true;
  /** Where it can be opened; absent: nowhere. */
  readonly opens?: 'panel' | 'console';
}

/** A flow of events; nodes by their place in the list of nodes. */
export interface EdgeViewModel {
  readonly from: number;
  readonly to: number;
  readonly role: TargetRole;
  /** Number of the loop that it is part of, from 1. */
  readonly loop?: number;
  /** Why it cannot work. */
  readonly problem?: string;
}

/** Plain data, as large as the account's edges. */
export interface GraphViewModel {
  readonly nodes: readonly NodeViewModel[];
  readonly edges: readonly EdgeViewModel[];
  /** Rows that send and receive nothing. */
  readonly isolated: number;
  /** Those of them whose failed events are lost. */
  readonly isolatedLosing: number;
}

export interface StateMessage {
  readonly type: 'state';
  readonly state: GraphState;
}

export interface GraphMessage {
  readonly type: 'graph';
  readonly graph: GraphViewModel;
  readonly strings: PageStrings;
}

/** True for the page's intents; other messages are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const members = Object.keys(rest);
  if (type === 'open') return members.length === 1 && typeof rest['id'] === 'string' && rest['id'] !== '';
  return members.length === 0 && isOneOf(PLAIN_INTENTS, type);
}

/** True if what reached the page is a state of the host. */
export function isStateMessage(value: unknown): value is StateMessage {
  if (!isRecord(value) || value['type'] !== 'state' || !isRecord(value['state'])) return false;
  const { header, body, notices } = value['state'];
  if (!isRecord(header) || !isRecord(body) || !Array.isArray(notices)) return false;
  return isOneOf(['loading', 'notice', 'graph'], body['kind']);
}

/** True if what reached the page is a graph of the host. */
export function isGraphMessage(value: unknown): value is GraphMessage {
  if (!isRecord(value) || value['type'] !== 'graph' || !isRecord(value['strings'])) return false;
  const { graph } = value;
  return isRecord(graph) && Array.isArray(graph['nodes']) && Array.isArray(graph['edges']);
}
