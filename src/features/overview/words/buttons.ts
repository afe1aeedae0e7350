import { l10n } from 'vscode';
import type { ActionView, Intent } from '../protocol.ts';

/** Every button of the overview: its words, its icon and what it asks for. */

const button = (intent: Intent, label: string, icon: string): ActionView => ({ intent, label, icon });
const primary = (action: ActionView): ActionView => ({ ...action, primary: true });

export const start = () => primary(button({ type: 'start' }, l10n.t('Start'), 'play'));
export const resume = () => primary(button({ type: 'start' }, l10n.t('Resume'), 'play'));
export const tryAgain = () => button({ type: 'start' }, l10n.t('Try Again'), 'refresh');
export const pause = () => button({ type: 'pause' }, l10n.t('Pause'), 'debug-pause');
export const cancel = () => button({ type: 'cancel' }, l10n.t('Cancel'), 'debug-stop');
export const refresh = () => button({ type: 'refresh' }, l10n.t('Refresh…'), 'refresh');
export const retry = (name: string) =>
  button({ type: 'retry', name }, l10n.t('Try {0} again', name), 'refresh');
export const retryAll = () => button({ type: 'retryAll' }, l10n.t('Try All Again'), 'refresh');
export const reload = () =>
  primary(button({ type: 'reload' }, l10n.t('Show the Active Account'), 'arrow-swap'));
export const reopen = () => button({ type: 'reload' }, l10n.t('Try Again'), 'refresh');
export const openGraph = () => button({ type: 'openGraph' }, l10n.t('Show Graph'), 'type-hierarchy');
export const signIn = () => primary(button({ type: 'signIn' }, l10n.t('Sign In…'), 'sign-in'));
export const copyCommand = () => button({ type: 'copyCommand' }, l10n.t('Copy Command'), 'copy');
export const copyPolicy = (action: string) =>
  button({ type: 'copyPolicy', action }, l10n.t('Copy Minimal IAM Policy'), 'copy');
export const switchProfile = () => button({ type: 'switchProfile' }, l10n.t('Switch Profile…'), 'account');
export const switchRegion = () => button({ type: 'switchRegion' }, l10n.t('Switch Region…'), 'globe');
export const showLog = () => button({ type: 'showLog' }, l10n.t('Show Log'), 'output');
