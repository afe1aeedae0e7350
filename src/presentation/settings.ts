import { l10n } from 'vscode';
import type { Effective, EffectiveSettings } from '../domain/settings/eventInvokeConfig.ts';
import { durationText } from './duration.ts';
import { noBreak } from './noBreak.ts';

/** `2 retries`, `1 retry`, `no retries`: MaximumRetryAttempts in words. */
export function retriesText(retries: number): string {
  if (retries === 0) return noBreak(l10n.t('no retries'));
  return noBreak(retries === 1 ? l10n.t('1 retry') : l10n.t('{0} retries', retries));
}

/** Marks a value that nobody set; empty for a configured one. */
export function sourceText(effective: Effective<unknown>): string {
  return effective.source === 'default' ? l10n.t('default') : '';
}

/** A value with its mark: `6 h (default)`. */
export function markedText(text: string, effective: Effective<unknown>): string {
  return effective.source === 'default' ? l10n.t('{0} (default)', text) : text;
}

/** The limits of a qualifier in one line: `2 retries · 6 h`, behind a mark where these are the defaults: a row is cut at its end. */
export function limitsText(settings: EffectiveSettings): string {
  const limits = l10n.t(
    '{0} · {1}',
    retriesText(settings.maximumRetryAttempts.value),
    durationText(settings.maximumEventAgeInSeconds.value),
  );
  return settings.configured ? limits : l10n.t('default · {0}', limits);
}
