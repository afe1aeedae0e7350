/** What happened to the events of the function, as far as the services tell. Plain data, all words in the user's language. */
import type { ActionViewModel, NoticeViewModel } from './intent.ts';

export interface EvidenceViewModel {
  readonly heading: string;
  /** What is asked, before and after. */
  readonly intro: string;
  /** Absent where nobody can be asked any more. */
  readonly load?: ActionViewModel;
  /** What it costs; absent once it was read. */
  readonly pricing?: ActionViewModel;
  /** Absent until it was asked for. */
  readonly metrics?: MetricsViewModel;
  readonly sections: readonly EvidenceSectionViewModel[];
  /** Ways to go on. */
  readonly actions: readonly ActionViewModel[];
  readonly actionsLabel: string;
  readonly actionsNote: string;
}

export type EvidenceTone = 'ok' | 'warning' | 'error' | 'unknown' | 'plain';

export interface MetricsViewModel {
  readonly heading: string;
  readonly loading?: string;
  readonly notices: readonly NoticeViewModel[];
  /** What the numbers mean. */
  readonly sentence?: { readonly tone: EvidenceTone; readonly icon: string; readonly text: string };
  readonly rangesLabel: string;
  readonly ranges: readonly (ActionViewModel & { readonly selected: boolean })[];
  readonly charts: readonly ChartViewModel[];
  readonly note: string;
}

/** One metric over the chosen time. */
export interface ChartViewModel {
  readonly name: string;
  /** As CloudWatch names it. */
  readonly metric: string;
  readonly value: string;
  readonly tone: 'ok' | 'bad' | 'none';
  /** Absent where nothing bad happened. */
  readonly last?: string;
  /** Heights from 0 to 1, the oldest first; null: no data. */
  readonly bars: readonly (number | null)[];
  /** The chart in words. */
  readonly description: string;
}

export interface EvidenceSectionViewModel {
  readonly id: string;
  readonly heading: string;
  readonly loading?: string;
  readonly notices: readonly NoticeViewModel[];
  readonly rows: readonly EvidenceRowViewModel[];
  readonly note?: string;
  readonly actions: readonly ActionViewModel[];
}

export interface EvidenceRowViewModel {
  readonly tone: EvidenceTone;
  readonly icon: string;
  /** The tone in a word, for those who see no icon. */
  readonly says: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly ActionViewModel[];
}
