import { l10n } from 'vscode';
import type { ScanProgress } from '../../../domain/overview/scan.ts';
import { throttledText } from '../../../presentation/connection.ts';
import { countText } from '../../../presentation/count.ts';
import { percentOf, progressText, remainingText } from '../../../presentation/scan.ts';
import { momentText } from '../../../presentation/time.ts';
import type { ActionViewModel, ScanViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** Facts beside the progress that the words about a scan depend on. */
export interface ScanSession {
  readonly left: boolean;
  readonly isThrottled: boolean;
}

/** The progress of the scan with its buttons; undefined before the start, which a notice offers. */
export function scanView(
  progress: ScanProgress,
  { left, isThrottled }: ScanSession,
): ScanViewModel | undefined {
  const { state, done, total, totalKnown } = progress;
  if (state === 'idle') return undefined;
  return {
    label: l10n.t('Account scan'),
    text: progressText(progress),
    detail: detailText(progress, isThrottled && !left),
    ...(state !== 'complete' && {
      progress: {
        ...(totalKnown && total > 0 && { value: done / total }),
        moving: state === 'running',
      },
    }),
    actions: left ? [] : actionsOf(progress),
    announcement: announcementOf(progress),
  };
}

function detailText({ state, failed, startedAt, remainingMs }: ScanProgress, isThrottled: boolean): string {
  const isComplete = state === 'complete';
  const parts = [
    ...(remainingMs === undefined ? [] : [remainingText(remainingMs)]),
    ...(failed === 0 || isComplete ? [] : [l10n.t('{0} failed', countText(failed))]),
    ...(isThrottled && state === 'running' ? [throttledText()] : []),
    ...(isComplete && startedAt !== undefined
      ? [l10n.t('started {0}', momentText(new Date(startedAt)))]
      : []),
  ];
  return parts.join(' · ');
}

function actionsOf({ state }: ScanProgress): readonly ActionViewModel[] {
  switch (state) {
    case 'running':
      return [buttons.pause(), buttons.cancel()];
    case 'paused':
      return [buttons.resume(), buttons.cancel()];
    case 'cancelled':
      return [buttons.resume()];
    // A notice has the buttons.
    case 'idle':
    case 'halted':
    case 'complete':
      return [];
    default:
      return state satisfies never;
  }
}

/** A screen reader hears each change of state and each quarter, not each answer. */
function announcementOf(progress: ScanProgress): string {
  if (progress.state !== 'running') return progressText(progress);
  const quarter = Math.floor((percentOf(progress) ?? 0) / 25) * 25;
  return quarter === 0
    ? l10n.t('Scanning the functions of the account')
    : l10n.t('{0} % of the functions scanned', quarter);
}
