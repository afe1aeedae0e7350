import { l10n } from 'vscode';
import { button, primary, tryAgain } from '../../../page/buttons.ts';

/** The page's own buttons: words, icons and intents. */

export const start = () => primary(button({ type: 'start' }, l10n.t('Compare'), 'diff'));
export const resume = () => primary(button({ type: 'start' }, l10n.t('Resume'), 'play'));
export const goOn = () => tryAgain({ type: 'start' });
export const cancel = () => button({ type: 'cancel' }, l10n.t('Cancel'), 'debug-stop');
export const again = () => button({ type: 'again' }, l10n.t('Compare Again'), 'refresh');
export const retry = () => tryAgain({ type: 'retry' });
export const reload = () =>
  primary(button({ type: 'reload' }, l10n.t('Compare with the Active Account'), 'arrow-swap'));
export const reopen = () => tryAgain({ type: 'reload' });
export const manageTrust = () =>
  primary(button({ type: 'manageTrust' }, l10n.t('Manage Workspace Trust'), 'shield'));
export const openFolder = () =>
  primary(button({ type: 'openFolder' }, l10n.t('Open Folder…'), 'folder-opened'));

export const openDeclaration = (key: string) =>
  button({ type: 'openDeclaration', key }, l10n.t('Go to Declaration'), 'go-to-file');
export const openPanel = (key: string) =>
  button({ type: 'openPanel', key }, l10n.t('Open Panel'), 'open-preview');
export const diff = (key: string) => button({ type: 'diff', key }, l10n.t('Open Diff'), 'diff');
export const chooseStack = (key: string) =>
  button({ type: 'chooseStack', key }, l10n.t('Choose Stack…'), 'layers');
export const changeStack = (key: string) =>
  button({ type: 'chooseStack', key }, l10n.t('Change Stack…'), 'layers');
export const chooseState = (key: string) =>
  button({ type: 'chooseState', key }, l10n.t('Choose Terraform State…'), 'file');
