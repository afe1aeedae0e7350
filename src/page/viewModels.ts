/** View models that all pages share. `Intent`: the intents of a page's buttons. */

/** A button: what it says, and what it means. */
export interface ActionViewModel<Intent> {
  readonly intent: Intent;
  readonly label: string;
  /** Codicon. */
  readonly icon: string;
  /** True if it is the one to press first. */
  readonly primary?: boolean;
}

/** Something to notice at the place where it stands. */
export interface NoticeViewModel<Intent> {
  readonly tone: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text?: string;
  /** Message of the service: foreign text. */
  readonly detail?: { readonly label: string; readonly text: string };
  /** A command for a terminal. */
  readonly command?: string;
  readonly actions: readonly ActionViewModel<Intent>[];
}

/** A named value, as the account or the region. */
export interface FactViewModel<Intent = never> {
  readonly label: string;
  readonly value: string;
  readonly copy?: ActionViewModel<Intent>;
}

/** The progress of work in the background, with its buttons. */
export interface ProgressViewModel<Intent> {
  readonly label: string;
  readonly text: string;
  /** The remaining time, and the failures. */
  readonly detail: string;
  /** Absent where there is no progress to show: before the start and after the end. */
  readonly progress?: {
    /** From 0 to 1; absent until the total is known. */
    readonly value?: number;
    readonly moving: boolean;
  };
  readonly actions: readonly ActionViewModel<Intent>[];
  /** For a screen reader: changes only with the state and each quarter. */
  readonly announcement: string;
}

/** Account, Region and profile of a page, and the actions on the whole. */
export interface PageHeaderViewModel<Intent> {
  readonly title: string;
  readonly facts: readonly FactViewModel<Intent>[];
  readonly actionsLabel: string;
  readonly actions: readonly ActionViewModel<Intent>[];
  /** Absent where there is nothing to export. */
  readonly exportLabel?: string;
}
