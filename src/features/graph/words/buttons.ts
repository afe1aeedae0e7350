import { l10n } from 'vscode';
import type { ActionView } from '../protocol.ts';

/** Every button of the graph: its words, its icon and what it asks for. */

export const start = (): ActionView => ({
  intent: { type: 'start' },
  label: l10n.t('Read All Functions'),
  icon: 'play',
  primary: true,
});

export const goOn = (): ActionView => ({
  intent: { type: 'start' },
  label: l10n.t('Continue'),
  icon: 'debug-continue',
  primary: true,
});

export const pause = (): ActionView => ({
  intent: { type: 'pause' },
  label: l10n.t('Pause'),
  icon: 'debug-pause',
});

export const refresh = (): ActionView => ({
  intent: { type: 'refresh' },
  label: l10n.t('Read Again'),
  icon: 'refresh',
});

export const retryFailed = (failed: number): ActionView => ({
  intent: { type: 'retryFailed' },
  label:
    failed === 1 ? l10n.t('Try 1 Failed Function Again') : l10n.t('Try {0} Failed Functions Again', failed),
  icon: 'warning',
});

export const retry = (): ActionView => ({
  intent: { type: 'retry' },
  label: l10n.t('Try Again'),
  icon: 'refresh',
  primary: true,
});

export const reload = (): ActionView => ({
  intent: { type: 'reload' },
  label: l10n.t('Show the Active Session'),
  icon: 'refresh',
  primary: true,
});

export const switchProfile = (): ActionView => ({
  intent: { type: 'switchProfile' },
  label: l10n.t('Switch Profile…'),
  icon: 'account',
});

export const copyCommand = (): ActionView => ({
  intent: { type: 'copyCommand' },
  label: l10n.t('Copy Command'),
  icon: 'copy',
});

export const showLog = (): ActionView => ({
  intent: { type: 'showLog' },
  label: l10n.t('Show Log'),
  icon: 'output',
});
