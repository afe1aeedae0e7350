import { l10n } from 'vscode';
import { button, primary, tryAgain } from '../../../page/buttons.ts';

/** The graph's own buttons: words, icons and intents. */

export const start = () => primary(button({ type: 'start' }, l10n.t('Start Scan'), 'play'));
export const resume = () => primary(button({ type: 'start' }, l10n.t('Resume'), 'play'));
export const pause = () => button({ type: 'pause' }, l10n.t('Pause'), 'debug-pause');
export const refresh = () => button({ type: 'refresh' }, l10n.t('Refresh…'), 'refresh');
export const retry = () => tryAgain({ type: 'retry' });
export const reload = () =>
  primary(button({ type: 'reload' }, l10n.t('Show the Active Account'), 'arrow-swap'));
export const openWanted = () => primary(button({ type: 'openWanted' }, l10n.t('Open Panel'), 'open-preview'));
export const dismissWanted = () => button({ type: 'dismissWanted' }, l10n.t('Dismiss'), 'close');

export const retryFailed = (failed: number) => {
  const label =
    failed === 1 ? l10n.t('Retry 1 Failed Function') : l10n.t('Retry {0} Failed Functions', failed);
  return button({ type: 'retryFailed' }, label, 'warning');
};
