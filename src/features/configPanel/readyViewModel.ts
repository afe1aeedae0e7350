/** Contents of the page once the settings are known. Plain data, all words in the user's language. */
import type { EvidenceViewModel } from './evidenceViewModel.ts';
import type { TargetRole } from '../../domain/destinations/destination.ts';
import type { ActionViewModel, FactViewModel, NoticeViewModel } from './intent.ts';

export interface ReadyViewModel {
  readonly kind: 'ready';
  /** Notices about the whole panel. */
  readonly notices: readonly NoticeViewModel[];
  readonly verdict: VerdictViewModel;
  readonly path: PathViewModel;
  readonly timeline: TimelineViewModel;
  readonly limits: LimitsViewModel;
  readonly destinations: DestinationsViewModel;
  readonly evidence: EvidenceViewModel;
  readonly qualifiers: QualifiersViewModel;
  readonly notes: NotesViewModel;
}

/** The fate of a failed event in one sentence, and each finding with its remedy. */
export interface VerdictViewModel {
  /** For a screen reader; not drawn. */
  readonly heading: string;
  readonly tone: 'ok' | 'lost' | 'unknown';
  readonly icon: string;
  readonly text: string;
  readonly findings: readonly NoticeViewModel[];
}

/** The picture of an event's way. */
export interface PathViewModel {
  readonly heading: string;
  /** The whole picture in sentences, for those who do not see it. */
  readonly description: string;
  readonly steps: readonly PathStepViewModel[];
  readonly branches: readonly PathBranchViewModel[];
}

export interface PathStepViewModel {
  readonly icon: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** One of the ends: where it leads, or that it leads nowhere. */
export interface PathBranchViewModel {
  readonly icon: string;
  readonly label: string;
  /** `target`: something gets it. `none`: nothing is set, which is fine. `lost`: the event is gone. */
  readonly kind: 'target' | 'none' | 'lost' | 'unknown';
  readonly text: string;
  /** The kind of the target. */
  readonly caption?: string;
  readonly warning?: string;
}

export interface TimelineViewModel {
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly TimelineItemViewModel[];
}

export interface TimelineItemViewModel {
  readonly kind: 'attempt' | 'cut' | 'end' | 'kept' | 'lost' | 'unknown';
  readonly icon: string;
  readonly text: string;
  readonly note?: string;
  readonly warning?: string;
}

export interface LimitsViewModel {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly LimitRowViewModel[];
  /** When the settings were changed and read. */
  readonly facts: readonly string[];
}

export interface LimitRowViewModel {
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

export interface DestinationsViewModel {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly DestinationRowViewModel[];
  readonly executionRole?: FactViewModel;
  readonly notices: readonly NoticeViewModel[];
}

export interface TargetViewModel {
  readonly icon: string;
  readonly kind: string;
  readonly name: string;
  readonly arn: string;
  /** In another account: which one, and who signs in there. */
  readonly elsewhere?: string;
  /** Switches to the profiles that sign in there. */
  readonly switches: readonly ActionViewModel[];
  /** IAM actions that the execution role must be allowed on the ARN. */
  readonly needs: readonly string[];
  readonly needsNote?: string;
  readonly actions: readonly ActionViewModel[];
}

export interface DestinationRowViewModel {
  readonly role: TargetRole;
  readonly label: string;
  readonly note: string;
  /** Absent where nothing is set or nothing is known; `text` says which. */
  readonly target?: TargetViewModel;
  readonly text?: string;
  /** The headline of each finding about the target. */
  readonly warnings: readonly string[];
}

export interface QualifiersViewModel {
  readonly heading: string;
  readonly explanation: string;
  readonly notices: readonly NoticeViewModel[];
  readonly columns: readonly string[];
  readonly rows: readonly QualifierRowViewModel[];
  /** Versions without a config, shown on demand. */
  readonly folded: readonly QualifierRowViewModel[];
  readonly showMore: string;
  readonly showLess: string;
}

export interface QualifierRowViewModel {
  readonly qualifier: string;
  readonly selected: boolean;
  /** Name of the button for a screen reader, and its tooltip. */
  readonly selectLabel: string;
  readonly caption?: string;
  readonly warning?: string;
  /** Texts of the columns after the first; a muted one was not set by anybody. */
  readonly cells: readonly CellViewModel[];
}

export interface CellViewModel {
  readonly text: string;
  readonly muted: boolean;
  /** Nothing is set: a dash in a column, not worth a line of its own. */
  readonly empty?: boolean;
  readonly title?: string;
}

export interface NotesViewModel {
  readonly heading: string;
  readonly items: readonly string[];
  readonly docs: ActionViewModel;
}
