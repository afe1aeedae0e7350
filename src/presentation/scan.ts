import { l10n } from 'vscode';
import type { ScanEstimate } from '../domain/overview/estimate.ts';
import type { ScanProgress } from '../domain/overview/scanUpdate.ts';
import { countText, functionsText } from './count.ts';
import { durationText } from './duration.ts';

/** The state of a scan and how far it is: `Scanning: 12 of 45 functions`. */
export function progressText(progress: ScanProgress): string {
  const { state, total, failed } = progress;
  switch (state) {
    case 'idle':
      return l10n.t('Not scanned yet');
    case 'running':
      return l10n.t('Scanning: {0}', doneText(progress));
    case 'paused':
      return l10n.t('Paused: {0}', doneText(progress));
    case 'cancelled':
      return l10n.t('Cancelled: {0}', doneText(progress));
    case 'halted':
      return l10n.t('Stopped: {0}', doneText(progress));
    case 'complete':
      return failed === 0
        ? l10n.t('Scanned: {0}', functionsText(total))
        : l10n.t('Scanned: {0}, {1} failed', functionsText(total), countText(failed));
    default:
      return state satisfies never;
  }
}

/** `12 of 45 functions`. */
export function doneText({ done, total, totalKnown }: ScanProgress): string {
  return totalKnown
    ? l10n.t('{0} of {1}', countText(done), functionsText(total))
    : l10n.t('{0} of {1} found so far', countText(done), functionsText(total));
}

/** `about 25 min left`: to the minute, because the pace is never steadier than that. */
export function remainingText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 1
    ? l10n.t('less than a minute left')
    : l10n.t('about {0} left', durationText(minutes * 60));
}

/** From 0 to 100; undefined until the number of functions is known. */
export function percentOf({ done, total, totalKnown }: ScanProgress): number | undefined {
  return totalKnown && total > 0 ? Math.floor((100 * done) / total) : undefined;
}

/** Asks whether to start a scan. */
export function scanQuestion({ functions, isWhole }: ScanEstimate): string {
  return isWhole ? l10n.t('Scan {0}?', functionsText(functions)) : l10n.t('Scan this account?');
}

/** A page that closes does not stop the scan. */
export const continuesText = (): string =>
  l10n.t('It continues in the background when you close this page; the status bar shows its progress.');

/** Requests of a scan, and their time. */
export function estimateText({ isWhole, least, most, rate }: ScanEstimate): string {
  if (!isWhole) {
    return least === 0
      ? l10n.t('It sends 1 to 3 requests for each function, at most {0} per second.', rate)
      : l10n.t(
          'It sends 1 to 3 requests for each function, at most {0} per second. {1} found so far.',
          rate,
          functionsText(least),
        );
  }
  return requestsText({ least, most, rate });
}

/** The number of requests, their pace and the time they take. @param estimate requests, and requests per second */
export function requestsText(estimate: Pick<ScanEstimate, 'least' | 'most' | 'rate'>): string {
  const { least, most, rate } = estimate;
  return l10n.t(
    'It sends {0} to {1} requests, at most {2} per second, and takes about {3} to {4}.',
    countText(least),
    countText(most),
    rate,
    roughText(least / rate),
    roughText(most / rate),
  );
}

/** To the minute from one minute on. */
function roughText(seconds: number): string {
  return durationText(seconds < 60 ? Math.ceil(seconds) : Math.round(seconds / 60) * 60);
}
