import type { Remedy, RemedyCommand } from '../domain/session/remedies.ts';
import { switchToText } from '../presentation/match.ts';
import { REMEDY_ICONS, remedyText } from '../presentation/remedy.ts';
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

/** The page decides what is retried; words and icon are the same everywhere. */
export const tryAgain = <const Intent>(intent: Intent): ActionViewModel<Intent> =>
  button(intent, remedyText({ kind: 'retry' }), REMEDY_ICONS.retry);

type SessionAction = ActionViewModel<SessionIntent>;

/** @param again the page's own way to retry */
export function remedyButton<Intent>(
  remedy: Remedy,
  again: ActionViewModel<Intent>,
): ActionViewModel<Intent | SessionIntent> {
  if (remedy.kind === 'retry') return again;
  if (remedy.kind === 'copyPolicy') return copyPolicy(remedy.action);
  return commandButton(remedy.kind);
}

const commandButton = (kind: RemedyCommand): SessionAction =>
  button({ type: kind }, remedyText({ kind }), REMEDY_ICONS[kind]);

export const copyPolicy = (action: string): SessionAction =>
  button({ type: 'copyPolicy', action }, remedyText({ kind: 'copyPolicy', action }), REMEDY_ICONS.copyPolicy);

export const switchProfile = (): SessionAction => commandButton('switchProfile');

export const switchRegion = (): SessionAction => commandButton('switchRegion');

/** To the profiles that are known to sign in to an account; where none is known, to the list of all. */
export const switchButtons = (profiles: readonly string[]): readonly SessionAction[] =>
  profiles.length === 0
    ? [switchProfile()]
    : profiles.map((profile) => button({ type: 'switchTo', profile }, switchToText(profile), 'account'));
