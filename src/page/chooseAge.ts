import { l10n, window } from 'vscode';
import type { Scan } from '../domain/overview/scan.ts';
import { requestsFor } from '../domain/overview/estimate.ts';
import { countText, functionsText } from '../presentation/count.ts';

const MINUTE_MS = 60_000;

/** Asks which results to read again, with how many functions that is; undefined: dismissed. */
export async function chooseAge(scan: Scan, now: Date = new Date()): Promise<Date | undefined> {
  const title = l10n.t('Refresh Which Results?');
  const items = [
    { label: l10n.t('Older Than 5 Minutes'), ageMs: 5 * MINUTE_MS },
    { label: l10n.t('Older Than 1 Hour'), ageMs: 60 * MINUTE_MS },
    { label: l10n.t('All'), ageMs: 0 },
  ].map(({ label, ageMs }) => {
    const olderThan = new Date(now.getTime() - ageMs);
    return { label, olderThan, description: costText(scan.countReadBefore(olderThan)) };
  });
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.olderThan;
}

function costText(functions: number): string {
  const { least, most } = requestsFor(functions);
  if (functions === 0) return functionsText(functions);
  return l10n.t('{0}: {1} to {2} requests', functionsText(functions), countText(least), countText(most));
}
