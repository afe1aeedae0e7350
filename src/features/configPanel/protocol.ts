/**
 * Messages between the panel's host and its page. The host sends the whole state, with all words in it;
 * the page draws that and sends back intents, most of which the state itself carried as a button's meaning.
 */
import type { FunctionTarget } from '../../contributions.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import type { ActionViewModel, FactViewModel, NoticeViewModel } from './intent.ts';
import type { ReadyViewModel } from './readyViewModel.ts';

export * from './intent.ts';
export type * from './evidenceViewModel.ts';
export type * from './readyViewModel.ts';

/** State that the editor keeps of a panel over a reload: no answers of AWS, no secrets. */
export interface PanelMemory {
  readonly target: FunctionTarget;
  /** Shown where the session is another one by then; never used to sign in. */
  readonly profile?: string;
}

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

/** Confirmation of an action: `ARN copied`. */
export interface StatusViewModel {
  readonly text: string;
  /** A new number each time, so that the same thing done twice is said twice. */
  readonly serial: number;
}

/** All that the page shows. */
export interface PanelState {
  readonly memory: PanelMemory;
  readonly header: HeaderViewModel;
  /** True if something is being read while the rest stays in view. */
  readonly busy: boolean;
  readonly busyLabel: string;
  /** The last thing that was done; absent as long as there is none. */
  readonly status?: StatusViewModel;
  readonly body: BodyViewModel;
}

export interface StateMessage {
  readonly type: 'state';
  readonly state: PanelState;
  /** The part of the page to bring into view, once. */
  readonly scrollTo?: 'evidence';
}

/** True if a message that reached the page is a state of the host. */
export function isStateMessage(value: unknown): value is StateMessage {
  if (!isRecord(value) || value['type'] !== 'state' || !isRecord(value['state'])) return false;
  const { header, body, memory } = value['state'];
  if (!isRecord(header) || !isRecord(memory) || !isRecord(body)) return false;
  return isOneOf(['loading', 'failed', 'ready'], body['kind']);
}
