import { l10n } from 'vscode';
import { button, primary, tryAgain } from '../../../page/buttons.ts';

/** The graph's own buttons: their words, their icons and what they ask for. */

export const start = () => primary(button({ type: 'start' }, l10n.t('Read All Functions'), 'play'));
export const goOn = () => primary(button({ type: 'start' }, l10n.t('Continue'), 'debug-continue'));
export const pause = () => button({ type: 'pause' }, l10n.t('Pause'), 'debug-pause');
export const refresh = () => button({ type: 'refresh' }, l10n.t('Read Again'), 'refresh');
export const retry = () => tryAgain({ type: 'retry' });
export const reload = () =>
  primary(button({ type: 'reload' }, l10n.t('Show the Active Account'), 'arrow-swap'));

export const retryFailed = (failed: number) => {
  const label =
    failed === 1 ? l10n.t('Try 1 Failed Function Again') : l10n.t('Try {0} Failed Functions Again', failed);
  return button({ type: 'retryFailed' }, label, 'warning');
};
