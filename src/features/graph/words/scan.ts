import { env, l10n } from 'vscode';
import type { ScanProgress } from '../../../domain/overview/scan.ts';
import { throttledText } from '../../../presentation/connection.ts';
import { durationText } from '../../../presentation/duration.ts';
import type { ActionView, ScanView } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** How far the scan is, in a line, and what can be done about it. Without `here`, the session was left. */
export function scanView(progress: ScanProgress, here: boolean, isThrottled: boolean): ScanView {
  const { state, done, total, totalKnown } = progress;
  const busy = state === 'running' && here;
  const text = scanText(progress);
  return {
    text: busy && isThrottled ? l10n.t('{0} {1}.', text, throttledText()) : text,
    busy,
    ...(totalKnown && total > 0 && { percent: Math.floor((100 * done) / total) }),
    actions: here ? actionsOf(progress) : [],
  };
}

function scanText(progress: ScanProgress): string {
  const { state, done, total, totalKnown, remainingMs } = progress;
  if (state === 'idle') return l10n.t('Nothing has been read yet.');
  if (state === 'complete') return completeText(progress);
  const known = totalKnown ? number(total) : l10n.t('{0} or more', number(total));
  const so = l10n.t('From {0} of {1} functions so far.', number(done), known);
  if (state !== 'running') return l10n.t('{0} Loops and counts are of these.', so);
  const later = l10n.t('{0} Loops are looked for at the end.', so);
  if (remainingMs === undefined) return later;
  return l10n.t('{0} About {1} left.', later, durationText(Math.ceil(remainingMs / 1000)));
}

function completeText({ total, failed }: ScanProgress): string {
  const all = total === 1 ? l10n.t('From 1 function.') : l10n.t('From all {0} functions.', number(total));
  if (failed === 0) return all;
  return failed === 1
    ? l10n.t('{0} 1 could not be read in full.', all)
    : l10n.t('{0} {1} could not be read in full.', all, number(failed));
}

function actionsOf({ state, failed }: ScanProgress): readonly ActionView[] {
  const again = failed > 0 && state !== 'running' ? [buttons.retryFailed(failed)] : [];
  switch (state) {
    case 'idle':
      return [buttons.start()];
    case 'running':
      return [buttons.pause()];
    case 'paused':
    case 'cancelled':
    case 'halted':
      return [buttons.goOn(), ...again];
    case 'complete':
      return [buttons.refresh(), ...again];
    default:
      return state satisfies never;
  }
}

const number = (value: number): string => new Intl.NumberFormat(env.language).format(value);
