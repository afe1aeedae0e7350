import { l10n } from 'vscode';
import type { EditableSetting } from '../../../domain/change/desiredConfig.ts';
import { button, primary, tryAgain } from '../../../page/buttons.ts';
import type { ActionViewModel } from '../protocol.ts';

/** The buttons of the page of a change. */

export const apply = (count: number): ActionViewModel =>
  primary(
    button(
      { type: 'apply' },
      count === 1 ? l10n.t('Apply Change…') : l10n.t('Apply {0} Changes…', count),
      'check',
    ),
  );

export const stop = (): ActionViewModel => button({ type: 'stop' }, l10n.t('Stop'), 'debug-stop');

export const again = (): ActionViewModel => button({ type: 'again' }, l10n.t('Read Again'), 'refresh');

export const retry = (): ActionViewModel => tryAgain({ type: 'again' });

export const retryFailed = (count: number): ActionViewModel =>
  button({ type: 'retryFailed' }, l10n.t('Review {0} Again', count), 'refresh');

/** Opens the form with settings that cannot be stored as they are. */
export const correct = (key: string): ActionViewModel =>
  primary(button({ type: 'correct', key }, l10n.t('Change and Try Again'), 'edit'));

export const otherQualifier = (key: string): ActionViewModel =>
  primary(button({ type: 'otherQualifier', key }, l10n.t('Choose Another Qualifier…'), 'list-selection'));

/** Of the others of many. */
export const others = (count: number): ActionViewModel =>
  button({ type: 'others' }, l10n.t('Review {0} More', count), 'arrow-right');

export const openSetting = (): ActionViewModel =>
  primary(button({ type: 'openSetting' }, l10n.t('Open the Setting'), 'settings-gear'));

export const copyFrom = (): ActionViewModel => button({ type: 'copyFrom' }, l10n.t('Copy From…'), 'files');

export const editJson = (): ActionViewModel => button({ type: 'editJson' }, l10n.t('Edit as JSON'), 'json');

export const recentChanges = (): ActionViewModel =>
  button({ type: 'recentChanges' }, l10n.t('Recent Changes…'), 'history');

export const choose = (setting: EditableSetting): ActionViewModel =>
  button({ type: 'choose', setting }, l10n.t('Choose…'), 'list-selection');

export const openPanel = (key: string): ActionViewModel =>
  button({ type: 'openPanel', key }, l10n.t('Open Panel'), 'go-to-file');

export const goToDeclaration = (key: string): ActionViewModel =>
  button({ type: 'goToDeclaration', key }, l10n.t('Go to Declaration'), 'go-to-file');

export const copyTemplate = (key: string): ActionViewModel =>
  button({ type: 'copyTemplate', key }, l10n.t('Copy the Template Change…'), 'copy');

export const copyStatement = (key: string): ActionViewModel =>
  button({ type: 'copyStatement', key }, l10n.t('Copy IAM Statement'), 'copy');
