import { commands, l10n, TabInputWebview, window } from 'vscode';
import { COMMANDS, GRAPH, OVERVIEW_PAGE } from '../../contributions.ts';
import type { Severity } from '../../domain/findings/finding.ts';
import { RULES } from '../../domain/findings/rules.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { Summary } from '../../domain/overview/summary.ts';
import { plainMessage } from '../../editor/message.ts';
import { countText, functionsText } from '../../presentation/count.ts';
import { errorText } from '../../presentation/error.ts';
import { doneText } from '../../presentation/scan.ts';

/** Notifies of the end of a scan, unless one of its pages is in view and shows it. */
export async function announceEnd(scan: Scan): Promise<void> {
  if (isPageInView()) return;
  const open = l10n.t('Open Account Overview');
  const text = plainMessage(endText(scan));
  const chosen =
    scan.state === 'halted'
      ? await window.showWarningMessage(text, open)
      : await window.showInformationMessage(text, open);
  if (chosen === open) await commands.executeCommand(COMMANDS.openOverview);
}

function isPageInView(): boolean {
  return window.tabGroups.all.some(({ activeTab }) => {
    const input = activeTab?.input;
    if (!(input instanceof TabInputWebview)) return false;
    // The editor puts a prefix before the view type.
    return [OVERVIEW_PAGE, GRAPH].some((page) => input.viewType.endsWith(page));
  });
}

function endText({ state, progress, summary, error }: Scan): string {
  if (state === 'halted') {
    return l10n.t('The account scan stopped at {0}: {1}', doneText(progress), errorText(error).headline);
  }
  const text = l10n.t(
    'Account scan complete: {0}. Errors: {1}. Warnings: {2}.',
    functionsText(progress.total),
    countText(countOf(summary, 'error')),
    countText(countOf(summary, 'warning')),
  );
  const { failed } = progress;
  return failed === 0 ? text : l10n.t('{0} Could not be read: {1}.', text, countText(failed));
}

function countOf({ byRule }: Summary, severity: Severity): number {
  return RULES.reduce((sum, rule) => sum + (rule.severity === severity ? (byRule[rule.id] ?? 0) : 0), 0);
}
