import { l10n } from 'vscode';
import type { TargetRole } from '../../../domain/warnings.ts';
import { button, tryAgain } from '../../../page/buttons.ts';
import type { ActionView, CopyWhat } from '../protocol.ts';

/** The panel's own buttons: their words, their icons and what they ask for. */

export const copy = (what: CopyWhat, label: string): ActionView =>
  button({ type: 'copy', what }, label, 'copy');

export const refresh = (): ActionView => button({ type: 'refresh' }, l10n.t('Refresh'), 'refresh');

export const retry = (): ActionView => tryAgain({ type: 'retry' });

export const reload = (): ActionView =>
  button({ type: 'reload' }, l10n.t('Reload with Active Session'), 'refresh');

export const reveal = (): ActionView =>
  button({ type: 'revealFunction' }, l10n.t('Show in Tree'), 'list-tree');

export const showInGraph = (): ActionView =>
  button({ type: 'showInGraph' }, l10n.t('Show in Event Graph'), 'type-hierarchy');

export const openLogs = (): ActionView =>
  button({ type: 'openLogs' }, l10n.t('Open Logs in AWS Console'), 'output');

export const openConsole = (): ActionView =>
  button({ type: 'openConsole' }, l10n.t('Open in AWS Console'), 'link-external');

export const openDocs = (): ActionView =>
  button({ type: 'openDocs' }, l10n.t('Open AWS Documentation'), 'link-external');

export const copyJson = (): ActionView => ({ ...copy('json', l10n.t('Copy Config as JSON')), icon: 'json' });

export const copyCli = (): ActionView => ({
  ...copy('cli', l10n.t('Copy AWS CLI Command')),
  icon: 'terminal',
});

export const openTarget = (role: TargetRole, name: string, inEditor: boolean): ActionView => ({
  intent: { type: 'openDestination', role },
  label: inEditor ? l10n.t('Open {0}', name) : l10n.t('Open {0} in AWS Console', name),
  icon: inEditor ? 'go-to-file' : 'link-external',
});

export const revealTarget = (role: TargetRole, name: string): ActionView =>
  button({ type: 'revealDestination', role }, l10n.t('Show {0} in Tree', name), 'list-tree');

export const copyTarget = (role: TargetRole, name: string): ActionView =>
  copy(role, l10n.t('Copy ARN of {0}', name));
