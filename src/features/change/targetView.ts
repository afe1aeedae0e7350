import { l10n } from 'vscode';
import type { ChangeReview } from '../../domain/change/review.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { type DeskRecord, type DeskTarget, resultOf, type TaggedStack } from './deskRecord.ts';
import type { PartViewModel, TargetViewModel } from './protocol.ts';
import * as buttons from './strings/buttons.ts';
import { outcomeNotices, outcomeWord } from './strings/outcome.ts';
import {
  changeSummary,
  conflictTable,
  meaningParts,
  requestPart,
  settingsTable,
  stackPart,
} from './strings/review.ts';

export function targetView(
  record: Pick<DeskRecord, 'phase'>,
  target: DeskTarget,
  review: ChangeReview | undefined,
): TargetViewModel {
  const { key, content } = target;
  const title = l10n.t('{0}:{1}', target.target.name, target.target.qualifier);
  const empty = { key, title, notices: [], tables: [], parts: [] };
  if (content.kind === 'loading') {
    return { ...empty, summary: l10n.t('Reading…'), tone: 'running', icon: 'sync' };
  }
  if (content.kind === 'failed' || !review) {
    const error = content.kind === 'failed' ? content.error : undefined;
    const notice = failureNotice(error, buttons.retry());
    return { ...empty, summary: notice.title, tone: 'error', icon: 'error', notices: [notice] };
  }
  const isChanged = review.changed.length > 0;
  const result = resultOf(record, target, isChanged);
  if (result !== undefined) return resultView(target, review, result);
  return {
    ...empty,
    summary: changeSummary(review),
    tone: 'info',
    icon: isChanged ? 'edit' : 'dash',
    tables: [settingsTable(review)],
    parts: isChanged && review.problems.size === 0 ? reviewParts(review, content.stack, key) : [],
  };
}

const reviewParts = (review: ChangeReview, stack: TaggedStack, key: string): readonly PartViewModel[] => [
  ...meaningParts(review),
  stackPart(stack, key),
  requestPart(review),
];

function resultView(
  { key, target }: DeskTarget,
  review: ChangeReview,
  outcome: NonNullable<ReturnType<typeof resultOf>>,
): TargetViewModel {
  const { tone, icon, text } = outcomeWord(outcome);
  const title = l10n.t('{0}:{1}', target.name, target.qualifier);
  const common = { key, title, tone, icon, summary: l10n.t('{0} · {1}', text, changeSummary(review)) };
  if (outcome === 'running' || outcome === 'notSent')
    return { ...common, notices: [], tables: [settingsTable(review)], parts: [] };
  const isConflict = outcome.kind === 'conflict';
  const isStored = outcome.kind === 'applied';
  const table = isConflict ? conflictTable(review.change, outcome.now) : settingsTable(review, isStored);
  const open = { heading: l10n.t('Function'), lines: [], actions: [buttons.openPanel(key)] };
  return {
    ...common,
    notices: outcomeNotices(outcome, review),
    tables: [table],
    parts: outcome.kind === 'refused' ? [...meaningParts(review), open] : [open],
  };
}
