import { l10n, window } from 'vscode';

const MINUTE_MS = 60_000;

/** Asks which answers are too old, and tells from when on they are not; undefined: given up. */
export async function chooseAge(now: Date = new Date()): Promise<Date | undefined> {
  const title = l10n.t('Refresh: What Is to Be Read Again?');
  const items = [
    { label: l10n.t('What Is Older Than 5 Minutes'), ageMs: 5 * MINUTE_MS },
    { label: l10n.t('What Is Older Than 1 Hour'), ageMs: 60 * MINUTE_MS },
    { label: l10n.t('Everything'), ageMs: 0 },
  ];
  const chosen = await window.showQuickPick(items, { title, placeHolder: title });
  return chosen && new Date(now.getTime() - chosen.ageMs);
}
