import { l10n } from 'vscode';
import { EDITABLE_SETTINGS, type EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { ChangeReview } from '../../domain/change/review.ts';
import { plainTexts } from '../../editor/plainTexts.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { originFacts, originOf } from '../../page/origin.ts';
import type { DeskRecord, DeskTarget, TaggedStack } from './desk.ts';
import type {
  ChangeView,
  FieldViewModel,
  FormViewModel,
  PartViewModel,
  TargetViewModel,
} from './protocol.ts';
import * as buttons from './strings/buttons.ts';
import { fieldLabel, hintText, MEMBERS, problemText, settingName } from './strings/fields.ts';
import { outcomeNotices, outcomeWord } from './strings/outcome.ts';
import { pageNotices, pageTitle } from './strings/page.ts';
import {
  changeSummary,
  conflictTable,
  meaningParts,
  requestPart,
  settingsTable,
  stackPart,
} from './strings/review.ts';

export interface Reviewed {
  readonly key: string;
  readonly review: ChangeReview;
}

/** The reviews that can be applied: they change something, and nothing in them is wrong. */
export const applicable = (reviews: readonly Reviewed[]): readonly Reviewed[] =>
  reviews.filter(({ review }) => review.changed.length > 0 && review.problems.size === 0);

/** The one message that the page gets: everything it shows, in words. */
export function changeView(
  record: DeskRecord,
  reviews: readonly Reviewed[],
  isAllowed: boolean,
  textOf: TextOf,
  focus?: EditableSetting,
): ChangeView {
  const { session, error, phase, fixed } = record;
  const byKey = new Map(reviews.map(({ key, review }) => [key, review]));
  const apply = applyView(record, reviews, isAllowed);
  return plainTexts({
    header: {
      title: pageTitle(record),
      facts: session ? originFacts(originOf(session)) : [],
      actionsLabel: l10n.t('Actions'),
      actions: phase === 'applying' ? [] : [buttons.again(), buttons.recentChanges()],
    },
    notices: [
      ...(error === undefined ? [] : [failureNotice(error, buttons.retry())]),
      ...pageNotices(record, isAllowed),
    ],
    ...(!fixed && error === undefined && { form: formView(record, reviews, textOf) }),
    reviewHeading: phase === 'done' ? l10n.t('Result') : l10n.t('Review'),
    targets: record.targets.map((target) => targetView(target, byKey.get(target.key))),
    ...(apply && { apply }),
    ...progressPart(record),
    announcement: announcementOf(record),
    ...(focus && { focus }),
  });
}

type TextOf = (setting: EditableSetting) => string;

function formView(record: DeskRecord, reviews: readonly Reviewed[], textOf: TextOf): FormViewModel {
  const isMany = record.targets.length > 1;
  return {
    heading: isMany ? l10n.t('Settings for all') : l10n.t('Settings'),
    explanation: isMany
      ? l10n.t('Check the settings to change. The others stay as they are in each function.')
      : l10n.t('Nothing is sent before you have reviewed and confirmed it.'),
    fields: EDITABLE_SETTINGS.map((setting) => fieldView(setting, textOf(setting), record, reviews)),
    actions: isMany ? [] : [buttons.copyFrom(), buttons.editJson()],
    isLocked: record.phase === 'applying',
  };
}

function fieldView(
  setting: EditableSetting,
  value: string,
  { changing, targets }: DeskRecord,
  reviews: readonly Reviewed[],
): FieldViewModel {
  const isTarget = setting === 'onSuccess' || setting === 'onFailure';
  const isOn = targets.length === 1 || changing.has(setting);
  const problem = isOn ? reviews.map(({ review }) => review.problems.get(setting)).find(Boolean) : undefined;
  return {
    setting,
    label: fieldLabel(setting),
    member: MEMBERS[setting],
    value,
    hint: hintText(setting),
    placeholder: isOn ? l10n.t('not set') : l10n.t('unchanged'),
    isNumber: !isTarget,
    ...(problem && { error: problemText(setting, problem) }),
    ...(isTarget && { choose: buttons.choose(setting) }),
    ...(targets.length > 1 && {
      toggle: { label: l10n.t('Change {0} in all functions', settingName(setting)), isOn },
    }),
  };
}

function targetView(target: DeskTarget, review: ChangeReview | undefined): TargetViewModel {
  const { key, content, outcome } = target;
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
  if (outcome !== undefined) return resultView(target, review, outcome);
  const isChanged = review.changed.length > 0;
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
  outcome: NonNullable<DeskTarget['outcome']>,
): TargetViewModel {
  const { tone, icon, text } = outcomeWord(outcome);
  const title = l10n.t('{0}:{1}', target.name, target.qualifier);
  const common = { key, title, tone, icon, summary: l10n.t('{0} · {1}', text, changeSummary(review)) };
  if (outcome === 'running') return { ...common, notices: [], tables: [settingsTable(review)], parts: [] };
  const isConflict = outcome.kind === 'conflict';
  const table = isConflict ? conflictTable(review.change, outcome.now) : settingsTable(review);
  const open = { heading: l10n.t('Function'), lines: [], actions: [buttons.openPanel(key)] };
  return {
    ...common,
    notices: outcomeNotices(outcome, review),
    tables: [table],
    parts: outcome.kind === 'refused' ? [...meaningParts(review), open] : [open],
  };
}

function applyView(
  record: DeskRecord,
  reviews: readonly Reviewed[],
  isAllowed: boolean,
): ChangeView['apply'] {
  const { phase, isLeft, session, targets, fixed } = record;
  if (phase !== 'edit' || !session) return undefined;
  const count = applicable(reviews).length;
  const isRead = targets.every(({ content }) => content.kind !== 'loading');
  const isWrong = reviews.some(({ review }) => review.problems.size > 0);
  const isEnabled = isAllowed && !isLeft && isRead && count > 0 && !isWrong;
  return { action: buttons.apply(Math.max(1, count)), isEnabled, note: noteOf() };

  function noteOf(): string {
    if (!isRead) return l10n.t('Reading the settings…');
    if (isWrong) return l10n.t('Correct the marked values first.');
    if (count === 0)
      return fixed ? l10n.t('The settings are already so.') : l10n.t('Nothing is changed yet.');
    if (!isAllowed) return l10n.t('Changes are switched off.');
    return l10n.t('You are asked once more before anything is sent.');
  }
}

function progressPart({ phase, targets }: DeskRecord): Pick<ChangeView, 'progress'> {
  const sent = targets.filter(({ outcome }) => outcome !== undefined);
  if (phase !== 'applying' || targets.length === 1) return {};
  const done = sent.filter(({ outcome }) => outcome !== 'running').length;
  const text = l10n.t('{0} of {1} done', done, targets.length);
  return {
    progress: {
      label: l10n.t('Changes'),
      text,
      detail: l10n.t('One after the other. Stop begins no further change.'),
      progress: { value: done / targets.length, moving: true },
      actions: [buttons.stop()],
      announcement: text,
    },
  };
}

function announcementOf({ phase, targets }: DeskRecord): string {
  if (phase !== 'done') return '';
  const words = targets.flatMap(({ outcome }) =>
    outcome === undefined || outcome === 'running' ? [] : [outcomeWord(outcome).text],
  );
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].map(([word, all]) => l10n.t('{0}: {1}', word, all.length)).join(', ');
}
