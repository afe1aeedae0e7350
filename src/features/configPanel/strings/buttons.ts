import { l10n } from 'vscode';
import type { TargetRole } from '../../../domain/destinations/destination.ts';
import type { Range } from '../../../domain/evidence/metrics.ts';
import type { Purpose } from '../../../domain/change/purpose.ts';
import { purposeIcon, purposeText } from '../../../presentation/purpose.ts';
import { button, primary, tryAgain } from '../../../page/buttons.ts';
import type { ActionViewModel, CopyWhat } from '../protocol.ts';

/** The panel's own buttons: their words, their icons and what they ask for. */

export const copy = (what: CopyWhat, label: string): ActionViewModel =>
  button({ type: 'copy', what }, label, 'copy');

export const refresh = (): ActionViewModel => button({ type: 'refresh' }, l10n.t('Refresh'), 'refresh');

export const retry = (): ActionViewModel => tryAgain({ type: 'retry' });

export const reload = (): ActionViewModel =>
  button({ type: 'reload' }, l10n.t('Reload with Active Session'), 'refresh');

export const reveal = (): ActionViewModel =>
  button({ type: 'revealFunction' }, l10n.t('Show in Tree'), 'list-tree');

export const showInGraph = (): ActionViewModel =>
  button({ type: 'showInGraph' }, l10n.t('Show in Event Graph'), 'type-hierarchy');

export const openLogs = (): ActionViewModel =>
  button({ type: 'openLogs' }, l10n.t('Open Logs in AWS Console'), 'output');

export const openConsole = (): ActionViewModel =>
  button({ type: 'openConsole' }, l10n.t('Open in AWS Console'), 'link-external');

export const openDocs = (): ActionViewModel =>
  button({ type: 'openDocs' }, l10n.t('Open AWS Documentation'), 'link-external');

export const copyJson = (): ActionViewModel => ({
  ...copy('json', l10n.t('Copy Config as JSON')),
  icon: 'json',
});

export const goToDeclaration = (): ActionViewModel =>
  button({ type: 'goToDeclaration' }, l10n.t('Go to Declaration'), 'go-to-file');

export const change = (purpose: Purpose): ActionViewModel =>
  button({ type: 'change', purpose }, purposeText(purpose), purposeIcon(purpose));

export const copyAs = (): ActionViewModel => button({ type: 'copyAs' }, l10n.t('Copy As…'), 'copy');

export const copyCli = (): ActionViewModel => ({
  ...copy('cli', l10n.t('Copy AWS CLI Command')),
  icon: 'terminal',
});

/** @param again it has been read before */
export const loadEvidence = (again: boolean): ActionViewModel =>
  again
    ? button({ type: 'loadEvidence' }, l10n.t('Refresh Evidence'), 'refresh')
    : primary(button({ type: 'loadEvidence' }, l10n.t('Load Evidence'), 'search'));

export const showRange = (range: Range, label: string): ActionViewModel =>
  button({ type: 'showRange', range }, label, 'history');

/** @param isRunning it has been asked for and not answered */
export const simulateRole = (isRunning: boolean): ActionViewModel =>
  button({ type: 'simulateRole' }, isRunning ? l10n.t('Simulating…') : l10n.t('Simulate in IAM'), 'beaker');

export const openPricing = (): ActionViewModel =>
  button({ type: 'openPricing' }, l10n.t('Open CloudWatch Pricing'), 'link-external');

export const openMetrics = (): ActionViewModel =>
  button({ type: 'openMetrics' }, l10n.t('Open Metrics in AWS Console'), 'graph');

export const copyLogsTail = (): ActionViewModel => ({
  ...copy('logsTail', l10n.t('Copy Logs Tail Command')),
  icon: 'terminal',
});

export const copyAsyncTest = (): ActionViewModel => ({
  ...copy('asyncTest', l10n.t('Copy Asynchronous Test Command')),
  icon: 'terminal',
});

export const showQualifier = (qualifier: string): ActionViewModel =>
  button({ type: 'selectQualifier', qualifier }, l10n.t('Show {0}', qualifier), 'arrow-right');

export const openTarget = (role: TargetRole, name: string, inEditor: boolean): ActionViewModel => ({
  intent: { type: 'openDestination', role },
  label: inEditor ? l10n.t('Open {0}', name) : l10n.t('Open {0} in AWS Console', name),
  icon: inEditor ? 'go-to-file' : 'link-external',
});

export const revealTarget = (role: TargetRole, name: string): ActionViewModel =>
  button({ type: 'revealDestination', role }, l10n.t('Show {0} in Tree', name), 'list-tree');

export const copyTarget = (role: TargetRole, name: string): ActionViewModel =>
  copy(role, l10n.t('Copy ARN of {0}', name));
