/**
 * Messages between the host of a change and its page. The host sends the whole view, with all words in it; the page sends
 * what was typed and which button was pressed. It never says what is to be sent to AWS.
 */
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import type * as page from '../../page/viewModels.ts';
import type { Intent } from './intent.ts';

export * from './intent.ts';

export type ActionViewModel = page.ActionViewModel<Intent>;
export type NoticeViewModel = page.NoticeViewModel<Intent>;

/** One setting of the form. */
export interface FieldViewModel {
  readonly setting: EditableSetting;
  readonly label: string;
  /** The setting's name in the API. */
  readonly member: string;
  readonly value: string;
  /** The last edit of this field that the value knows: see `EditIntent`. */
  readonly edit: number;
  readonly hint: string;
  readonly placeholder: string;
  readonly isNumber: boolean;
  readonly error?: string;
  /** For destinations: choose one of the account's. */
  readonly choose?: ActionViewModel;
  /** Of many functions: whether this setting is changed, and the label of the box for it. */
  readonly toggle?: { readonly label: string; readonly isOn: boolean };
}

export interface FormViewModel {
  readonly heading: string;
  readonly explanation: string;
  readonly fields: readonly FieldViewModel[];
  readonly actions: readonly ActionViewModel[];
  readonly isLocked: boolean;
}

/** A setting before and after. */
export interface ChangedRowViewModel {
  readonly name: string;
  readonly cells: readonly string[];
  readonly isChanged: boolean;
}

export interface TableViewModel {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly ChangedRowViewModel[];
}

/** A part of the review: a heading with lines. */
export interface PartViewModel {
  readonly heading: string;
  readonly lines: readonly { readonly icon: string; readonly text: string; readonly tone?: string }[];
  readonly code?: string;
  readonly actions: readonly ActionViewModel[];
}

/** One qualifier of a function: its review, or its result. */
export interface TargetViewModel {
  readonly key: string;
  readonly title: string;
  /** The change in one line, for a closed row. */
  readonly summary: string;
  readonly tone: 'info' | 'ok' | 'warning' | 'error' | 'running';
  readonly icon: string;
  readonly notices: readonly NoticeViewModel[];
  readonly tables: readonly TableViewModel[];
  readonly parts: readonly PartViewModel[];
}

/** All that the page shows. */
export interface ChangeViewModel {
  readonly header: page.PageHeaderViewModel<Intent>;
  readonly notices: readonly NoticeViewModel[];
  readonly form?: FormViewModel;
  readonly reviewHeading: string;
  readonly targets: readonly TargetViewModel[];
  readonly apply?: { readonly action: ActionViewModel; readonly isEnabled: boolean; readonly note: string };
  readonly progress?: page.ProgressViewModel<Intent>;
  /** How many changes of many ended how. */
  readonly result?: string;
  /** For a screen reader. */
  readonly announcement: string;
  /** The setting to put the cursor into, once. */
  readonly focus?: EditableSetting;
}

export interface ViewMessage {
  readonly type: 'view';
  readonly view: ChangeViewModel;
}

/** True if a message that reached the page is the host's. */
export function isHostMessage(value: unknown): value is ViewMessage {
  return (
    isRecord(value) &&
    value['type'] === 'view' &&
    isRecord(value['view']) &&
    isRecord(value['view']['header'])
  );
}
