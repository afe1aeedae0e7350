import { l10n } from 'vscode';
import type { ScanProgress } from '../../../domain/overview/scan.ts';
import { throttledText } from '../../../presentation/connection.ts';
import { percentOf, progressText, remainingText } from '../../../presentation/scan.ts';
import type { ActionViewModel, ScanViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** The progress of the scan in a line, with its buttons; undefined before the start. Without `here`, the session was left. */
export function scanView(
  progress: ScanProgress,
  here: boolean,
  isThrottled: boolean,
): ScanViewModel | undefined {
  const { state } = progress;
  if (state === 'idle') return undefined;
  const busy = state === 'running' && here;
  const percent = percentOf(progress);
  const parts = [
    progressText(progress),
    ...notesOf(progress),
    ...(busy && isThrottled ? [throttledText()] : []),
  ];
  return {
    text: parts.join(' · '),
    busy,
    ...(percent !== undefined && { percent }),
    actions: here ? actionsOf(progress) : [],
  };
}

/** Unknown until the end. */
function notesOf({ state, remainingMs }: ScanProgress): readonly string[] {
  if (state === 'complete') return [];
  if (state !== 'running') return [l10n.t('the graph covers only these functions')];
  return [
    ...(remainingMs === undefined ? [] : [remainingText(remainingMs)]),
    l10n.t('loops are found when the scan ends'),
  ];
}

function actionsOf({ state, failed }: ScanProgress): readonly ActionViewModel[] {
  const again = failed > 0 && state !== 'running' ? [buttons.retryFailed(failed)] : [];
  switch (state) {
    // A notice has the button.
    case 'idle':
      return [];
    case 'running':
      return [buttons.pause()];
    case 'paused':
    case 'cancelled':
    case 'halted':
      return [buttons.resume(), ...again];
    case 'complete':
      return [buttons.refresh(), ...again];
    default:
      return state satisfies never;
  }
}
