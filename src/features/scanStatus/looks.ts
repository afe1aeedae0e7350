import { l10n, type MarkdownString } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Account } from '../../domain/account/account.ts';
import type { ScanProgress } from '../../domain/overview/scanUpdate.ts';
import { commandLink, plain, trustedMarkdown } from '../../editor/markdown.ts';
import { functionsText } from '../../presentation/count.ts';
import { percentOf, progressText, remainingText } from '../../presentation/scan.ts';
import { actionsOf, scanActionText } from './actions.ts';

interface Looks {
  readonly text: string;
  readonly spoken: string;
  readonly tooltip: MarkdownString;
  readonly isWarning: boolean;
}

/** The status bar item in each state of a scan. */
export function looksOf(progress: ScanProgress, { region }: Pick<Account, 'region'>): Looks {
  const label = progressText(progress);
  return {
    text: itemText(progress),
    spoken: l10n.t('Lambda Async scan. {0}', label),
    tooltip: tooltipOf(progress, label, region),
    isWarning: progress.state === 'halted',
  };
}

function itemText(progress: ScanProgress): string {
  const percent = percentOf(progress);
  const done = percent === undefined ? functionsText(progress.done) : l10n.t('{0} %', percent);
  if (progress.state === 'halted') return `$(warning) ${l10n.t('Lambda scan stopped')}`;
  return progress.state === 'paused'
    ? `$(debug-pause) ${l10n.t('Lambda scan paused: {0}', done)}`
    : `$(sync~spin) ${l10n.t('Lambda scan: {0}', done)}`;
}

function tooltipOf(progress: ScanProgress, label: string, region: string): MarkdownString {
  const { remainingMs } = progress;
  const facts = [label, ...(remainingMs === undefined ? [] : [remainingText(remainingMs)]), region];
  const links = actionsOf(progress.state).map((action) =>
    commandLink(scanActionText(action), COMMANDS.manageScan, action),
  );
  const text = `**${l10n.t('Lambda Async: Account Scan')}**\n\n${facts.map((fact) => plain(fact)).join(' · ')}`;
  return trustedMarkdown(`${text}\n\n${links.join(' · ')}`, [COMMANDS.manageScan]);
}
