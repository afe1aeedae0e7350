import { l10n } from 'vscode';
import type { ChangeOutcome } from '../../domain/change/applyChange.ts';
import type { ChangeReview } from '../../domain/change/review.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { type DeskRecord, type DeskTarget, resultOf, type TaggedStack } from './deskRecord.ts';
import { type Obstacle, obstacleOf } from './correction.ts';
import type { PartViewModel, TargetViewModel } from './protocol.ts';
import * as buttons from './strings/buttons.ts';
import { obstacleNotice, withCorrection } from './strings/correction.ts';
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
  record: Pick<DeskRecord, 'phase' | 'fixed'>,
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
  const obstacle = obstacleOf(record, target, review);
  if (result !== undefined) return resultView(target, review, result, obstacle);
  return {
    ...empty,
    summary: obstacle ? l10n.t('Cannot be stored · {0}', changeSummary(review)) : changeSummary(review),
    ...(obstacle
      ? { tone: 'error', icon: 'error', notices: [obstacleNotice(obstacle, review, key)] }
      : { tone: 'info', icon: isChanged ? 'edit' : 'dash' }),
    tables: [settingsTable(review)],
    parts:
      isChanged && !obstacle && review.problems.size === 0 ? reviewParts(review, content.stack, key) : [],
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
  obstacle: Obstacle | undefined,
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
    notices: resultNotices(outcome, review, obstacle, key),
    tables: [table],
    parts: outcome.kind === 'refused' ? [...meaningParts(review), open] : [open],
  };
}

function resultNotices(
  outcome: ChangeOutcome,
  review: ChangeReview,
  obstacle: Obstacle | undefined,
  key: string,
): TargetViewModel['notices'] {
  const notices = outcomeNotices(outcome, review);
  if (outcome.kind !== 'refused' || !obstacle) return notices;
  if (obstacle === 'refused') return notices.map((notice) => withCorrection(notice, key));
  return [obstacleNotice(obstacle, review, key)];
}
