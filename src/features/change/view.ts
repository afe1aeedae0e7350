import { l10n } from 'vscode';
import { EDITABLE_SETTINGS, type EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { ChangeReview } from '../../domain/change/review.ts';
import { plainTexts } from '../../editor/plainTexts.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { originFacts, originOf } from '../../page/origin.ts';
import { obstacleOf } from './correction.ts';
import { type DeskRecord, resultOf, undoneOf } from './deskRecord.ts';
import { fieldView, type TypedOf } from './fieldView.ts';
import type { ActionViewModel, ChangeViewModel, FormViewModel } from './protocol.ts';
import * as buttons from './strings/buttons.ts';
import { outcomeWord } from './strings/outcome.ts';
import { pageNotices, pageTitle } from './strings/page.ts';
import { targetView } from './targetView.ts';

export interface Reviewed {
  readonly key: string;
  readonly review: ChangeReview;
}

/** The reviews that can be applied: they change something, and nothing in them is wrong. */
export const applicable = (
  record: Pick<DeskRecord, 'phase' | 'fixed'>,
  reviews: readonly Reviewed[],
): readonly Reviewed[] =>
  reviews.filter(
    ({ review }) =>
      review.changed.length > 0 && review.problems.size === 0 && obstacleOf(record, {}, review) === undefined,
  );

/** The one message that the page gets: everything it shows, in words. */
export function changeView(
  record: DeskRecord,
  reviews: readonly Reviewed[],
  isAllowed: boolean,
  typed: TypedOf,
  focus?: EditableSetting,
): ChangeViewModel {
  const { error, phase, fixed } = record;
  const byKey = new Map(reviews.map(({ key, review }) => [key, review]));
  const apply = applyView(record, reviews, isAllowed);
  return plainTexts({
    header: headerView(record, reviews),
    notices: [
      ...(error === undefined ? [] : [failureNotice(error, buttons.retry())]),
      ...pageNotices(record, isAllowed),
    ],
    ...(!fixed && error === undefined && { form: formView(record, reviews, typed) }),
    reviewHeading: phase === 'done' ? l10n.t('Result') : l10n.t('Review'),
    targets: record.targets.map((target) => targetView(record, target, byKey.get(target.key))),
    ...(apply && { apply }),
    ...progressPart(record, reviews),
    ...(phase === 'done' && record.targets.length > 1 && { result: resultText(record, reviews) }),
    announcement: phase === 'done' ? resultText(record, reviews) : '',
    ...(focus && { focus }),
  });
}

const headerView = (record: DeskRecord, reviews: readonly Reviewed[]): ChangeViewModel['header'] => ({
  title: pageTitle(record),
  facts: factsOf(record),
  actionsLabel: l10n.t('Actions'),
  actions: headerActions(record, reviews),
});

function factsOf({ session, targets }: DeskRecord): ChangeViewModel['header']['facts'] {
  if (!session) return [];
  const regions = [...new Set(targets.map(({ target }) => target.region))];
  return originFacts({ ...originOf(session), region: regions.join(', ') || session.region });
}

function headerActions(record: DeskRecord, reviews: readonly Reviewed[]): readonly ActionViewModel[] {
  const { phase, targets } = record;
  if (phase === 'applying') return [buttons.recentChanges()];
  const failed = phase === 'done' && targets.length > 1 ? undoneOf(record, reviews).length : 0;
  return [...(failed > 0 ? [buttons.retryFailed(failed)] : []), buttons.again(), buttons.recentChanges()];
}

function formView(record: DeskRecord, reviews: readonly Reviewed[], typed: TypedOf): FormViewModel {
  const isMany = record.targets.length > 1;
  return {
    heading: isMany ? l10n.t('Settings for all') : l10n.t('Settings'),
    explanation: isMany
      ? l10n.t('Check the settings to change. The others stay as they are in each function.')
      : l10n.t('Nothing is sent before you have reviewed and confirmed it.'),
    fields: EDITABLE_SETTINGS.map((setting) => fieldView(setting, typed(setting), record, reviews)),
    actions: isMany ? [] : [buttons.copyFrom(), buttons.editJson()],
    isLocked: record.phase === 'applying',
  };
}

function applyView(
  record: DeskRecord,
  reviews: readonly Reviewed[],
  isAllowed: boolean,
): ChangeViewModel['apply'] {
  const { phase, isLeft, session, targets, fixed } = record;
  if (phase !== 'edit' || !session) return undefined;
  const count = applicable(record, reviews).length;
  const isRead = targets.every(({ content }) => content.kind !== 'loading');
  // Where settings are fixed, the others can go on without those that are wrong.
  const isWrong = !fixed && reviews.some(({ review }) => review.problems.size > 0);
  const kept = fixed ? reviews.filter(({ review }) => review.changed.length > 0).length - count : 0;
  const isEnabled = isAllowed && !isLeft && isRead && count > 0 && !isWrong;
  return { action: buttons.apply(Math.max(1, count)), isEnabled, note: noteOf() };

  function noteOf(): string {
    if (!isRead) return l10n.t('Reading the settings…');
    if (isWrong) return l10n.t('Correct the marked values first.');
    if (count === 0 && kept > 0) return l10n.t('These settings cannot be stored as they are.');
    if (count === 0)
      return fixed ? l10n.t('The settings are already so.') : l10n.t('Nothing is changed yet.');
    if (!isAllowed) return l10n.t('Changes are switched off.');
    if (kept > 0) return leftOutText(kept);
    return l10n.t('You are asked once more before anything is sent.');
  }
}

/** Of many: those that the rows mark. */
const leftOutText = (count: number): string =>
  count === 1
    ? l10n.t('1 change is left out: it cannot be stored as it is. You are asked once more.')
    : l10n.t('{0} changes are left out: they cannot be stored as they are. You are asked once more.', count);

function progressPart(record: DeskRecord, reviews: readonly Reviewed[]): Pick<ChangeViewModel, 'progress'> {
  const { phase, targets } = record;
  const sent = targets.filter(({ outcome }) => outcome !== undefined);
  if (phase !== 'applying' || targets.length === 1) return {};
  const done = sent.filter(({ outcome }) => outcome !== 'running').length;
  const all = applicable(record, reviews).length;
  const text = l10n.t('{0} of {1} done', done, all);
  return {
    progress: {
      label: l10n.t('Changes'),
      text,
      detail: l10n.t('One after the other. Stop begins no further change.'),
      progress: { value: all === 0 ? 1 : done / all, moving: true },
      actions: [buttons.stop()],
      announcement: text,
    },
  };
}

/** `Stored: 12, Not sent: 3`. */
function resultText(record: DeskRecord, reviews: readonly Reviewed[]): string {
  const changed = new Set(reviews.flatMap(({ key, review }) => (review.changed.length > 0 ? [key] : [])));
  const strings = record.targets.flatMap((target) => {
    const result = resultOf(record, target, changed.has(target.key));
    return result === undefined || result === 'running' ? [] : [outcomeWord(result).text];
  });
  const counts = Map.groupBy(strings, (word) => word);
  return [...counts].map(([word, all]) => l10n.t('{0}: {1}', word, all.length)).join(', ');
}
