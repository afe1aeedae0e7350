import { commands, l10n, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { ScanState } from '../../domain/overview/scanUpdate.ts';
import { isOneOf } from '../../domain/typeGuards.ts';
import { progressText } from '../../presentation/scan.ts';

const ACTIONS = ['pause', 'resume', 'cancel', 'overview', 'graph'] as const;

export type ScanAction = (typeof ACTIONS)[number];

/** Arguments of a command can come from anywhere. */
export const isScanAction = (value: unknown): value is ScanAction => isOneOf(ACTIONS, value);

/** The actions that make sense in a state. */
export function actionsOf(state: ScanState): readonly ScanAction[] {
  switch (state) {
    case 'running':
      return ['pause', 'cancel', 'overview', 'graph'];
    case 'paused':
      return ['resume', 'cancel', 'overview', 'graph'];
    // A stopped scan has its reason and its remedy on the page.
    case 'halted':
    case 'cancelled':
    case 'idle':
    case 'complete':
      return ['overview', 'graph'];
    default:
      return state satisfies never;
  }
}

export const scanActionText = (action: ScanAction): string => SCAN_ACTION_TEXTS[action]();

const SCAN_ACTION_TEXTS: Readonly<Record<ScanAction, () => string>> = {
  pause: () => l10n.t('Pause Scan'),
  resume: () => l10n.t('Resume Scan'),
  cancel: () => l10n.t('Cancel Scan'),
  overview: () => l10n.t('Open Account Overview'),
  graph: () => l10n.t('Open Event Graph'),
};

/** Lets the user choose; undefined: dismissed. */
export async function pickScanAction(scan: Scan | undefined): Promise<ScanAction | undefined> {
  const items = actionsOf(scan?.state ?? 'idle').map((action) => ({ label: scanActionText(action), action }));
  const title = l10n.t('Lambda Async: Account Scan');
  const placeHolder = scan ? progressText(scan.progress) : l10n.t('Not scanned yet');
  return (await window.showQuickPick(items, { title, placeHolder }))?.action;
}

export async function performScanAction(action: ScanAction, scan: Scan | undefined): Promise<void> {
  switch (action) {
    case 'pause':
      return scan?.pause();
    case 'resume':
      // Only what was started before: a scan starts on its pages, which ask first.
      return scan?.state === 'paused' ? scan.start() : undefined;
    case 'cancel':
      return scan?.cancel();
    case 'overview':
      return void (await commands.executeCommand(COMMANDS.openOverview));
    case 'graph':
      return void (await commands.executeCommand(COMMANDS.openGraph));
    default:
      return action satisfies never;
  }
}
