import { l10n } from 'vscode';
import { type DeskRecord, isUndo } from '../deskRecord.ts';
import { leftText } from '../../../page/origin.ts';
import type { NoticeViewModel } from '../protocol.ts';
import { correctionNotices } from './correction.ts';
import * as buttons from './buttons.ts';

/** `Change: orders:$LATEST`, the title of the tab. */
export function tabTitle(record: DeskRecord): string {
  const { targets } = record;
  const [only] = targets;
  const what = isUndo(record) ? l10n.t('Undo') : l10n.t('Change');
  if (!only) return what;
  return targets.length === 1
    ? l10n.t('{0}: {1}:{2}', what, only.target.name, only.target.qualifier)
    : l10n.t('{0}: {1} functions', what, targets.length);
}

export function pageTitle(record: DeskRecord): string {
  const { targets } = record;
  const isUndoing = isUndo(record);
  const [only] = targets;
  const name = only ? l10n.t('{0}:{1}', only.target.name, only.target.qualifier) : '';
  if (targets.length === 1) {
    return isUndoing ? l10n.t('Undo a Change of {0}', name) : l10n.t('Change Settings of {0}', name);
  }
  return isUndoing
    ? l10n.t('Undo Changes of {0} Functions', targets.length)
    : l10n.t('Change Settings of {0} Functions', targets.length);
}

/** The reasons why nothing can be sent. */
export function pageNotices(record: DeskRecord, isAllowed: boolean): readonly NoticeViewModel[] {
  const { isLeft, session, wish } = record;
  const left = wish.left ?? 0;
  return [
    ...(isLeft ? [leftNotice(record)] : []),
    ...(session && !isAllowed ? [notAllowedNotice()] : []),
    ...(left > 0 ? [tooManyNotice(left)] : []),
    ...correctionNotices(record),
  ];
}

const leftNotice = ({ successor }: DeskRecord): NoticeViewModel => ({
  tone: 'warning',
  title: l10n.t('The session of this page is no longer active. Nothing can be sent from it.'),
  text: leftText(successor),
  actions: [{ ...buttons.again(), label: l10n.t('Reload with Active Session') }],
});

const notAllowedNotice = (): NoticeViewModel => ({
  tone: 'info',
  title: l10n.t('Changes are switched off.'),
  text: l10n.t(
    'Lambda Async only reads until you allow changes in your user settings (lambdaAsync.allowChanges). Until then, you can review a change here, but not apply it. The sample account always allows changes.',
  ),
  actions: [buttons.openSetting()],
});

const tooManyNotice = (left: number): NoticeViewModel => ({
  tone: 'warning',
  title: l10n.t('{0} functions more are left out: one review holds 200.', left),
  actions: [],
});
