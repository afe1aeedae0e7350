import { l10n } from 'vscode';
import type { TargetRole } from '../../../domain/warnings.ts';
import type { ActionView, CopyWhat } from '../protocol.ts';

/** Every button of the panel: its words, its icon and what it asks for. */

export const copy = (what: CopyWhat, label: string): ActionView => ({
  intent: { type: 'copy', what },
  label,
  icon: 'copy',
});

export const refresh = (): ActionView => ({
  intent: { type: 'refresh' },
  label: l10n.t('Refresh'),
  icon: 'refresh',
});

export const retry = (): ActionView => ({
  intent: { type: 'retry' },
  label: l10n.t('Try Again'),
  icon: 'refresh',
  primary: true,
});

export const reload = (): ActionView => ({
  intent: { type: 'reload' },
  label: l10n.t('Reload with the Active Session'),
  icon: 'refresh',
});

export const switchProfile = (): ActionView => ({
  intent: { type: 'switchProfile' },
  label: l10n.t('Switch Profile…'),
  icon: 'account',
});

export const showLog = (): ActionView => ({
  intent: { type: 'showLog' },
  label: l10n.t('Show Log'),
  icon: 'output',
});

export const signIn = (): ActionView => ({
  intent: { type: 'signIn' },
  label: l10n.t('Sign In…'),
  icon: 'sign-in',
  primary: true,
});

export const copyPolicy = (action: string): ActionView => ({
  intent: { type: 'copyPolicy', action },
  label: l10n.t('Copy Minimal IAM Policy'),
  icon: 'copy',
});

export const reveal = (): ActionView => ({
  intent: { type: 'revealFunction' },
  label: l10n.t('Show in Tree'),
  icon: 'list-tree',
});

export const openConsole = (): ActionView => ({
  intent: { type: 'openConsole' },
  label: l10n.t('Open in AWS Console'),
  icon: 'link-external',
});

export const openDocs = (): ActionView => ({
  intent: { type: 'openDocs' },
  label: l10n.t('AWS documentation on errors and retries'),
  icon: 'link-external',
});

export const copyJson = (): ActionView => ({ ...copy('json', l10n.t('Copy as JSON')), icon: 'json' });

export const copyCli = (): ActionView => ({ ...copy('cli', l10n.t('Copy CLI Command')), icon: 'terminal' });

export const copyCommand = (): ActionView => copy('command', l10n.t('Copy Command'));

export const openTarget = (role: TargetRole, name: string, inEditor: boolean): ActionView => ({
  intent: { type: 'openDestination', role },
  label: inEditor ? l10n.t('Open {0}', name) : l10n.t('Open {0} in the AWS console', name),
  icon: inEditor ? 'go-to-file' : 'link-external',
});

export const revealTarget = (role: TargetRole, name: string): ActionView => ({
  intent: { type: 'revealDestination', role },
  label: l10n.t('Show {0} in the tree', name),
  icon: 'list-tree',
});

export const copyTarget = (role: TargetRole, name: string): ActionView =>
  copy(role, l10n.t('Copy the ARN of {0}', name));
