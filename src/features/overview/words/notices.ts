import { l10n } from 'vscode';
import { switchProfile, switchRegion } from '../../../page/buttons.ts';
import { failureNotice } from '../../../page/failureNotice.ts';
import { leftText, placeText } from '../../../page/place.ts';
import type { NoticeView } from '../protocol.ts';
import type { OverviewRecord, ReadyRecord } from '../record.ts';
import * as buttons from './buttons.ts';

/** What is to be noticed above the rows: why nothing is read any more, and the way on. */
export function noticesOf(record: OverviewRecord): readonly NoticeView[] {
  switch (record.kind) {
    case 'opening':
      return [];
    case 'failed':
      return [failureNotice(record.error, buttons.reopen())];
    case 'ready':
      return readyNotices(record);
    default:
      return record satisfies never;
  }
}

function readyNotices(record: ReadyRecord): readonly NoticeView[] {
  const { scan, left } = record;
  if (left) return [leftNotice(record)];
  if (scan.state === 'halted') return [failureNotice(scan.error, buttons.goOn())];
  const isEmpty = scan.state === 'complete' && scan.progress.total === 0;
  return isEmpty ? [emptyNotice()] : [];
}

function emptyNotice(): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('There are no Lambda functions in this region of the account'),
    actions: [switchRegion(), switchProfile()],
  };
}

/** What is in view was read with a session that was left since: it stays as it is, under its own name. */
function leftNotice({ session, successor }: ReadyRecord): NoticeView {
  return {
    tone: 'info',
    title: l10n.t('This overview shows {0}, which is no longer active', placeText(session)),
    text: leftText(successor),
    actions: [successor ? buttons.reload() : buttons.reopen(), switchProfile()],
  };
}
