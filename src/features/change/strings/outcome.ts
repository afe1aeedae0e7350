import { l10n } from 'vscode';
import type { ChangeOutcome } from '../../../domain/change/applyChange.ts';
import type { ChangeReview } from '../../../domain/change/review.ts';
import { isExpectedError } from '../../../domain/errors.ts';
import { failureNotice } from '../../../page/failureNotice.ts';
import type { NoticeViewModel, TargetViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** One result in a word, for a closed row. */
export function outcomeWord(outcome: ChangeOutcome | 'running' | 'notSent'): Pick<
  TargetViewModel,
  'tone' | 'icon'
> & {
  readonly text: string;
} {
  if (outcome === 'running') return { tone: 'running', icon: 'sync', text: l10n.t('Changing…') };
  if (outcome === 'notSent') return { tone: 'warning', icon: 'circle-slash', text: l10n.t('Not sent') };
  switch (outcome.kind) {
    case 'applied':
      return { tone: 'ok', icon: 'pass', text: l10n.t('Stored') };
    case 'already':
      return { tone: 'ok', icon: 'pass', text: l10n.t('Already so') };
    case 'conflict':
      return { tone: 'warning', icon: 'warning', text: l10n.t('Conflict: nothing was sent') };
    case 'refused':
      return { tone: 'error', icon: 'error', text: l10n.t('Not changed') };
    case 'notApplied':
      return { tone: 'error', icon: 'error', text: l10n.t('Not stored') };
    case 'unknown':
      return { tone: 'warning', icon: 'question', text: l10n.t('Not known') };
    default:
      return outcome satisfies never;
  }
}

/** A result with what to do next. */
export function outcomeNotices(outcome: ChangeOutcome, review: ChangeReview): readonly NoticeViewModel[] {
  switch (outcome.kind) {
    case 'applied':
      return [appliedNotice(outcome.isShown)];
    case 'already':
      return [
        { tone: 'info', title: l10n.t('The settings were already so. Nothing was sent.'), actions: [] },
      ];
    case 'conflict':
      return [conflictNotice()];
    case 'refused':
      return [refusedNotice(outcome.error, review)];
    case 'notApplied':
      return [notAppliedNotice(outcome.error)];
    case 'unknown':
      return [unknownNotice(outcome.error)];
    default:
      return outcome satisfies never;
  }
}

function appliedNotice(isShown: boolean): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('Stored. Events in the next minutes may still use the old settings.'),
    ...(!isShown && {
      text: l10n.t(
        'Lambda accepted the change, but did not show it within 10 seconds; or somebody else has changed it since. Read it again.',
      ),
    }),
    actions: isShown ? [] : [buttons.again()],
  };
}

const conflictNotice = (): NoticeViewModel => ({
  tone: 'warning',
  title: l10n.t('Somebody else changed these settings after you opened them. Nothing was sent.'),
  text: l10n.t('Read again to review your change against what is stored now. What you typed stays.'),
  actions: [buttons.again()],
});

/** Lambda checks the destination and the role together (domain.md §5, §13): both causes are told. */
function refusedNotice(error: unknown, { needs }: ChangeReview): NoticeViewModel {
  const notice = failureNotice(error, buttons.retry());
  if (!isExpectedError(error) || error.kind !== 'invalidRequest' || needs.length === 0) return notice;
  return {
    ...notice,
    title: l10n.t('Lambda did not accept the change. Nothing was changed.'),
    text: l10n.t(
      'Two causes are likely: the destination does not exist, or the execution role may not send to it. After you fix either, it can take some seconds to count. The statement below allows the role what it needs.',
    ),
  };
}

function notAppliedNotice(error: unknown): NoticeViewModel {
  const notice = failureNotice(error, buttons.retry());
  return {
    ...notice,
    title: l10n.t('Not stored: the request failed, and the settings are the same as before.'),
    text: l10n.t('{0} Nothing was sent a second time.', notice.title),
  };
}

function unknownNotice(error: unknown): NoticeViewModel {
  const notice = failureNotice(error, buttons.retry());
  return {
    ...notice,
    tone: 'warning',
    title: l10n.t('It is not known whether the change was stored.'),
    text: l10n.t('{0} Read the settings again before you change anything else.', notice.title),
    actions: [buttons.again(), ...notice.actions.slice(1)],
  };
}
