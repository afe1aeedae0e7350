import { env, l10n } from 'vscode';
import { noBreak } from './noBreak.ts';

/** A number as the user's language groups it: `10,000`. */
export function countText(count: number): string {
  return new Intl.NumberFormat(env.language).format(count);
}

/** `1 function`, `10,000 functions`. */
export function functionsText(count: number): string {
  return noBreak(count === 1 ? l10n.t('1 function') : l10n.t('{0} functions', countText(count)));
}

/** `1 row`, `10,000 rows`: a row is a function with one of its qualifiers. */
export function rowsText(count: number): string {
  return noBreak(count === 1 ? l10n.t('1 row') : l10n.t('{0} rows', countText(count)));
}

/** `1 attempt`, `3 attempts`. */
export function attemptsText(count: number): string {
  return noBreak(count === 1 ? l10n.t('1 attempt') : l10n.t('{0} attempts', countText(count)));
}
