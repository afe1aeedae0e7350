import { l10n } from 'vscode';
import type { ScanFailure } from '../../../domain/overview/scan.ts';
import { button, primary, tryAgain } from '../../../page/buttons.ts';

/** The overview's own buttons: words, icons and intents. */

export const start = () => primary(button({ type: 'start' }, l10n.t('Start Scan'), 'play'));
export const resume = () => primary(button({ type: 'start' }, l10n.t('Resume'), 'play'));
export const goOn = () => tryAgain({ type: 'start' });
export const pause = () => button({ type: 'pause' }, l10n.t('Pause'), 'debug-pause');
export const cancel = () => button({ type: 'cancel' }, l10n.t('Cancel'), 'debug-stop');
export const refresh = () => button({ type: 'refresh' }, l10n.t('Refresh…'), 'refresh');
export const retry = ({ arn, name }: Pick<ScanFailure, 'arn' | 'name'>) =>
  button({ type: 'retry', arn }, l10n.t('Retry {0}', name), 'refresh');
export const retryAll = () => button({ type: 'retryAll' }, l10n.t('Retry All'), 'refresh');
export const reload = () =>
  primary(button({ type: 'reload' }, l10n.t('Show the Active Account'), 'arrow-swap'));
export const reopen = () => tryAgain({ type: 'reload' });
export const checkStacks = () => button({ type: 'checkStacks' }, l10n.t('Check Stacks…'), 'layers');
export const findLost = () => button({ type: 'findLost' }, l10n.t('Find Lost Events…'), 'search');
export const readTags = () => tryAgain({ type: 'readTags' });
export const openGraph = () => button({ type: 'openGraph' }, l10n.t('Open Event Graph'), 'type-hierarchy');
