import { l10n } from 'vscode';
import type { ScanProgress } from '../../../domain/overview/scan.ts';
import { throttledText } from '../../../presentation/connection.ts';
import { countText, functionsText } from '../../../presentation/count.ts';
import { durationText } from '../../../presentation/duration.ts';
import { momentText } from '../../../presentation/time.ts';
import type { ActionView, ScanView } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** What of a scan's session counts for it. */
export interface ScanSession {
  readonly left: boolean;
  readonly isThrottled: boolean;
}

/** How far the scan is, what it did last, and how it is stopped and started. */
export function scanView(progress: ScanProgress, { left, isThrottled }: ScanSession): ScanView {
  const { state, done, total, totalKnown } = progress;
  const isUnderWay = state !== 'idle' && state !== 'complete';
  return {
    label: l10n.t('Reading of the account'),
    text: progressText(progress),
    detail: detailText(progress, isThrottled && !left),
    ...(isUnderWay && {
      progress: {
        ...(totalKnown && total > 0 && { value: done / total }),
        moving: state === 'running',
      },
    }),
    actions: left ? [] : actionsOf(progress),
    announcement: announcementOf(progress),
  };
}

function progressText({ state, done, total, totalKnown, failed }: ScanProgress): string {
  const of = totalKnown
    ? l10n.t('{0} of {1}', countText(done), functionsText(total))
    : l10n.t('{0} of {1} found so far', countText(done), functionsText(total));
  switch (state) {
    case 'idle':
      return l10n.t('Nothing has been read yet');
    case 'running':
      return l10n.t('Reading: {0}', of);
    case 'paused':
      return l10n.t('Paused: {0}', of);
    case 'cancelled':
      return l10n.t('Cancelled: {0}', of);
    case 'halted':
      return l10n.t('Stopped: {0}', of);
    case 'complete':
      return failed === 0
        ? l10n.t('Read: {0}', functionsText(total))
        : l10n.t('Ended: {0}', functionsText(total));
    default:
      return state satisfies never;
  }
}

function detailText({ state, failed, startedAt, remainingMs }: ScanProgress, isThrottled: boolean): string {
  const begun = state === 'complete' ? startedAt : undefined;
  const parts = [
    ...(remainingMs === undefined ? [] : [remainingText(remainingMs)]),
    ...(failed === 0 ? [] : [l10n.t('{0} failed', countText(failed))]),
    ...(isThrottled && state === 'running' ? [throttledText()] : []),
    ...(begun === undefined ? [] : [l10n.t('begun {0}', momentText(new Date(begun)))]),
  ];
  return parts.join(' · ');
}

/** `about 25 min left`: to the minute, for the pace is never steadier than that. */
export function remainingText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 1
    ? l10n.t('less than a minute left')
    : l10n.t('about {0} left', durationText(minutes * 60));
}

function actionsOf({ state }: ScanProgress): readonly ActionView[] {
  switch (state) {
    case 'idle':
      return [buttons.start()];
    case 'running':
      return [buttons.pause(), buttons.cancel()];
    case 'paused':
      return [buttons.resume(), buttons.cancel()];
    case 'cancelled':
      return [buttons.resume()];
    // Halted: the notice has the way on.
    case 'halted':
    case 'complete':
      return [];
    default:
      return state satisfies never;
  }
}

/** A screen reader hears of a change of state, and of each quarter; not of each answer. */
function announcementOf(progress: ScanProgress): string {
  const { state, done, total, totalKnown } = progress;
  if (state !== 'running') return progressText(progress);
  const quarter = totalKnown && total > 0 ? Math.floor((done / total) * 4) * 25 : 0;
  return quarter === 0
    ? l10n.t('Reading the functions of the account')
    : l10n.t('{0} % of the functions read', quarter);
}
