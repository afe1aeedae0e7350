import { l10n } from 'vscode';
import { switchToText } from '../presentation/match.ts';
import type { SessionIntent } from './intents.ts';
import type { ActionViewModel } from './viewModels.ts';

/** The buttons that any page can have: their words, their icons and what they ask for. */

export const button = <const Intent>(
  intent: Intent,
  label: string,
  icon: string,
): ActionViewModel<Intent> => ({
  intent,
  label,
  icon,
});

export const primary = <Intent>(action: ActionViewModel<Intent>): ActionViewModel<Intent> => ({
  ...action,
  primary: true,
});

/** The words and the icon are the same everywhere; what is tried again is for the page to say. */
export const tryAgain = <const Intent>(intent: Intent): ActionViewModel<Intent> =>
  button(intent, l10n.t('Try Again'), 'refresh');

type SessionAction = ActionViewModel<SessionIntent>;

export const signIn = (): SessionAction => button({ type: 'signIn' }, l10n.t('Sign In…'), 'sign-in');

export const copyCommand = (): SessionAction =>
  button({ type: 'copySignIn' }, l10n.t('Copy Sign-In Command'), 'copy');

export const copyPolicy = (action: string): SessionAction =>
  button({ type: 'copyPolicy', action }, l10n.t('Copy Minimal IAM Policy'), 'copy');

export const switchProfile = (): SessionAction =>
  button({ type: 'switchProfile' }, l10n.t('Switch Profile…'), 'account');

/** To the profiles that are known to sign in to an account; where none is known, to the list of all. */
export const switchButtons = (profiles: readonly string[]): readonly SessionAction[] =>
  profiles.length === 0
    ? [switchProfile()]
    : profiles.map((profile) => button({ type: 'switchTo', profile }, switchToText(profile), 'account'));

export const switchRegion = (): SessionAction =>
  button({ type: 'switchRegion' }, l10n.t('Switch Region…'), 'globe');

export const configureSso = (): SessionAction =>
  button({ type: 'configureSso' }, l10n.t('Configure SSO…'), 'key');

export const exploreSample = (): SessionAction =>
  button({ type: 'exploreSample' }, l10n.t('Explore the Sample Account'), 'beaker');

export const showLog = (): SessionAction => button({ type: 'showLog' }, l10n.t('Show Log'), 'output');
