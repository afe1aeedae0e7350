import { ThemeColor, ThemeIcon } from 'vscode';
import type { Severity } from '../domain/findings/finding.ts';

const COLOURS: Readonly<Record<Severity, ThemeColor>> = {
  error: new ThemeColor('list.errorForeground'),
  warning: new ThemeColor('list.warningForeground'),
  info: new ThemeColor('foreground'),
};

/** The icon of a severity in trees and pickers. The codicons have the names of the severities. */
export const severityIcon = (severity: Severity): ThemeIcon => new ThemeIcon(severity, COLOURS[severity]);

/** The severity where something needs attention; a note is no reason to hide the usual icon. */
export function attentionIcon(severity: Severity | undefined, usual: string): ThemeIcon {
  return severity === undefined || severity === 'info' ? new ThemeIcon(usual) : severityIcon(severity);
}
