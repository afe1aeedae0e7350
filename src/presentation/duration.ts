import { l10n } from 'vscode';
import { splitDuration } from '../domain/settings/duration.ts';
import { noBreak } from './noBreak.ts';

/** A length of time in words: `6 h`, `1 h 30 min`, `1 min 30 s`, `0 s`. */
export function durationText(totalSeconds: number): string {
  const { hours, minutes, seconds } = splitDuration(totalSeconds);
  const parts = [
    ...(hours > 0 ? [l10n.t('{0} h', hours)] : []),
    ...(minutes > 0 ? [l10n.t('{0} min', minutes)] : []),
    ...(seconds > 0 ? [l10n.t('{0} s', seconds)] : []),
  ];
  return noBreak(parts.length > 0 ? parts.join(' ') : l10n.t('{0} s', 0));
}
