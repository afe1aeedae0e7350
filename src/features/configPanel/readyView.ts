/** What the page shows once the settings are known. Plain data, all words in the user's language. */
import type { TargetRole } from '../../domain/warnings.ts';
import type { ActionView, FactView, NoticeView } from './protocol.ts';

export interface ReadyView {
  readonly kind: 'ready';
  /** What concerns the whole panel. */
  readonly notices: readonly NoticeView[];
  readonly path: PathView;
  readonly timeline: TimelineView;
  readonly limits: LimitsView;
  readonly destinations: DestinationsView;
  readonly qualifiers: QualifiersView;
  readonly notes: NotesView;
}

/** The picture of an event's way. */
export interface PathView {
  readonly heading: string;
  /** The whole picture in sentences, for those who do not see it. */
  readonly description: string;
  readonly steps: readonly PathStepView[];
  readonly branches: readonly PathBranchView[];
}

export interface PathStepView {
  readonly icon: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** One of the ends: where it leads, or that it leads nowhere. */
export interface PathBranchView {
  readonly icon: string;
  readonly label: string;
  /** `target`: something gets it. `none`: nothing is set, which is fine. `lost`: the event is gone. */
  readonly kind: 'target' | 'none' | 'lost' | 'unknown';
  readonly text: string;
  /** The kind of the target. */
  readonly caption?: string;
  readonly warning?: string;
}

export interface TimelineView {
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly TimelineItemView[];
}

export interface TimelineItemView {
  readonly kind: 'attempt' | 'cut' | 'end' | 'kept' | 'lost' | 'unknown';
  readonly icon: string;
  readonly text: string;
  readonly note?: string;
  readonly warning?: string;
}

export interface LimitsView {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly LimitRowView[];
  readonly warnings: readonly NoticeView[];
  /** When the settings were changed and read. */
  readonly facts: readonly string[];
}

export interface LimitRowView {
  readonly name: string;
  /** The setting's name in the API and in templates. */
  readonly member: string;
  readonly value: string;
  /** The same as the API has it, where that is another text. */
  readonly raw?: string;
  readonly configured: boolean;
  readonly source: string;
  readonly allowed: string;
}

export interface DestinationsView {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly DestinationRowView[];
  readonly executionRole?: FactView;
  readonly notices: readonly NoticeView[];
}

export interface DestinationRowView {
  readonly role: TargetRole;
  readonly label: string;
  readonly note: string;
  /** Absent where nothing is set or nothing is known; `text` says which. */
  readonly target?: {
    readonly icon: string;
    readonly kind: string;
    readonly name: string;
    readonly arn: string;
    /** IAM actions that the execution role must be allowed on the ARN. */
    readonly needs: readonly string[];
    readonly needsNote?: string;
    readonly actions: readonly ActionView[];
  };
  readonly text?: string;
  readonly warnings: readonly NoticeView[];
}

export interface QualifiersView {
  readonly heading: string;
  readonly explanation: string;
  readonly notices: readonly NoticeView[];
  readonly columns: readonly string[];
  readonly rows: readonly QualifierRowView[];
  /** Versions without a config, shown on demand. */
  readonly folded: readonly QualifierRowView[];
  readonly showMore: string;
  readonly showLess: string;
}

export interface QualifierRowView {
  readonly qualifier: string;
  readonly selected: boolean;
  /** What a screen reader says of the button, and the tooltip. */
  readonly selectLabel: string;
  readonly caption?: string;
  readonly warning?: string;
  /** Texts of the columns after the first; a muted one was not set by anybody. */
  readonly cells: readonly CellView[];
}

export interface CellView {
  readonly text: string;
  readonly muted: boolean;
  /** Nothing is set: a dash in a column, not worth a line of its own. */
  readonly empty?: boolean;
  readonly title?: string;
}

export interface NotesView {
  readonly heading: string;
  readonly items: readonly string[];
  readonly docs: ActionView;
}
