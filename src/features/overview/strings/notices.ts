import { l10n } from 'vscode';
import { estimateScan } from '../../../domain/overview/estimate.ts';
import type { Scan } from '../../../domain/overview/scan.ts';
import { continuesText, estimateText, scanQuestion } from '../../../presentation/scan.ts';
import { switchProfile, switchRegion } from '../../../page/buttons.ts';
import { failureNotice } from '../../../page/failureNotice.ts';
import { leftText, placeText } from '../../../page/origin.ts';
import type { ActionViewModel, NoticeViewModel } from '../protocol.ts';
import { errorOf, type OverviewRecord, type ReadyRecord } from '../record.ts';
import * as buttons from './buttons.ts';

/** Notices above the rows: the question before a scan, and each reason why nothing is read, with its remedy. */
export function noticesOf(record: OverviewRecord, rate: number): readonly NoticeViewModel[] {
  switch (record.kind) {
    case 'opening':
      return [];
    case 'failed':
      return [failureNotice(record.error, buttons.reopen())];
    case 'ready':
      return readyNotices(record, rate);
    default:
      return record satisfies never;
  }
}

function readyNotices(record: ReadyRecord, rate: number): readonly NoticeViewModel[] {
  const { scan, left } = record;
  if (left) return [leftNotice(record)];
  const error = errorOf(record);
  if (error !== undefined) {
    const again: ActionViewModel = scan.state === 'halted' ? buttons.goOn() : buttons.reopen();
    return [failureNotice(error, again)];
  }
  const { directory } = scan.account;
  if (directory.state.kind === 'complete' && directory.size === 0) return [emptyNotice()];
  return scan.state === 'idle' ? [askNotice(scan, rate)] : [];
}

/** A scan sends many requests, so it starts only when the user says so. */
function askNotice({ account }: Scan, rate: number): NoticeViewModel {
  const estimate = estimateScan(account, rate);
  return {
    tone: 'info',
    title: scanQuestion(estimate),
    text: [
      l10n.t(
        'The scan reads the settings of every function in this account and Region that has not been read yet.',
      ),
      estimateText(estimate),
      continuesText(),
    ].join(' '),
    actions: [buttons.start()],
  };
}

/** Stacks and tags are asked for by a filter or the groups. */
export const tagNotices = (error: unknown): readonly NoticeViewModel[] =>
  error === undefined ? [] : [failureNotice(error, buttons.readTags())];

function emptyNotice(): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('No Lambda functions in this account and Region'),
    actions: [switchRegion(), switchProfile()],
  };
}

/** The rows were read with a session that was left since; they stay under their own account. */
function leftNotice({ session, successor }: ReadyRecord): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('This overview shows {0}, which is no longer active', placeText(session)),
    text: leftText(successor),
    actions: [successor ? buttons.reload() : buttons.reopen(), switchProfile()],
  };
}
